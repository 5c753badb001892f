//! Forms: what is kept is changed field by field, and nothing that was typed is lost.

use betwixt::app::message::Message;

use crate::session::Session;

fn with_friends() -> Session {
    let mut session = Session::new();
    session.add("Jo Novak");
    session.add("Ana Petrović");
    session.log("fri: lunch with Ana, 2h #boat");
    session.press("1 g");
    session
}

/// Goes to the field of this label.
pub fn go_to(session: &mut Session, label: &str) {
    for _ in 0..20 {
        let here = match &session.model.overlay {
            Some(betwixt::app::model::Overlay::Form(form)) => {
                form.focused().is_some_and(|row| row.label == label)
            }
            _ => panic!("no form: {}", session.screen()),
        };
        if here {
            return;
        }
        session.press("Tab");
    }
    panic!("no field {label}");
}

#[test]
fn a_person_is_filled_in_and_it_can_be_undone() {
    let mut session = with_friends();
    session.press("e");
    assert!(session.shows("Other names"), "{}", session.screen());
    go_to(&mut session, "Circle");
    session.write("close");
    go_to(&mut session, "Tags");
    session.write("#choir archive");
    go_to(&mut session, "Through");
    session.write("nov");
    session.press("Tab");
    go_to(&mut session, "Birthday");
    session.write("--03-09");
    go_to(&mut session, "Days");
    session.write("name day: 2014-06-21");
    session.press("C-j");
    session.write("moved: --09-01");
    go_to(&mut session, "Reach them");
    session.write("mail ana@example.org (work)");
    go_to(&mut session, "Own fields");
    session.write("allergies: nuts");
    session.press("Enter");
    assert!(session.shows("saved · u undoes it"), "{}", session.screen());
    assert!(session.shows("CLOSE"));
    assert!(session.shows("through Jo Novak"), "{}", session.screen());
    assert!(session.shows("#choir"), "{}", session.screen());
    session.press("e");
    go_to(&mut session, "Reach them");
    assert!(session.shows("mail ana@example.org (work)"));
    assert!(session.shows("allergies: nuts"));
    session.press("Esc u");
    assert!(!session.shows("CLOSE"), "{}", session.screen());
}

#[test]
fn what_cannot_be_is_told_at_its_field_and_nothing_is_saved() {
    let mut session = with_friends();
    session.press("e");
    go_to(&mut session, "Birthday");
    session.write("1984-02-30");
    go_to(&mut session, "Own fields");
    session.write("no colon");
    session.press("Enter");
    assert!(session.shows("Birthday!"), "{}", session.screen());
    assert!(session.shows("Own fields!"));
    assert!(session.shows("1984-02-30"));
    session.press("Esc");
    assert!(session.shows("not saved, and kept: e goes on with it"));
    session.press("e");
    go_to(&mut session, "Birthday");
    assert!(session.shows("1984-02-30"));
    session.press("C-c C-c");
    session.press("e");
    go_to(&mut session, "Birthday");
    assert!(!session.shows("1984-02-30"));
}

#[test]
fn an_interaction_is_changed_and_keeps_what_was_not() {
    let mut session = with_friends();
    session.press("2 e");
    assert!(
        session.shows("What happened on 20 November 2026"),
        "{}",
        session.screen()
    );
    go_to(&mut session, "Kind");
    session.press("C-u");
    session.write("ca");
    session.press("Tab");
    go_to(&mut session, "With");
    session.write(", jo");
    session.press("Tab");
    go_to(&mut session, "Place");
    session.write("Kalemegdan");
    session.press("Enter");
    assert!(
        session.shows("20 Fri  call · 2 h · Kalemegdan · with Jo"),
        "{}",
        session.screen()
    );
    assert!(session.shows("#boat"));
    session.press("u");
    assert!(
        session.shows("20 Fri  met · 2 h · #boat"),
        "{}",
        session.screen()
    );
}

