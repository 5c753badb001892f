//! The daily review, key by key.

use betwixt::app::message::{Answer, Message};
use betwixt::app::review::Review;
use betwixt::domain::person::Standing;
use betwixt::domain::review::deck;

use crate::session::Session;

/// Ana, met every week until seven weeks ago, with a word to her that is two days past its day and
/// one of hers that is a day past; Sam, whose birthday is tomorrow.
fn life() -> Session {
    let mut session = Session::new();
    session.add("Ana Petrović");
    session.add("Sam");
    for day in ["01", "08", "15", "22", "29"] {
        session.log(&format!("2026-09-{day}: lunch with Ana"));
    }
    session.log("2026-10-04: walked with Ana by the river promise: read her letter by 2026-11-20");
    session.log("2026-10-04: tea with Ana theirs: bring the tent by 2026-11-21");
    born(&mut session, "Sam", "1990-11-23");
    session
}

fn born(session: &mut Session, name: &str, on: &str) {
    let listed = session.model.people.all.iter();
    let id = listed.clone().find(|row| row.name == name).unwrap().id;
    let mut person = session.store().reader().person(id).unwrap().unwrap();
    person.birthday = Some(on.parse().unwrap());
    session.save_elsewhere(person);
    session.send(Message::FileChanged);
}

fn shows(session: &Session, text: &str) {
    assert!(
        session.shows(text),
        "{text:?} is not on\n{}",
        session.screen()
    );
}

#[test]
fn the_review_goes_card_by_card_and_ends() {
    let mut session = life();
    session.press("r");
    shows(&session, "Saturday 21 November. Whom did you meet?");
    assert!(!session.shows("overrule"), "{}", session.screen());
    session.write("coffee with Sam");
    shows(&session, "overrule");
    session.press("Enter");
    shows(&session, "saved: Sam, Sat 21 Nov");
    shows(&session, "Whom else did you meet?");
    shows(&session, "met · Sam");
    session.press("Enter");
    shows(
        &session,
        "You promised Ana Petrović on Sun 4 Oct: read her letter, by Fri 20 Nov",
    );
    shows(&session, "Theirs, as you see it");
    session.press("Space");
    shows(&session, "Their day  Within the next seven days.");
    shows(&session, "birthday, turns 36");
    session.press("Space");
    shows(&session, "49 days; you two usually");
    shows(&session, "last noted, Sun 4 Oct, met");
    shows(&session, "Not on this card before. At most three a day");
    session.press("Space");
    shows(&session, "That is enough for today.");
    assert!(!session.screen().contains('!'));
    session.press("Space");
    assert!(!session.shows("Review ─"));
    session.press("r");
    shows(&session, "That is enough for today.");
    session.press("r");
    shows(&session, "Yesterday");
    session.press("Space Space Space");
    shows(&session, "49 days");
    session.press("Esc");
    let today = session.model.today;
    assert!(session.store().reader().review(today).unwrap().finished);
}

#[test]
fn a_word_given_is_ended_moved_or_left_with_one_key_and_undone_with_another() {
    let mut session = life();
    session.press("r Enter 1");
    let screen = session.screen();
    let row = screen.lines().find(|row| row.contains("read her letter"));
    assert!(row.unwrap().contains(" kept "), "{screen}");
    shows(&session, "▌ Ana Petrović          bring the tent");
    session.press("u");
    // The cursor goes back to what was undone.
    shows(&session, "▌ Ana Petrović          read her letter");
    shows(&session, "2 days past its day");
    session.press("3");
    shows(&session, "A new day");
    session.write("next friday");
    session.press("Enter");
    shows(&session, "Write it as 2026-11-27 or 2026-12-04");
    session.press("C-u");
    session.write("yesterday");
    session.press("Enter");
    shows(&session, "That day is past.");
    for _ in 0..9 {
        session.press("Backspace");
    }
    session.write("fri");
    session.press("Enter");
    shows(&session, "a new day: Fri 27 Nov");
    session.press("k 2");
    shows(&session, "that is done; u undoes it");
    session.press("j 5");
    shows(&session, "still open");
    session.press("4");
    shows(&session, "released");
    let open = session.store().reader().open_promises().unwrap();
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].0.by.unwrap().to_string(), "2026-11-27");
    session.press("u u");
    shows(&session, "2 days past its day");
    assert_eq!(session.store().reader().open_promises().unwrap().len(), 2);
}

