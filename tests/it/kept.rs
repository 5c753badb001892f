//! Everything that is kept of somebody is on their page, folded or whole; a note with nobody can be opened.

use crate::forms::go_to;
use crate::session::Session;

fn with_ana(width: u16, height: u16, note: &str) -> Session {
    let mut session = Session::sized(width, height);
    session.add("Ana Petrović");
    session.log("fri: lunch with Ana, 2h");
    session.press("1 g e");
    for (label, text) in [
        ("How you met", "in the queue for a concert"),
        ("Own fields", "allergies: nuts"),
        ("Days", "wedding: 2014-06-21"),
        ("Note", note),
    ] {
        go_to(&mut session, label);
        session.write(text);
    }
    session.press("Enter");
    assert!(session.shows("saved · u undoes it"), "{}", session.screen());
    session
}

#[test]
fn a_note_own_fields_how_you_met_and_days_stand_above_the_timeline() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        let session = with_ana(width, height, "never ring before ten");
        let screen = session.screen();
        let words = screen.replace(['│', '\n'], " ");
        let words: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
        for said in [
            "wedding 21 June 2014",
            "how you met: in the queue",
            "allergies: nuts",
        ] {
            assert!(words.contains(said), "{said} at {width}x{height}\n{screen}");
        }
        assert!(!screen.contains("i shows the rest"), "{screen}");
        assert!(screen.contains("before ten"), "{screen}");
    }
}

#[test]
fn a_long_note_is_folded_and_i_shows_the_whole_page() {
    let long = "she said one thing and then another, ".repeat(60) + "and the last word is zebra";
    for (width, height) in [(60, 16), (80, 24), (120, 36), (200, 60)] {
        let mut session = with_ana(width, height, &long);
        session.press("2");
        assert!(session.shows("… i shows the rest"), "{}", session.screen());
        assert!(!session.shows("zebra"));
        assert!(
            session.shows("lunch") || height < 24,
            "{}",
            session.screen()
        );
        session.press("i");
        assert!(session.shows("Everything you keep of them"));
        assert!(session.shows("How you met"), "{}", session.screen());
        session.press("G");
        assert!(session.shows("zebra"), "{}", session.screen());
        // What is kept is changed from there.
        session.press("e");
        go_to(&mut session, "Pronouns");
        session.write("she/her");
        session.press("Enter g");
        assert!(session.shows("pronouns: she/her"), "{}", session.screen());
        session.press("Esc");
        assert!(session.shows("… i shows the rest"));
    }
}

#[test]
fn what_is_kept_of_somebody_cannot_drive_the_terminal() {
    let mut session = Session::sized(120, 36);
    session.add("Ana");
    let person = session.model.people.all.first().map(|row| row.id).unwrap();
    let mut ana = match session.answer(betwixt::app::effect::Question::Before {
        person,
        today: session.model.today,
    }) {
        betwixt::app::message::Message::Answer(betwixt::app::message::Answer::Before(Some(
            read,
        ))) => read.page.person,
        other => panic!("{other:?}"),
    };
    "✎ since \u{1b}[2J\u{202e}evil\n\u{7}again".clone_into(&mut ana.note);
    "\u{1b}]0;met".clone_into(&mut ana.how_met);
    ana.fields.push(betwixt::domain::person::OwnField {
        name: "na\u{1b}me".to_owned(),
        value: "👩‍👩‍👧 王小明 محمد".to_owned(),
    });
    session.save_elsewhere(ana);
    session.send(betwixt::app::message::Message::FileChanged);
    for keys in ["1", "i"] {
        session.press(keys);
        let screen = session.screen();
        assert!(screen.contains("evil"), "{screen}");
        assert!(screen.contains("王小明"), "{screen}");
        assert!(
            !screen.contains(['\u{1b}', '\u{202e}', '\u{7}']),
            "{screen}"
        );
    }
}

#[test]
fn in_the_quiet_scan_it_is_about_the_row_under_the_cursor() {
    let mut session = crate::looks::in_demo(120, 36);
    session.press("Q j");
    let row = session.model.quiet.as_ref().unwrap().selected_row();
    let name = row.unwrap().name.clone();
    session.press("i");
    assert!(session.shows("Everything you keep"), "{}", session.screen());
    assert!(session.shows(&name), "{}", session.screen());
    session.press("Esc");
    assert!(session.shows("silent"), "{}", session.screen());
}

#[test]
fn somebody_of_whom_only_the_name_is_kept_says_what_to_do() {
    let mut session = Session::sized(80, 24);
    session.press("i");
    assert!(session.shows("nobody is selected"), "{}", session.screen());
    session.add("Ana");
    session.press("i");
    assert!(session.shows("e writes down more"), "{}", session.screen());
    session.press("d");
    assert!(session.shows("in the trash"), "{}", session.screen());
    session.press("u");
    assert!(session.shows("Ana"), "{}", session.screen());
}

#[test]
fn a_note_with_nobody_is_found_opened_changed_and_put_in_the_trash() {
    let mut session = Session::new();
    session.log("fri: thought about the boat #boat");
    session.log("thu: slept badly");
    session.press("F");
    session.write("boat");
    session.press("Enter");
    assert!(session.shows("A note of your own"), "{}", session.screen());
    assert!(session.shows("20 November 2026"), "{}", session.screen());
    session.press("e");
    assert!(session.shows("What happened on"), "{}", session.screen());
    session.press("C-u");
    session.write("thought about the boat and the oars");
    session.press("Enter");
    assert!(session.shows("and the oars"), "{}", session.screen());
    session.press("d");
    assert!(
        session.shows("It lies in the trash"),
        "{}",
        session.screen()
    );
    session.press("e");
    assert!(session.shows("u brings it back"), "{}", session.screen());
    session.press("u");
    assert!(session.shows("and the oars"), "{}", session.screen());
    session.press("u");
    assert!(!session.shows("and the oars"), "{}", session.screen());
    session.press("C-r");
    // Back among what was found, which says the new words.
    session.press("Esc");
    assert!(session.shows("F boat"), "{}", session.screen());
    assert!(session.shows("and the oars"), "{}", session.screen());
}
