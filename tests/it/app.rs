//! What a person does, key by key, down to the file.

use betwixt::app::arrival::first_questions;
use betwixt::app::effect::{Effect, Question};
use betwixt::app::message::Message;
use betwixt::app::model::Model;
use betwixt::app::people::Line;
use betwixt::app::update::update;
use serde_json::json;

use crate::session::Session;

#[test]
fn a_newcomer_adds_somebody_writes_something_down_and_undoes_it() {
    let mut session = Session::new();
    assert!(session.shows("A adds a person."));
    session.add("Ana Petrović");
    assert!(session.shows("added Ana Petrović"));
    session.log("yesterday: long walk by the river, 2h #boat");
    assert!(
        session.shows("21 Sat  met · 2 h · #boat"),
        "{}",
        session.screen()
    );
    assert!(session.shows("┃ long walk by the river, 2h"));
    assert!(session.shows("since 21 November 2026"));
    session.press("u");
    assert!(session.shows("undone: logged an interaction with Ana Petrović"));
    assert!(!session.shows("long walk"));
    assert!(session.shows("a connection:"));
    session.press("C-r");
    assert!(session.shows("long walk"));
    session.press("u u");
    assert!(session.shows("Nobody is here yet."));
    session.press("u");
    assert!(session.shows("There is nothing to undo"));
}

#[test]
fn an_interaction_with_two_people_stands_with_both() {
    let mut session = Session::new();
    session.add("Ana Petrović");
    session.add("王小明");
    session.log("fri: lunch with Ana and 王小明");
    session.press("1 g");
    assert!(
        session.shows("20 Fri  met · with 王小明")
            || session.shows("20 Fri  met · with Ana Petrović")
    );
    session.press("j");
    assert!(
        session.shows("20 Fri  met · with Ana Petrović"),
        "{}",
        session.screen()
    );
}

#[test]
fn what_is_ambiguous_is_asked_and_not_saved_before() {
    let mut session = Session::new();
    session.add("Jo Novak");
    session.add("Jo Weber");
    session.press("a");
    session.write("coffee with jo");
    assert!(
        session.shows("jo ▸ Jo Novak · Jo Weber"),
        "{}",
        session.screen()
    );
    session.press("Enter");
    assert!(
        session.shows("What happened?"),
        "nothing is saved while a question is open"
    );
    session.press("Right Enter Enter");
    assert!(session.shows("saved: Jo Weber"), "{}", session.screen());
}

#[test]
fn what_cannot_be_is_refused_with_the_next_step_and_the_text_stays() {
    let mut session = Session::new();
    session.add("Ana");
    session.log("2026-02-30: lunch with Ana");
    assert!(
        session.shows("There is no 30 February 2026"),
        "{}",
        session.screen()
    );
    assert!(session.shows("2026-02-30: lunch with Ana"));
    session.press("Esc");
    session.log("");
    assert!(session.shows("What happened?"));
}

#[test]
fn a_half_written_sentence_survives_the_end_of_the_program() {
    let mut session = Session::new();
    session.add("Ana");
    session.press("a");
    session.write("she told me about");
    session.press("Esc");
    assert!(session.shows("kept as a draft"));
    session.reopen();
    assert!(session.shows("a sentence was left half-written"));
    session.press("a");
    assert!(session.shows("she told me about"));
    session.press("C-c");
    assert!(session.shows("Press Ctrl-C again"));
    session.press("C-c");
    session.reopen();
    session.press("a");
    assert!(!session.shows("she told me about"));
}

#[test]
fn a_half_written_sentence_stays_with_whom_it_was_begun() {
    let mut session = Session::new();
    session.add("Ana");
    session.add("Jo");
    session.press("a");
    session.write("lunch, 1h");
    session.press("Esc k");
    assert_eq!(session.model.people.selected().unwrap().name, "Ana");
    session.press("a Enter");
    assert!(session.shows("saved: Jo"), "{}", session.screen());
}

#[test]
fn an_act_of_another_sitting_is_named_before_it_is_undone() {
    let mut session = Session::new();
    session.add("Ana");
    session.reopen();
    session.press("u");
    assert!(
        session.shows("The newest act is not from this sitting: added Ana"),
        "{}",
        session.screen()
    );
    session.press("n");
    assert!(session.shows("Ana"));
    session.press("u y");
    assert!(session.shows("Nobody is here yet."));
}