#[test]
fn it_goes_on_where_it_stopped_the_same_day() {
    let mut session = life();
    session.press("r Esc r");
    shows(&session, "Yesterday");
    session.press("Enter Space Esc");
    session.reopen();
    session.press("r");
    shows(&session, "Their day");
    session.press("Space f");
    shows(
        &session,
        "quiet is fine with Ana Petrović until you meet again",
    );
    shows(&session, "┃ tea with Ana");
    session.press("u");
    assert!(!session.shows("until you meet again\n"));
    session.press("w 2");
    shows(&session, "not now: Ana Petrović, until Sun 29 Nov");
    // Left after something was done on it: the card was looked at.
    session.press("Esc r");
    shows(&session, "That is enough for today.");
    session.press("u");
    let today = session.model.today;
    assert_eq!(
        session.store().reader().quiet(today).unwrap().quiet.len(),
        1
    );
}

#[test]
fn a_quiet_card_is_settled_by_what_happens() {
    let mut session = life();
    session.press("r Enter Space Space a");
    session.write("today: called Ana");
    session.press("Enter");
    shows(&session, "written down");
    session.press("Backspace Space s 2");
    shows(&session, "Ana Petrović is resting");
    session.press("Enter");
    assert!(!session.shows("Review ─") && session.shows("Ana Petrović ─"));
    let page = session.model.shown.as_ref().unwrap().page.as_ref().unwrap();
    assert_eq!(page.person.standing, Standing::Resting);
}

#[test]
fn what_was_told_is_closed_on_the_card_of_the_one_it_is_about() {
    let mut session = life();
    session.log("2026-10-04: tea with Ana tell: the boat is done");
    let sam = session
        .model
        .people
        .all
        .iter()
        .find(|row| row.name == "Sam");
    let sam = sam.unwrap().id;
    session.model.people.select_when_here(sam);
    session.press("r Enter Space Space");
    shows(&session, "the boat is done");
    session.press("D");
    shows(&session, "Which of these is done?");
    shows(&session, "read her letter");
    session.press("1 1");
    shows(&session, "answered · u undoes it");
    assert!(!session.shows("the boat is done"), "{}", session.screen());
    session.press("u");
    shows(&session, "the boat is done");
}

#[test]
fn all_words_given_stand_on_their_card_in_a_small_terminal() {
    let mut session = Session::sized(80, 24);
    session.add("Ana");
    for word in 1..=10 {
        session.log(&format!(
            "2026-10-04: tea with Ana promise: word {word} by 2026-11-20"
        ));
    }
    session.press("r Enter");
    for word in 1..=10 {
        shows(&session, &format!(" word {word} "));
    }
    shows(&session, "last noted");
}

#[test]
fn a_check_in_is_offered_opened_and_answered() {
    let mut session = Session::new();
    session.add("Bo");
    session.add("Ana");
    for day in ["01", "06", "11", "16"] {
        session.log(&format!("2026-11-{day}: lunch with Ana"));
    }
    for day in ["09", "12", "15", "18"] {
        session.log(&format!("2026-11-{day}: lunch with Bo"));
    }
    session.press("1 G r Enter");
    shows(&session, "How is it?");
    shows(&session, "You were last in touch on Wed 18 Nov.");
    session.press("c");
    shows(&session, "would you tell Bo?");
    session.press("3 Enter");
    shows(&session, "answered today");
    session.press("u");
    shows(&session, "You have not been asked this before.");
    session.press("Space");
    shows(&session, "That is enough for today.");
}

#[test]
fn what_stands_in_the_box_is_kept_when_the_review_is_left() {
    let mut session = life();
    session.press("r");
    session.write("half a sen");
    session.press("Esc");
    shows(&session, "kept as a draft");
    shows(&session, "Whom did you meet?");
    session.press("Esc a");
    shows(&session, "yesterday: half a sen");
}

