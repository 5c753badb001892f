//! From many connections to the people who matter: one key each, as few as one likes.

use crate::looks::in_demo;
use crate::session::Session;

fn with_connections() -> Session {
    let mut session = Session::new();
    for name in [
        "Ana Petrović",
        "Élodie Roux",
        "Jo Novak",
        "محمد النجار",
        "王小明",
    ] {
        session.add(name);
    }
    session
}

#[test]
fn one_key_puts_somebody_into_a_circle_and_each_is_undone_alone() {
    let mut session = with_connections();
    assert!(session.shows("P who matters"), "{}", session.screen());
    session.press("P");
    assert!(session.shows("1 close   2 friends   3 wider   0 none"));
    session.press("2");
    // All that were offered are there now, in their order, whichever was taken first.
    let circles = session.store().reader().circles().unwrap();
    let names: Vec<_> = circles.iter().map(|circle| circle.name.as_str()).collect();
    assert_eq!(names, ["close", "friends", "wider"]);
    assert!(session.shows("▌ Élodie Roux"), "{}", session.screen());
    session.press("Space 1");
    let screen = session.screen();
    let row = |name: &str| screen.lines().find(|line| line.contains(name)).unwrap();
    assert!(row("Ana Petrović").contains("friends"), "{screen}");
    assert!(row("Jo Novak").contains("close"), "{screen}");
    session.press("u");
    let screen = session.screen();
    let row = |name: &str| screen.lines().find(|line| line.contains(name)).unwrap();
    assert!(!row("Jo Novak").contains("close"), "{screen}");
    assert!(row("Ana Petrović").contains("friends"), "{screen}");
    session.press("Esc C");
    assert!(session.shows("FRIENDS"), "{}", session.screen());
}

#[test]
fn it_stops_any_time_and_goes_on_there_in_another_sitting() {
    let mut session = with_connections();
    session.press("P Space Space Esc");
    session.reopen();
    session.press("P");
    assert!(session.shows("▌ Jo Novak"), "{}", session.screen());
    assert!(session.shows("it goes on where you stopped"));
    session.press("g");
    assert!(session.shows("▌ Ana Petrović"), "{}", session.screen());
}

#[test]
fn somebody_is_found_by_a_name_and_the_place_is_kept() {
    let mut session = with_connections();
    session.press("P Space /");
    session.write("jo 1");
    session.press("Backspace Backspace Enter");
    assert!(session.shows("▌ Jo Novak"), "{}", session.screen());
    session.press("1");
    let screen = session.screen();
    let row = screen
        .lines()
        .find(|line| line.contains("Jo Novak"))
        .unwrap();
    assert!(row.contains("close"), "{screen}");
    assert!(screen.contains("▌ Élodie Roux"), "{screen}");
    session.press("/");
    session.write("nobody at all");
    assert!(session.shows("Nobody by this name."));
    session.press("Esc q");
    assert!(
        !session.shows("Who matters to you?"),
        "{}",
        session.screen()
    );
}

#[test]
fn who_is_in_a_circle_already_or_not_in_ones_life_is_not_asked_about() {
    let mut session = in_demo(120, 36);
    session.press("P");
    let screen = session.screen();
    assert!(screen.contains("1 close   2 friends"), "{screen}");
    assert!(!screen.contains("Ana Petrović"), "{screen}");
    session.press("H");
    assert!(!session.screen().contains("close"), "{}", session.screen());
}