#[test]
fn the_trash_takes_people_and_interactions_and_gives_them_back() {
    let mut session = Session::new();
    session.add("Ana");
    session.log("lunch with Ana");
    session.press("2 d");
    assert!(session.shows("in the trash · u brings it back"));
    assert!(!session.shows("lunch with Ana"));
    session.press("u 1 d");
    assert!(session.shows("Nobody is here yet."), "{}", session.screen());
    session.press("u");
    assert!(session.shows("lunch with Ana"));
}

#[test]
fn the_filter_finds_names_in_any_spelling() {
    let mut session = Session::new();
    for name in ["Élodie Roux", "Søren Holm", "王小明", "Ana"] {
        session.add(name);
    }
    session.press("/");
    session.write("elo");
    assert!(
        session.shows("▌Élodie Roux") && !session.shows("Søren"),
        "{}",
        session.screen()
    );
    session.press("Esc /");
    session.write("soren");
    session.press("Enter");
    assert!(session.shows("Søren Holm ─"), "the page follows the filter");
    session.press("Esc /");
    session.write("zzz");
    assert!(session.shows("Nobody by this name."));
}

#[test]
fn who_is_quiet_is_told_with_the_terms() {
    let mut session = Session::new();
    session.add("Ana");
    session.press("Q");
    assert!(session.shows("Nobody is quieter than the two of you usually are."));
    session.press("Esc");
    for day in [
        "2026-06-01",
        "2026-06-08",
        "2026-06-15",
        "2026-06-22",
        "2026-06-29",
        "2026-07-06",
    ] {
        session.log(&format!("{day}: lunch with Ana"));
    }
    session.press("Q z");
    assert!(session.shows("139 d"), "{}", session.screen());
    assert!(session.shows("unusually quiet: longer than 5 of 5 gaps"));
    assert!(session.shows("longer than 5 of your last 5 gaps"));
    assert!(session.shows("a long silence"));
    session.press("Enter");
    assert!(session.shows("RHYTHM"));
    assert!(session.shows("lunch with Ana"));
}

#[test]
fn a_change_from_the_shell_appears() {
    let mut session = Session::new();
    session.add("Ana");
    let other = betwixt::domain::person::Person::named(
        betwixt::domain::id::Id::from_number(0),
        "Zoë".to_owned(),
        betwixt::domain::record::Origin::Hand,
        0,
    );
    let stamp = betwixt::store::open::Stamp {
        at: 0,
        source: betwixt::domain::act::Source::Shell,
    };
    session
        .store()
        .add_person(
            other,
            &betwixt::store::people::CircleChoice::Named("close".into()),
            stamp,
        )
        .unwrap();
    session.send(Message::FileChanged);
    session.press("C");
    assert!(
        session.shows("CLOSE") && session.shows("Zoë"),
        "{}",
        session.screen()
    );
}

#[test]
fn q_leaves_and_keeps_what_stands_in_the_box() {
    let mut session = Session::new();
    session.add("Ana");
    session.press("a");
    session.write("half a sen");
    session.send(Message::Terminate);
    assert!(session.left);
    session.reopen();
    assert!(session.shows("a sentence was left half-written"));
    session.left = false;
    session.press("q");
    assert!(session.left);
}

#[test]
fn a_paste_is_text_and_never_keys() {
    let mut session = Session::new();
    session.add("Ana");
    session.press("a");
    session.send(Message::Paste(
        "lunch\r\nwith \0 Ana \u{1b}[2J q".to_owned(),
    ));
    assert!(session.shows("with � Ana ␛[2J q"), "{}", session.screen());
    session.send(Message::Paste("x".repeat(2_000_000)));
    assert!(session.shows("paste less of it"));
}

#[test]
fn an_answer_to_an_earlier_deed_leaves_the_open_box_alone() {
    let mut session = Session::new();
    session.add("Ana");
    session.press("a");
    session.write("half a sentence");
    let person = betwixt::domain::id::Id::from_number(1);
    let late = betwixt::app::message::Done::Added {
        person,
        name: "Bo".to_owned(),
    };
    session.send(Message::Done(late));
    assert!(session.shows("half a sentence"));
    let act = session.store().reader().next_undo().unwrap().unwrap();
    session.send(Message::Done(betwixt::app::message::Done::AskFirst(act)));
    session.write(" y");
    assert!(session.shows("half a sentence y"), "{}", session.screen());
}

#[test]
fn every_command_is_found_by_its_words() {
    let mut session = Session::new();
    session.add("Ana Petrović");
    session.press(":");
    assert!(session.shows("write down what happened, in one sentence"));
    session.write("gone quiet");
    session.press("Enter");
    assert!(
        session.shows("Nobody is quieter than the two of you"),
        "{}",
        session.screen()
    );
    session.press(":");
    session.write("xyzzy");
    assert!(session.shows("No command has these words here."));
    session.press("Enter");
    assert!(session.shows("Nobody is quieter than the two of you"));
}