#[test]
fn a_row_that_somebody_saved_meanwhile_is_not_overwritten() {
    let mut session = with_friends();
    session.press("e");
    go_to(&mut session, "Lives in");
    session.write("Belgrade");
    let id = session.model.shown.as_ref().unwrap().person;
    let mut person = session.store().reader().person(id).unwrap().unwrap();
    person.lives_in = "Graz".to_owned();
    person.pronouns = "she/her".to_owned();
    session.save_elsewhere(person);
    session.press("Enter");
    assert!(session.shows("Belgrade"), "{}", session.screen());
    assert!(session.shows("theirs: Graz"), "{}", session.screen());
    assert!(session.shows("taken over: Pronouns"));
    assert!(session.shows("C-t takes what it wrote, C-o keeps yours"));
    // Enter alone does not choose.
    session.press("Enter");
    assert!(session.shows("theirs: Graz"), "{}", session.screen());
    session.press("C-t");
    assert!(
        !session.shows("Belgrade") && session.shows("Graz"),
        "{}",
        session.screen()
    );
    session.press("C-o");
    assert!(session.shows("Belgrade"), "{}", session.screen());
    session.press("Enter");
    assert!(session.shows("saved · u undoes it"), "{}", session.screen());
    let person = session.store().reader().person(id).unwrap().unwrap();
    assert_eq!(
        (person.lives_in.as_str(), person.pronouns.as_str()),
        ("Belgrade", "she/her")
    );
}

#[test]
fn what_only_another_program_changed_is_taken_over_and_told() {
    let mut session = with_friends();
    session.press("e");
    go_to(&mut session, "Lives in");
    session.write("Belgrade");
    let id = session.model.shown.as_ref().unwrap().person;
    let mut person = session.store().reader().person(id).unwrap().unwrap();
    person.pronouns = "she/her".to_owned();
    session.save_elsewhere(person);
    session.send(Message::FileChanged);
    assert!(
        session.shows("taken over: Pronouns"),
        "{}",
        session.screen()
    );
    assert!(session.shows("Belgrade") && session.shows("she/her"));
    session.press("Esc e Enter");
    assert!(session.shows("saved · u undoes it"), "{}", session.screen());
    let person = session.store().reader().person(id).unwrap().unwrap();
    assert_eq!(
        (person.lives_in.as_str(), person.pronouns.as_str()),
        ("Belgrade", "she/her")
    );
}

#[test]
fn a_promise_is_changed_where_it_stands() {
    let mut session = with_friends();
    session.log("fri: call with Ana promise: read her letter by 2026-12-01");
    session.press("2 g");
    for _ in 0..4 {
        session.press("e");
        if session.shows("A promise") {
            break;
        }
        session.press("Esc j");
    }
    go_to(&mut session, "By");
    session.press("C-u");
    session.write("2026-12-24");
    session.press("Enter");
    assert!(session.shows("24 Dec"), "{}", session.screen());
}

#[test]
fn two_entries_of_one_person_are_joined_and_taken_apart_again() {
    let mut session = Session::new();
    session.add("Ana P.");
    session.log("mon: call with \"Ana P.\", 20 min");
    session.add("Ana Petrović");
    session.log("fri: lunch with Petrović, 2h #boat");
    session.press("1 g j");
    let shown = session.model.shown.as_ref().unwrap().name.clone();
    let other = if shown == "Ana P." {
        "Ana Petrović"
    } else {
        "Ana P."
    };
    session.press("=");
    assert!(session.shows("the same person as"), "{}", session.screen());
    session.write(&shown);
    session.press("Enter");
    assert!(
        session.shows("That is this very entry"),
        "{}",
        session.screen()
    );
    session.press("C-u");
    session.write("Anm");
    session.press("Enter");
    assert!(
        session.shows("Nobody is called Anm"),
        "{}",
        session.screen()
    );
    session.press("C-u");
    session.write(other);
    session.press("Enter");
    assert!(session.shows("Join them?"), "{}", session.screen());
    assert!(
        session.shows("Goes along: 1 interaction"),
        "{}",
        session.screen()
    );
    session.press("y");
    assert!(session.shows("they are one"), "{}", session.screen());
    assert!(
        session.shows("20 Fri") && session.shows("16 Mon"),
        "{}",
        session.screen()
    );
    assert!(
        session.shows(&format!("also {other}")),
        "{}",
        session.screen()
    );
    session.press("u");
    assert!(session.shows("undone: merged"), "{}", session.screen());
    assert!(
        !session.shows(&format!("also {other}")),
        "{}",
        session.screen()
    );
}