#[test]
fn nothing_due_says_so_and_another_day_has_other_cards() {
    let mut session = Session::new();
    session.press("r Enter");
    shows(&session, "Nothing is due today.");
    shows(&session, "write down something you remember");
    shows(&session, "a add");
    session.press("Esc");
    session.add("Ana");
    session.log("2025-11-20: first snow with Ana, on the bridge");
    session.press("r");
    shows(&session, "A year ago, on Thu 20 Nov 2025, with Ana:");
    shows(&session, "┃ first snow with Ana, on the bridge");
    let tomorrow = session.model.today.succ_opt().unwrap();
    session.send(Message::Today(tomorrow));
    shows(&session, "Sunday 22 November. Whom did you meet?");
}

#[test]
fn a_sentence_left_elsewhere_stays_out_of_the_card_of_yesterday() {
    let mut session = Session::new();
    session.add("Ana Petrović");
    session.press("a");
    session.write("lunch with Ana today");
    session.press("Esc r");
    assert!(session.shows("Yesterday"), "{}", session.screen());
    assert!(!session.shows("lunch with Ana"), "{}", session.screen());
    session.press("a");
    assert!(
        session.shows("lunch with Ana today"),
        "{}",
        session.screen()
    );
}

#[test]
fn a_day_that_has_no_room_in_its_row_is_told_whole_below() {
    let mut session = Session::sized(60, 16);
    let name = "Maria-Magdalena von Niederburg";
    session.add(name);
    born(&mut session, name, "1990-11-23");
    session.press("r Enter");
    shows(&session, "Maria-Magdal… ");
    shows(
        &session,
        "Maria-Magdalena von Niederburg: birthday, turns 36 · Mon",
    );
}

#[test]
fn more_than_there_is_room_for_is_said_on_the_card_of_yesterday() {
    let mut session = Session::sized(80, 24);
    session.add("Ana");
    for what in ["breakfast", "lunch", "tea", "supper", "a late walk"] {
        session.log(&format!("yesterday: {what} with Ana"));
    }
    session.press("r");
    shows(&session, "┃ breakfast with Ana");
    shows(&session, "│ …");
}

#[test]
fn an_answer_older_than_an_act_takes_nothing_back_and_what_is_done_again_is_not_asked_again() {
    let mut session = life();
    session.press("r Enter");
    let today = session.model.today;
    let older = session.answer(betwixt::app::effect::Question::Review { today });
    session.press("1");
    session.send(older);
    let row = |session: &Session| {
        let screen = session.screen();
        let row = screen.lines().find(|row| row.contains("read her letter"));
        row.unwrap().to_owned()
    };
    assert!(row(&session).contains(" kept "), "{}", session.screen());
    session.press("u");
    assert!(row(&session).contains("2 days past its day"));
    session.press("C-r");
    assert!(row(&session).contains("not due any more"));
    session.press("u");
    assert!(row(&session).contains("2 days past its day"));
}

#[test]
fn the_first_cards_can_be_passed_while_everybody_is_still_looked_at() {
    let mut session = life();
    session.press("r");
    let whole = session.model.review.as_ref().unwrap().read.clone().unwrap();
    let mut early = whole.clone();
    early.to_come = true;
    early.cards.truncate(2);
    early.quiet.clear();
    let come = |read: &deck::Review| Message::Answer(Answer::Review(Box::new(read.clone())));
    let at_once = |session: &mut Session| {
        session.press("Esc");
        session.model.review = Some(Review::begun(false));
        session.send(come(&early));
    };
    at_once(&mut session);
    shows(&session, "Saturday 21 November. Whom did you meet?");
    session.press("Enter");
    shows(&session, "You promised Ana Petrović");
    session.press("Space");
    shows(&session, "Looking …");
    session.press("Space Left");
    shows(&session, "You promised Ana Petrović");
    session.press("Space");
    session.send(come(&whole));
    shows(&session, "Their day");
    // Asked anew, since something was saved: the whole stays until there is a newer whole.
    session.send(come(&early));
    session.press("Space");
    shows(&session, "49 days; you two usually");
    // What was passed early ends the day if nothing follows.
    let mut nothing_else = early.clone();
    nothing_else.to_come = false;
    at_once(&mut session);
    session.press("Enter Space");
    session.send(come(&nothing_else));
    shows(&session, "That is enough for today.");
    let today = session.model.today;
    assert!(session.store().reader().review(today).unwrap().finished);
}
