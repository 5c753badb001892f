//! What the box of quick entry does besides taking text.

use crate::session::Session;

fn with_friends() -> Session {
    let mut session = Session::new();
    session.add("Ana Petrović");
    session.add("Jo Novak");
    session
}

#[test]
fn a_name_a_place_and_a_tag_are_completed() {
    let mut session = with_friends();
    session.log("yesterday: walk with Ana at:Kalemegdan #boat");
    session.press("a");
    session.write("lunch with pet");
    assert!(session.shows("Ana Petrović"), "{}", session.screen());
    session.press("Tab");
    session.write("at:kal");
    session.press("Tab");
    session.write("#b");
    session.press("Tab Enter");
    assert!(
        session.shows("22 Sun  met · Kalemegdan · #boat"),
        "{}",
        session.screen()
    );
}

/// "yesterday, lunch with Grace, at the Thai place" is two keys, `a` and Enter, and 22 others.
#[test]
fn the_common_sentence_is_two_keys_and_twenty_two_others() {
    let mut session = Session::new();
    session.add("Grace Hopper");
    session.add("Graham Greene");
    session.log("yesterday: met Grace at:\"Thai place\"");
    session.log("yesterday: walk with Graham");
    session.press("u");
    let mut count = 0;
    session.press("a");
    for (typed, key) in [("yday lunch w gr", "Tab"), ("at th", "Tab")] {
        session.write(typed);
        session.press(key);
        count += typed.chars().count() + 1;
    }
    assert!(count <= 22, "{count}");
    assert!(
        session.shows("Sat 21 Nov · met · Grace Hopper · who began: not said · Thai place"),
        "{}",
        session.screen()
    );
    session.press("Enter");
    assert!(
        session.shows("┃ lunch w Grace Hopper at Thai place"),
        "{}",
        session.screen()
    );
}

#[test]
fn what_was_inferred_is_overruled_below_the_text() {
    let mut session = with_friends();
    session.press("a");
    session.write("lunch with Ana");
    session.press("Down Down");
    assert!(
        session.shows("lunch with Ana kind:call"),
        "{}",
        session.screen()
    );
    session.press("Right Down Esc");
    assert!(
        session.shows("lunch with Ana kind:call >"),
        "{}",
        session.screen()
    );
    session.press("Enter");
    assert!(
        session.shows("22 Sun  call · you began"),
        "{}",
        session.screen()
    );
}

#[test]
fn an_earlier_sentence_comes_back_and_goes_again() {
    let mut session = with_friends();
    session.log("lunch with Ana");
    session.log("coffee with Jo");
    session.press("a");
    session.write("half a");
    session.press("Up Up");
    assert!(session.shows("│ lunch with Ana"), "{}", session.screen());
    session.press("Down Down");
    assert!(session.shows("│ half a"), "{}", session.screen());
}

#[test]
fn the_next_entry_begins_like_the_last_one() {
    let mut session = with_friends();
    session.log("lunch with Ana at:Kalemegdan, 2h #boat");
    session.press("1 g j .");
    session.write("with cake");
    assert!(
        session.shows("with cake kind:met for:120min at:Kalemegdan #boat"),
        "{}",
        session.screen()
    );
    session.press("Enter");
    assert!(
        session.shows("22 Sun  met · 2 h · Kalemegdan · #boat"),
        "{}",
        session.screen()
    );
    assert!(session.shows("┃ with cake"));
}

#[test]
fn the_cursor_moves_by_rows_and_the_own_editor_gives_text_back() {
    let mut session = with_friends();
    session.press("a");
    session.write("met Ana");
    session.press("C-j");
    session.write("second row");
    session.press("Up");
    session.write("!");
    assert!(session.shows("│ met Ana!"), "{}", session.screen());
    session.press("C-x C-e");
    assert!(
        session.shows("│ second row and more"),
        "{}",
        session.screen()
    );
    session.press("C-x");
    session.write("e");
    assert!(
        session.shows("│ second row and moree"),
        "{}",
        session.screen()
    );
}

#[test]
fn enter_waits_until_it_is_known_whom_a_sentence_can_name() {
    use betwixt::app::effect::{Deed, Effect, Question};
    use betwixt::app::key::{Code, Key};
    use betwixt::app::message::{Answer, Message};
    use betwixt::app::model::Model;
    use betwixt::app::update::update;

    let today = "2026-11-22".parse().unwrap();
    let mut model = Model::new(today, 120, 36);
    let asked = update(&mut model, Message::Key(Key::char('a')));
    assert_eq!(asked, [Effect::Ask(Question::Known { today })]);
    update(&mut model, Message::Paste("a note".to_owned()));
    let enter = Message::Key(Key::plain(Code::Enter));
    assert_eq!(update(&mut model, enter), []);
    let saved = update(&mut model, Message::Answer(Answer::Known(Box::default())));
    assert!(
        matches!(saved.as_slice(), [Effect::Do(Deed::Log(_))]),
        "{saved:?}"
    );
}

#[test]
fn a_stranger_is_not_the_selected_person_and_is_said_to_be_one() {
    let mut session = with_friends();
    session.press("g j a");
    assert!(
        session.shows("yday: lunch with Jo, 2h #boat promise:"),
        "{}",
        session.screen()
    );
    session.write("lunch with Zoran");
    assert!(
        session.shows("today, Sun 22 Nov · met · with nobody in the file"),
        "{}",
        session.screen()
    );
    assert!(session.shows("Zoran is not in the file yet: @\"Zoran\" adds them"));
    session.write(" and Ana");
    assert!(
        session.shows("today, Sun 22 Nov · met · Ana Petrović"),
        "{}",
        session.screen()
    );
}

#[test]
fn what_is_open_is_shown_as_open() {
    let mut session = with_friends();
    session.press("a");
    session.write("lunch with Ana 9/14");
    for shown in [
        "which day is asked · met · Ana Petrović",
        "9/14 ▸ Mon 14 Sep 2026 · not a date",
        "Enter answer what is open",
    ] {
        assert!(session.shows(shown), "{shown}: {}", session.screen());
    }
    session.press("Tab Right");
    assert!(
        session.shows("not a date (then it was today)"),
        "{}",
        session.screen()
    );
    session.press("Enter");
    assert!(
        session.shows("today, Sun 22 Nov · met · Ana Petrović"),
        "{}",
        session.screen()
    );
    assert!(session.shows("Enter save"));
}

#[test]
fn a_time_that_has_not_come_is_asked_by_the_clock() {
    let mut session = with_friends();
    session.press("a");
    session.write("Ana called at 18:30");
    assert!(
        session.shows("at 18:30 ▸ yesterday · today"),
        "{}",
        session.screen()
    );
    session.press("Enter Enter Enter");
    assert!(session.shows("21 Sat  call"), "{}", session.screen());
}

#[test]
fn an_empty_box_is_not_saved_and_offers_only_what_it_can() {
    let mut session = with_friends();
    session.press("g a");
    session.press("C-c a");
    assert!(!session.shows("Enter save"), "{}", session.screen());
    session.write("  ");
    session.press("Enter");
    assert!(
        session.shows("Write what happened first"),
        "{}",
        session.screen()
    );
    session.write("tea with Ana");
    assert!(session.shows("Enter save"), "{}", session.screen());
    assert!(!session.shows("next question"), "{}", session.screen());
    session.press("Enter");
    assert!(session.shows("saved: Ana Petrović"), "{}", session.screen());
}