#[test]
fn what_was_begun_in_a_form_is_there_after_the_program_was_killed() {
    let mut session = with_friends();
    session.press("e");
    go_to(&mut session, "Lives in");
    session.write("Gra");
    // Nobody saved, nobody pressed Esc: the screen is simply gone.
    session.reopen();
    assert!(
        session.shows("you were writing “Ana Petrović”: e goes on"),
        "{}",
        session.screen()
    );
    session.press("e");
    assert!(session.shows("Gra"), "{}", session.screen());
    session.write("z");
    session.press("Enter");
    assert!(session.shows("saved"), "{}", session.screen());
    assert!(session.shows("Graz"));
    session.reopen();
    assert!(!session.shows("goes on"), "{}", session.screen());
    // A new promise, put away; then a check-in, half answered.
    session.press("p");
    session.write("read her letter");
    session.press("Esc");
    session.reopen();
    assert!(
        session.shows("you were writing “A new promise · Ana Petrović”: p goes on"),
        "{}",
        session.screen()
    );
    session.press("p");
    assert!(session.shows("read her letter"), "{}", session.screen());
    session.press("Enter");
    session.press("c 3 2");
    session.press("\"");
    session.write("she said it herself");
    session.reopen();
    assert!(
        session.shows("in a check-in about Ana Petrović: c goes on"),
        "{}",
        session.screen()
    );
    session.press("c");
    assert!(session.shows("she said it herself"), "{}", session.screen());
    session.press("Enter C-c");
    session.reopen();
    assert!(!session.shows("goes on"), "{}", session.screen());
}

#[test]
fn what_another_program_saved_while_the_form_lay_there_is_told_when_it_is_taken_up() {
    let mut session = with_friends();
    session.press("e");
    go_to(&mut session, "Lives in");
    session.write("Belgrade");
    let id = session.model.shown.as_ref().unwrap().person;
    let mut person = session.store().reader().person(id).unwrap().unwrap();
    (person.lives_in, person.pronouns) = ("Graz".to_owned(), "she/her".to_owned());
    session.save_elsewhere(person);
    session.reopen();
    session.press("e");
    assert!(
        session.shows("Belgrade") && session.shows("she/her"),
        "{}",
        session.screen()
    );
    assert!(session.shows("Graz"), "{}", session.screen());
}

#[test]
fn what_was_not_touched_in_a_form_stays_as_it_is_kept() {
    use betwixt::domain::person::{ContactKind, ContactPoint, OwnField};
    let mut session = with_friends();
    let id = session.model.shown.as_ref().unwrap().person;
    let mut person = session.store().reader().person(id).unwrap().unwrap();
    person.other_names = vec!["Petrović, Ana".to_owned()];
    person.tags = vec!["book club".to_owned()];
    person.contact_points = vec![ContactPoint {
        kind: ContactKind::Phone,
        label: "home (after six)".to_owned(),
        value: "+381 11 555 0101".to_owned(),
    }];
    let own = |name: &str, value: &str| OwnField {
        name: name.to_owned(),
        value: value.to_owned(),
    };
    person.fields = vec![own("shoes: winter", "38")];
    person.note = "  Never ring before ten  ".to_owned();
    session.save_elsewhere(person);
    session.send(Message::FileChanged);
    let mut before = session.store().reader().person(id).unwrap().unwrap();
    session.press("e");
    go_to(&mut session, "Lives in");
    session.write("Graz");
    session.press("Enter");
    assert!(session.shows("saved · u undoes it"), "{}", session.screen());
    let after = session.store().reader().person(id).unwrap().unwrap();
    before.lives_in = "Graz".to_owned();
    before.record = after.record;
    assert_eq!(before, after);
    // Another line beside one that does not read back leaves that one alone.
    session.press("e");
    go_to(&mut session, "Own fields");
    session.press("C-j");
    session.write("allergies: nuts");
    go_to(&mut session, "Reach them");
    session.press("C-j");
    session.write("mail ana@example.org");
    session.press("Enter");
    let after = session.store().reader().person(id).unwrap().unwrap();
    assert_eq!(
        after.fields,
        [own("shoes: winter", "38"), own("allergies", "nuts")]
    );
    assert_eq!(after.contact_points.first(), before.contact_points.first());
    assert_eq!(after.contact_points.len(), 2);
}

#[test]
fn a_birthday_is_read_in_words_and_a_day_of_death_beside_let_go_is_asked_about() {
    let mut session = with_friends();
    session.press("e");
    go_to(&mut session, "Birthday");
    session.write("14 May 1984");
    go_to(&mut session, "Standing");
    session.press("C-u");
    session.write("let go");
    session.press("Tab");
    session.write("2020");
    session.press("Enter");
    assert!(session.shows("write died here"), "{}", session.screen());
    session.press("Tab C-u Enter");
    assert!(session.shows("saved · u undoes it"), "{}", session.screen());
    let id = session.model.shown.as_ref().unwrap().person;
    let kept = session.store().reader().person(id).unwrap().unwrap();
    assert_eq!(kept.birthday.unwrap().to_string(), "1984-05-14");
    assert_eq!(kept.standing, betwixt::domain::person::Standing::LetGo);
}