#[test]
fn a_footer_names_only_keys_that_have_something_to_act_on() {
    let mut session = Session::new();
    session.press("T");
    assert!(!session.shows("accept"), "{}", session.screen());
    session.press("Esc Q");
    assert!(!session.shows("not now"), "{}", session.screen());
    assert!(session.shows("Esc back"), "{}", session.screen());
    // Who is left in peace is one key away, by name.
    session.press("Esc");
    session.add("Élodie Roux");
    session.log("2026-09-01: lunch with Élodie, 1h");
    session.press("1 s 2 Q");
    assert!(session.shows("also: resting 1"), "{}", session.screen());
    session.press("v");
    assert!(session.shows("  Élodie Roux"), "{}", session.screen());
}

#[test]
fn a_key_stands_in_the_help_once_and_only_where_it_does_something() {
    let mut session = Session::new();
    session.add("Ana Petrović");
    session.log("yesterday: coffee with Ana, 1h");
    session.press("M ?");
    assert!(
        !session.shows("the story of you two"),
        "{}",
        session.screen()
    );
    session.press("Esc Enter ?");
    let screen = session.screen();
    assert_eq!(screen.matches("Space").count(), 1, "{screen}");
    session.press("Esc Esc Esc S ?");
    assert!(
        session.shows("the story of you two"),
        "{}",
        session.screen()
    );
}

#[test]
fn an_act_is_called_what_it_was_and_what_comes_back_is_under_the_cursor() {
    let mut session = Session::new();
    session.add("Ana Petrović");
    for day in ["2026-11-10", "2026-11-12", "2026-11-14"] {
        session.log(&format!("{day}: call with Ana, 1h"));
    }
    session.press("2 g j");
    let before = session.model.timeline.entry_under_cursor();
    session.press("d u");
    assert!(session.shows("undone: put"), "{}", session.screen());
    assert_eq!(session.model.timeline.entry_under_cursor(), before);
    session.log("tomorrow: lunch with Ana");
    session.press("u");
    assert!(
        session.shows("undone: added a topic with Ana Petrović: "),
        "{}",
        session.screen()
    );
}

#[test]
fn what_is_wrong_in_a_form_is_told_although_a_name_was_begun() {
    let mut session = Session::new();
    session.add("Ana Petrović");
    session.add("Ana Pavlović");
    session.add("Ana Perić");
    session.press("=");
    session.write("Ana P");
    session.press("Enter");
    assert!(session.shows("could be any of"), "{}", session.screen());
}

#[test]
fn of_very_many_people_a_screen_full_is_shown_before_all_others_are_read() {
    let mut session = Session::new();
    let close = [("5", "Zoë", "1"), ("6", "Ana", "1"), ("7", "Bo", "1")];
    let wide = (10..1_110).map(|id| (id.to_string(), format!("Somebody {id}"), "2"));
    let people: Vec<_> = close
        .map(|(id, name, circle)| (id.to_owned(), name.to_owned(), circle))
        .into_iter()
        .chain(wide)
        .map(|(id, name, circle)| json!({"id": id, "name": name, "circle": circle}))
        .collect();
    let document = json!({
        "format": "betwixt", "version": 1,
        "circles": [{"id": "1", "name": "close", "position": 1}, {"id": "2", "name": "wide", "position": 2}],
        "people": people,
    });
    session.import(&document.to_string());
    session.model = Model::new(session.model.today, 120, 36);
    let [_, _, innermost] = first_questions(session.model.today);
    let early = session.answer(innermost);
    let effects = update(&mut session.model, early);
    let names = |session: &Session| -> Vec<String> {
        let people = &session.model.people;
        let lines = people.lines.iter();
        let rows = lines.filter_map(|line| match line {
            Line::Person(place) => Some(people.all[*place].name.clone()),
            _ => None,
        });
        rows.collect()
    };
    let begun = names(&session);
    assert_eq!((begun.len(), begun[2].as_str()), (80, "Zoë"));
    // The page of whom the cursor is on is read and drawn before everybody is.
    let [Effect::Ask(Question::Page { .. }), .., last] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    let Effect::AskOnceDrawn(everybody @ Question::People { .. }) = last else {
        panic!("{last:?}");
    };
    session.press("j");
    let whole = session.answer(everybody.clone());
    session.send(whole);
    let all = names(&session);
    assert_eq!((all.len(), &all[..80]), (1_103, &begun[..]));
    assert_eq!(session.model.people.selected().unwrap().name, "Bo");
}
