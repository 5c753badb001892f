//! The quiet scan as a screen: who of it is wanted.

use std::sync::Arc;

use betwixt::app::context::Context;
use betwixt::app::message::{Answer, Message, Pointed};
use betwixt::app::quiet::Quiet;
use betwixt::domain::quiet::Scan;

use crate::forms::go_to;
use crate::looks::in_demo;
use crate::session::Session;

/// The names of the rows.
fn names(session: &Session) -> Vec<String> {
    let quiet = session.model.quiet.as_ref().unwrap();
    quiet.rows().map(|row| row.name.clone()).collect()
}

/// Élodie and Jo are friends, Élodie is tagged; both are quiet.
fn with_three() -> Session {
    let mut session = Session::new();
    for name in ["Élodie Roux", "Jo Novak", "王小明"] {
        session.add(name);
        for day in ["06-01", "06-08", "06-15", "06-22", "06-29"] {
            session.log(&format!("2026-{day}: lunch with @\"{name}\""));
        }
    }
    for (person, circle, tags) in [("lodie", "old friends", "#Boat"), ("jo", "close", "")] {
        session.press("1 /");
        session.write(person);
        session.press("Enter e");
        go_to(&mut session, "Circle");
        session.write(circle);
        go_to(&mut session, "Tags");
        session.write(tags);
        session.press("Enter Esc");
    }
    session.press("Q");
    assert_eq!(names(&session).len(), 3, "{}", session.screen());
    session
}

#[test]
fn it_is_filtered_by_name_tag_and_circle_and_esc_takes_the_filter_away_first() {
    let mut session = with_three();
    for (text, expected) in [
        ("elodie", &["Élodie Roux"][..]),
        ("ELD", &["Élodie Roux"]),
        ("#boa", &["Élodie Roux"]),
        ("#BOAT roux", &["Élodie Roux"]),
        ("fri", &["Élodie Roux"]),
        ("close", &["Jo Novak"]),
        ("close elodie", &[]),
        ("小明", &["王小明"]),
    ] {
        session.press("/");
        assert_eq!(session.model.context(), Context::Filter);
        assert!(session.shows("a name, #tag or a circle"));
        session.write(text);
        assert_eq!(names(&session), expected, "{text}");
        assert_eq!(
            session.shows("Nobody who is quiet fits"),
            expected.is_empty()
        );
        session.press("Enter");
        assert_eq!(session.model.context(), Context::Quiet, "{text}");
        assert!(session.shows("Esc shows everybody"));
        session.press("Esc");
        assert_eq!(names(&session).len(), 3);
    }
    session.press("Esc");
    assert_eq!(session.model.context(), Context::People);
}

#[test]
fn what_is_done_is_done_to_the_row_that_is_shown_and_the_filter_stays() {
    let mut session = with_three();
    session.press("/");
    session.write("close");
    session.press("Enter f");
    assert!(
        session.shows("quiet is fine with Jo Novak"),
        "{}",
        session.screen()
    );
    assert_eq!(names(&session), [""; 0]);
    session.press("u");
    assert_eq!(names(&session), ["Jo Novak"]);
    // Another tag given elsewhere is known here.
    session.press("Esc /");
    session.write("#boat");
    session.press("Enter Enter");
    assert!(session.shows("Élodie Roux") && session.model.quiet.is_none());
}

#[test]
fn it_takes_a_paste_and_a_click_and_hides_no_more_than_names() {
    let mut session = with_three();
    session.press("/");
    session.send(Message::Paste("close\n".to_owned()));
    assert_eq!(names(&session), ["Jo Novak"]);
    session.press("C-u");
    assert_eq!(names(&session).len(), 3);
    // Title, border, line, heading, first row.
    session.send(Message::Click(Pointed {
        column: 8,
        row: 5,
        twice: false,
    }));
    let row = session.model.quiet.as_ref().unwrap().selected;
    assert_eq!((row, session.model.context()), (1, Context::Quiet));
    session.press("Esc H /");
    session.write("novak");
    assert!(session.shows("/ novak"), "{}", session.screen());
    assert!(!session.shows("Jo Novak"), "{}", session.screen());
}

#[test]
fn its_keys_are_in_the_help_and_in_the_palette() {
    let mut session = in_demo(120, 36);
    session.press("Q");
    assert!(session.shows("/ filter"), "{}", session.screen());
    session.press("?");
    assert!(
        session.shows("filter what is shown"),
        "{}",
        session.screen()
    );
    session.press("Esc :");
    session.write("filter");
    assert!(
        session.shows("filter what is shown"),
        "{}",
        session.screen()
    );
    session.press("Enter");
    session.write("#");
    assert!(session.model.quiet.as_ref().unwrap().typing);
}

#[test]
fn what_is_found_early_is_shown_until_everybody_was_looked_at() {
    let mut session = with_three();
    let whole = session.model.quiet.as_ref().unwrap().scan.clone().unwrap();
    let mut early = Scan {
        to_come: true,
        ..Scan::default()
    };
    let come = |early: &Scan| Message::Answer(Answer::Quiet(Arc::new(early.clone())));
    session.model.quiet = Some(Quiet::default());
    session.send(come(&early));
    assert!(session.shows("Looking …"), "{}", session.screen());
    session.model.quiet = Some(Quiet::default());
    early.quiet = whole.quiet[1..].to_vec();
    session.send(come(&early));
    assert!(session.shows("looking at everybody else"));
    let under = |session: &Session| {
        let quiet = session.model.quiet.as_ref().unwrap();
        quiet.selected_row().unwrap().person
    };
    let selected = under(&session);
    session.send(Message::Answer(Answer::Quiet(whole.clone())));
    assert!(!session.shows("looking at everybody else"));
    assert_eq!((names(&session).len(), under(&session)), (3, selected));
    // Looked at anew, since something was saved: the whole stays until there is a newer whole.
    session.send(come(&early));
    assert_eq!(names(&session).len(), 3);
}