#[test]
fn a_second_person_of_one_name_is_added_by_a_second_enter() {
    let mut session = with_friends();
    let count = |session: &mut Session| session.store().reader().known_people().unwrap().len();
    session.press("A");
    session.write("jo novák");
    session.press("Enter");
    assert!(
        session.shows("Enter once more adds another"),
        "{}",
        session.screen()
    );
    assert_eq!(count(&mut session), 2);
    session.press("Enter");
    assert_eq!(count(&mut session), 3, "{}", session.screen());
}

#[test]
fn a_name_that_was_not_saved_is_there_when_the_line_is_opened_again() {
    let mut session = with_friends();
    session.press("A");
    session.write("Zo");
    session.press("Esc");
    assert!(
        session.shows("you were adding Zo: A goes on"),
        "{}",
        session.screen()
    );
    session.reopen();
    assert!(
        session.shows("you were adding Zo: A goes on"),
        "{}",
        session.screen()
    );
    session.press("A");
    session.write("ë");
    session.press("Enter");
    assert!(session.shows("Zoë"), "{}", session.screen());
    session.press("A Esc");
    assert!(!session.shows("you were adding"), "{}", session.screen());
}

#[test]
fn a_name_with_a_comma_stays_one_name_in_every_list() {
    let mut session = with_friends();
    session.add("Smith, John");
    session.press("1 /");
    session.write("ana");
    session.press("Enter e");
    go_to(&mut session, "Other names");
    assert!(session.shows("\"Smith, John\""), "the hint tells it");
    session.write("\"Petrović, A.\", Anči, the \"Bird\"");
    go_to(&mut session, "Tags");
    session.write("#\"old friends\" #boat");
    session.press("Enter");
    assert!(session.shows("saved"), "{}", session.screen());
    let row = session.model.shown.as_ref().unwrap().page.as_ref().unwrap();
    assert_eq!(
        row.person.other_names,
        ["Petrović, A.", "Anči", "the \"Bird\""]
    );
    assert_eq!(row.person.tags, ["boat", "old friends"]);
    // It is shown so, and one more beside it changes none of them.
    session.press("e");
    go_to(&mut session, "Other names");
    assert!(
        session.shows("\"Petrović, A.\", Anči, the \"Bird\""),
        "{}",
        session.screen()
    );
    session.write(", \"open");
    session.press("Enter");
    assert!(session.shows("A quote is opened and not closed"));
    session.press("C-w Backspace Backspace");
    session.write(", Bird");
    session.press("Enter");
    let row = session.model.shown.as_ref().unwrap().page.as_ref().unwrap();
    assert_eq!(
        row.person.other_names,
        ["Petrović, A.", "Anči", "the \"Bird\"", "Bird"]
    );
    // A name with a comma is completed in quotes.
    session.press("2 e");
    go_to(&mut session, "With");
    session.write(", smi");
    session.press("Tab");
    assert!(session.shows("\"Smith, John\""), "{}", session.screen());
    session.write(", jo");
    session.press("Tab Enter");
    assert!(
        session.shows("with Jo Novak, Smith, John"),
        "{}",
        session.screen()
    );
}

#[test]
fn the_lines_for_the_same_person_and_for_a_new_day_outlast_a_crash() {
    let mut session = with_friends();
    session.press("=");
    session.write("jo no");
    session.reopen();
    assert!(session.shows("= goes on"), "{}", session.screen());
    session.press("=");
    assert!(session.shows("jo no"), "{}", session.screen());
    session.press("C-c C-c");
    session.log("today: call with Ana. promise: read her letter by fri");
    // D, then a new day.
    session.press("2 g D");
    assert!(session.shows("new day"), "{}", session.screen());
    let row = session.screen();
    let row = row.lines().find(|line| line.contains("a new day")).unwrap();
    let number = row.chars().find(char::is_ascii_digit).unwrap();
    session.press(&number.to_string());
    assert!(session.shows("A new day"), "{}", session.screen());
    session.write("in 2 we");
    session.reopen();
    assert!(session.shows("D goes on"), "{}", session.screen());
    session.press(&format!("2 g D {number}"));
    assert!(session.shows("by in 2 we"), "{}", session.screen());
    session.write("eks");
    session.press("Enter");
    assert!(session.shows("6 Dec"), "{}", session.screen());
    session.reopen();
    assert!(!session.shows("goes on"), "{}", session.screen());
}

#[test]
fn where_names_are_hidden_a_field_shows_only_what_is_typed() {
    let mut session = with_friends();
    session.press("H e");
    for label in ["Name", "Circle", "Note"] {
        go_to(&mut session, label);
        assert!(!session.shows("Petrović"), "{}", session.screen());
    }
    go_to(&mut session, "Name");
    session.press("C-u");
    session.write("Anna Weber");
    assert!(session.shows("Anna Weber"), "{}", session.screen());
    session.press("Tab");
    assert!(!session.shows("Anna Weber"), "{}", session.screen());
}

