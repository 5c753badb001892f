//! Reaching somebody: what stands under the name, copied with one key and opened with another.

use betwixt::app::message::Message;
use betwixt::domain::person::{ContactKind, ContactPoint};

use crate::session::Session;

/// Ana, who can be reached in these ways: kind, label, value.
fn ana(points: &[(ContactKind, &str, &str)]) -> Session {
    let mut session = Session::new();
    session.add("Ana");
    let id = session.model.shown.as_ref().unwrap().person;
    let mut ana = session.store().reader().person(id).unwrap().unwrap();
    ana.contact_points = points
        .iter()
        .map(|(kind, label, value)| ContactPoint {
            kind: *kind,
            label: (*label).to_owned(),
            value: (*value).to_owned(),
        })
        .collect();
    session.save_elsewhere(ana);
    session.send(Message::FileChanged);
    session
}

#[test]
fn one_way_to_reach_somebody_is_copied_or_opened_at_once() {
    let mut session = ana(&[(ContactKind::Mail, "home", "ana@example.org")]);
    assert!(
        session.shows("ana@example.org (home)"),
        "{}",
        session.screen()
    );
    session.press("y");
    assert!(
        session.shows("copied: ana@example.org"),
        "{}",
        session.screen()
    );
    session.press("o");
    assert!(
        session.shows("opening ana@example.org"),
        "{}",
        session.screen()
    );
    assert_eq!(
        session.handed_over,
        ["copy ana@example.org", "open mailto:ana@example.org"]
    );
}

#[test]
fn of_several_ways_one_is_picked() {
    let mut session = ana(&[
        (ContactKind::Mail, "", "ana@example.org"),
        (ContactKind::Phone, "mobile", "+381 64 123"),
        (ContactKind::Handle, "github", "ana"),
    ]);
    session.press("y");
    assert!(
        session.shows("Ana: copy what?") && session.shows("2  phone (mobile) +381 64 123"),
        "{}",
        session.screen()
    );
    session.press("2");
    session.press("o Esc");
    session.press("o j j Enter");
    assert_eq!(
        session.handed_over,
        ["copy +381 64 123", "open https://github.com/ana"]
    );
    session.press("y 9 3");
    assert_eq!(session.handed_over.last().unwrap(), "copy ana");
}

#[test]
fn more_ways_than_rows_scroll_under_the_cursor() {
    let numbers: Vec<String> = (0..40).map(|number| format!("+43 {number:02}")).collect();
    let points: Vec<_> = numbers
        .iter()
        .map(|number| (ContactKind::Phone, "", number.as_str()))
        .collect();
    let mut session = ana(&points);
    session.press("y");
    session.press(&"j ".repeat(39));
    assert!(
        session.shows("▌    phone +43 39") || session.shows("phone +43 39"),
        "{}",
        session.screen()
    );
    session.press("Enter");
    assert_eq!(session.handed_over, ["copy +43 39"]);
}

#[test]
fn what_is_not_opened_is_told_and_nothing_is_handed_over() {
    for (kind, value, told) in [
        (
            ContactKind::Url,
            "javascript:alert(1)",
            "addresses with javascript: are not opened",
        ),
        (
            ContactKind::Url,
            "file:///etc/passwd",
            "addresses with file: are not opened",
        ),
        (ContactKind::Handle, "ana", "no page is known for it"),
        (
            ContactKind::Phone,
            "ask Jo",
            "no address that could be opened",
        ),
    ] {
        let mut session = ana(&[(kind, "", value)]);
        session.press("o");
        assert!(session.shows(told), "{}", session.screen());
        assert!(session.handed_over.is_empty());
    }
    let mut session = ana(&[]);
    session.press("y");
    assert!(
        session.shows("there is nothing to copy: no way to reach Ana is noted"),
        "{}",
        session.screen()
    );
    session.press("o");
    assert!(
        session.shows("there is nothing to open"),
        "{}",
        session.screen()
    );
    assert!(session.handed_over.is_empty());
    let mut empty = Session::new();
    empty.press("y o");
    assert!(empty.handed_over.is_empty());
}

#[test]
fn what_is_pasted_presses_no_enter_and_what_is_hidden_stays_so() {
    let mut session = ana(&[(ContactKind::Mail, "", "ana@example.org\nrm -rf x\u{1b}")]);
    session.press("H y");
    assert_eq!(session.handed_over, ["copy ana@example.org rm -rf x"]);
    assert!(!session.shows("example"), "{}", session.screen());
}

#[test]
fn an_address_that_nothing_opens_is_told() {
    let mut session = ana(&[(ContactKind::Url, "", "https://example.org")]);
    session.send(Message::NotOpened(
        "https://example.org was not opened: why".to_owned(),
    ));
    assert!(session.shows("was not opened: why"), "{}", session.screen());
}
