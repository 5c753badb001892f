//! What is done about somebody with one key: this quiet is fine, not now, standing.

use betwixt::domain::person::Standing;

use crate::session::Session;

/// Ana, every week until 6 July; it is November.
fn long_ago() -> Session {
    let mut session = Session::new();
    session.add("Ana");
    for day in ["01", "08", "15", "22", "29"] {
        session.log(&format!("2026-06-{day}: lunch with Ana"));
    }
    session.log("2026-07-06: lunch with Ana");
    session
}

#[test]
fn this_quiet_is_fine_until_you_meet_again() {
    let mut session = long_ago();
    session.press("f");
    assert!(session.shows("quiet is fine with Ana until you meet again"));
    session.press("f");
    assert!(session.shows("quiet is fine with Ana already"));
    session.press("Q");
    assert!(session.shows("Nobody is quieter") && session.shows("paused 1"));
    session.press("u");
    assert!(session.shows("139 d"), "{}", session.screen());
    session.press("f");
    assert!(session.shows("Nobody is quieter"), "{}", session.screen());
    let today = session.model.today;
    let everybody = session.store().reader().quiet(today).unwrap();
    assert_eq!(everybody.set_aside.paused.len(), 1);
    let pause = session
        .store()
        .reader()
        .pauses(everybody.set_aside.paused[0]);
    assert_eq!(pause.unwrap()[0].from.to_string(), "2026-07-07");
    session.press("Esc");
    session.log("yesterday: lunch with Ana");
    let today = session.model.today;
    let everybody = session.store().reader().quiet(today).unwrap();
    assert!(everybody.set_aside.paused.is_empty());
}

#[test]
fn not_now_is_for_3_7_14_or_30_days() {
    let mut session = long_ago();
    session.press("Q w");
    assert!(
        session.shows("Not now: Ana") && session.shows("3  14 days, until Sun 6 Dec"),
        "{}",
        session.screen()
    );
    session.press("Esc");
    assert!(session.shows("139 d"));
    session.press("w 9 3");
    assert!(
        session.shows("not now: Ana, until Sun 6 Dec"),
        "{}",
        session.screen()
    );
    assert!(session.shows("not now 1"));
    session.press("u w j j j Enter");
    assert!(session.shows("until Tue 22 Dec"), "{}", session.screen());
    session.press("w");
    assert!(session.shows("nobody is selected"));
}

#[test]
fn standing_is_said_with_one_key_and_undone_with_another() {
    let mut session = long_ago();
    session.press("s 2");
    assert!(session.shows("Ana is resting: quiet is fine"));
    session.press("Q");
    assert!(session.shows("resting 1"), "{}", session.screen());
    session.press("u");
    assert!(session.shows("139 d"));
    session.press("Esc s 4");
    assert!(session.shows("Ana died"));
    let shown = session.model.shown.as_ref().unwrap();
    let person = &shown.page.as_ref().unwrap().person;
    assert_eq!((person.standing, person.died_on), (Standing::Died, None));
}

#[test]
fn a_promise_and_a_topic_are_noted_closed_and_put_away_by_keys() {
    let mut session = Session::new();
    session.add("محمد");
    session.log("yesterday: met محمد");
    session.press("p");
    session.write("bring the tent");
    session.press("Tab Tab Tab");
    session.write("fri");
    session.press("Enter");
    assert!(session.shows("saved · u undoes it"));
    assert!(session.shows("you promised: bring the tent (by Fri 27 Nov)"));
    session.press("t");
    session.write("the exam");
    session.press("Enter");
    assert!(session.shows("ask the exam"));
    // Both stand on the timeline, where e closes them and d puts them away.
    session.press("2 e Tab Tab Tab Tab");
    session.write("kept");
    session.press("Tab");
    session.write("today");
    session.press("Enter");
    assert!(session.shows("bring the tent · ✓ kept"));
    session.press("j d");
    assert!(session.shows("in the trash"));
    assert!(!session.shows("ask the exam"));
    session.press("u u u u k");
    assert!(!session.shows("bring the tent"));
}

#[test]
fn the_first_circles_are_offered_and_somebody_is_moved_with_two_keys() {
    let mut session = Session::new();
    session.add("Élodie");
    session.press("m");
    assert!(session.shows("Élodie: which circle?") && session.shows("close"));
    session.press("2");
    assert!(session.shows("Élodie · friends · u undoes it"));
    assert!(session.shows("FRIENDS"));
    session.press("m");
    assert!(session.shows("wider"));
    session.press("4");
    assert!(session.shows("no circle"));
    session.press("u u");
    assert!(!session.shows("FRIENDS"));
}

#[test]
fn another_standing_and_another_circle_stand_on_the_timeline() {
    let mut session = long_ago();
    session.press("m 1");
    assert!(session.shows("in the circle close"), "{}", session.screen());
    session.press("s 2");
    assert!(session.shows("resting from here"), "{}", session.screen());
    // What is said and taken back on one day is no change.
    session.press("s 1");
    assert!(!session.shows("resting from here"), "{}", session.screen());
    session.press("u");
    assert!(session.shows("resting from here"), "{}", session.screen());
    session.press("2 g d");
    assert!(
        session.shows("this line follows from what you said of them"),
        "{}",
        session.screen()
    );
    session.press("u u");
    assert!(
        !session.shows("in the circle close"),
        "{}",
        session.screen()
    );
}

#[test]
fn a_promise_or_a_topic_is_done_with_two_keys() {
    let mut session = long_ago();
    session.press("D");
    assert!(session.shows("nothing is open between you"));
    session.log("yesterday: lunch with Ana promise: bring the tent ask: the boat");
    session.press("D");
    assert!(
        session.shows("Which of these is done?"),
        "{}",
        session.screen()
    );
    session.press("1");
    assert!(session.shows("they released you"), "{}", session.screen());
    session.press("1");
    assert!(session.shows("✓ kept"), "{}", session.screen());
    // One thing is left, so it is that; a topic is answered or dropped.
    session.press("D 2");
    assert!(
        session.shows("dropped · u undoes it"),
        "{}",
        session.screen()
    );
    session.press("u u D 1 3");
    session.write("fri");
    session.press("Enter");
    assert!(
        session.shows("a new day: Fri 27 Nov"),
        "{}",
        session.screen()
    );
    // On the timeline it is what is under the cursor.
    session.press("2 g j j j Enter");
    assert!(
        session.shows("answered: asked, told, given, met"),
        "{}",
        session.screen()
    );
}