#[test]
fn a_day_without_its_year_is_written_as_it_is_said() {
    let mut session = with_friends();
    session.press("e");
    go_to(&mut session, "Birthday");
    session.write("29 Feb");
    go_to(&mut session, "Days");
    session.write("moved: 30 August");
    session.press("C-j");
    session.write("wedding: 21 June 2014");
    session.press("Enter e");
    assert!(session.shows("29 February"), "{}", session.screen());
    go_to(&mut session, "Days");
    assert!(session.shows("moved: 30 August"), "{}", session.screen());
    assert!(session.shows("wedding: 2014-06-21"));
    session.press("C-j");
    session.write("never: 30 Feb");
    session.press("Enter");
    assert!(session.shows("never: "), "{}", session.screen());
    assert!(session.shows("Days!"), "{}", session.screen());
}

#[test]
fn somebody_who_is_added_was_there_as_the_others_were() {
    let mut session = Session::new();
    for name in ["Jo Novak", "Ana Petrović"] {
        session.add(name);
    }
    session.log("Fri-Sun with Ana at the lake");
    session.press("2 e");
    go_to(&mut session, "With");
    session.press("C-u");
    session.write("Ana Petrović, Jo Novak");
    session.press("Enter");
    assert!(session.shows("saved"), "{}", session.screen());
    let people = session.model.people.all.iter();
    let with_days = people.filter(|row| row.is_relationship()).count();
    assert_eq!(with_days, 2, "{}", session.screen());
}

#[test]
fn a_promise_and_a_topic_say_their_day_at_their_end() {
    let mut session = with_friends();
    session.press("p");
    session.write("send the map by 3 Dec");
    session.press("Enter");
    assert!(session.shows("send the map"), "{}", session.screen());
    let person = session.model.shown.as_ref().unwrap().person;
    let promises = session.store().reader().promises(person).unwrap();
    assert_eq!(promises[0].text, "send the map");
    assert_eq!(promises[0].by, Some("2026-12-03".parse().unwrap()));
    session.press("p");
    session.write("return the book by 31 feb");
    session.press("Enter");
    assert!(session.shows("no 31 February"), "{}", session.screen());
}

#[test]
fn a_new_line_is_begun_and_offered_only_where_a_field_takes_several() {
    let mut session = with_friends();
    session.press("e");
    go_to(&mut session, "Lives in");
    assert!(!session.shows("new line"), "{}", session.screen());
    session.write("Graz");
    session.press("Alt-Enter C-j");
    session.write(" West");
    assert!(session.shows("Graz West"), "{}", session.screen());
    go_to(&mut session, "Note");
    assert!(session.shows("Alt-Enter new line"), "{}", session.screen());
    session.write("one");
    session.press("Alt-Enter");
    session.write("two");
    assert!(!session.shows("onetwo"), "{}", session.screen());
}

#[test]
fn a_month_has_its_own_word_in_the_title_and_a_time_is_written_as_in_a_sentence() {
    let mut session = Session::new();
    session.add("Ana");
    session.log("June 2019: met Ana");
    session.press("2 e");
    assert!(session.shows("What happened in June 2019"));
    session.press("Esc");
    session.log("yesterday: met Ana");
    session.press("g e");
    assert!(session.shows("What happened on 21 November 2026"));
    for (written, kept) in [
        ("7pm", "19:00"),
        ("7.30pm", "19:30"),
        ("noon", "12:00"),
        ("18:45", "18:45"),
    ] {
        go_to(&mut session, "Time");
        session.press("C-u");
        session.write(written);
        session.press("Enter");
        assert!(session.shows("saved"), "{written}: {}", session.screen());
        session.press("e");
        let screen = session.screen();
        let row = screen.lines().find(|line| line.contains("Time "));
        assert!(row.is_some_and(|row| row.contains(kept)), "{screen}");
    }
    for (written, told) in [
        ("7", "Write the time as 18:30 or 7pm"),
        ("at 7", "07:00 or 19:00"),
        ("25:00", ""),
        ("soon", "Write the time as 18:30 or 7pm"),
    ] {
        go_to(&mut session, "Time");
        session.press("C-u");
        session.write(written);
        session.press("Enter");
        assert!(session.shows("Time!"), "{written}: {}", session.screen());
        assert!(session.shows(told), "{written}: {}", session.screen());
    }
}
