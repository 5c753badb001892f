//! Ties, groups and circles on the screen: made, changed, ordered and thrown away, and all of it undone.

use betwixt::app::context::Context;
use betwixt::app::message::Message;

use crate::session::Session;

fn with_friends() -> Session {
    let mut session = Session::new();
    for name in ["Jo Novak", "Luka", "Vera", "Ana Petrović"] {
        session.add(name);
    }
    session.log("fri: lunch with Ana, 2h");
    session.press("1 g");
    session
}

/// Fills the fields of a form from the first on, and saves it.
fn fill(session: &mut Session, fields: &[&str]) {
    for (at, text) in fields.iter().enumerate() {
        if at > 0 {
            session.press("Tab");
        }
        session.press("C-u");
        session.write(text);
        // What is written whole needs no completion: the list would take the next Tab.
        if session.model.context() == Context::FormCompleting {
            session.press("Tab");
        }
    }
    session.press("Enter");
}

#[test]
fn a_tie_is_noted_changed_and_taken_away() {
    let mut session = with_friends();
    session.press("K");
    assert!(session.shows("The ties of Ana Petrović"));
    assert!(session.shows("No tie is noted"));
    session.press("n");
    fill(&mut session, &["luk", "partner"]);
    assert!(session.shows("partner Luka"), "{}", session.screen());
    session.press("K n");
    fill(&mut session, &["Vera", "godmother"]);
    assert!(session.shows("godmother Vera"), "{}", session.screen());
    session.press("K n");
    fill(&mut session, &["Jo Novak", "child"]);
    // The list is there again after each.
    assert_eq!(session.model.context(), Context::Shelf);
    session.press("Esc");
    assert!(session.shows("child Jo Novak"), "{}", session.screen());
    // The other side of each.
    session.press("/");
    session.write("vera");
    session.press("Enter");
    assert!(session.shows("godmother of Ana Petrović"));
    session.press("K Enter");
    assert!(session.shows("What somebody is to Ana Petrović"));
    session.press("Esc");
    assert_eq!(session.model.context(), Context::Shelf);
    session.press("Esc Esc / C-u");
    session.write("novak");
    session.press("Enter");
    assert!(session.shows("parent Ana Petrović"), "{}", session.screen());
    session.press("K Enter");
    fill(&mut session, &["Luka", "sibling"]);
    assert!(session.shows("sibling Luka"), "{}", session.screen());
    session.press("u");
    assert!(session.shows("parent Ana Petrović"), "{}", session.screen());
    session.press("K d");
    assert!(session.shows("No tie is noted"), "{}", session.screen());
    session.press("u");
    assert!(session.shows("parent Ana Petrović"), "{}", session.screen());
}

#[test]
fn what_a_tie_cannot_be_is_told_at_its_field_and_what_was_typed_stays() {
    let mut session = with_friends();
    session.press("K n");
    fill(&mut session, &["Ana Petrović", ""]);
    assert!(session.shows("Who!"), "{}", session.screen());
    assert!(session.shows("They are!"), "{}", session.screen());
    assert!(session.shows("A tie is between two people"));
    session.press("C-u");
    session.write("Nobody Known");
    session.press("Enter");
    assert!(session.shows("Nobody is called Nobody Known"));
    session.press("Esc K n");
    assert!(session.shows("Nobody Known"), "{}", session.screen());
    fill(&mut session, &["Luka", "friend"]);
    session.press("K n");
    fill(&mut session, &["Luka", "friend"]);
    assert!(
        session.shows("There is already a tie"),
        "{}",
        session.screen()
    );
}

#[test]
fn a_group_is_made_and_a_sentence_can_name_it() {
    let mut session = with_friends();
    session.press("&");
    assert!(session.shows("a family, a household, a choir"));
    session.press("n");
    fill(
        &mut session,
        &["the choir", "singers", "Ana Petrović, Luka"],
    );
    session.press("&");
    assert!(session.shows("the choir: "), "{}", session.screen());
    session.press("Enter");
    assert!(session.shows("singers"));
    session.press("Tab Tab");
    session.write(", Vera");
    session.press("Enter");
    session.press("&");
    assert!(session.shows("Vera"), "{}", session.screen());
    session.press("Esc a");
    session.write("yesterday: sang with the choir, 1h");
    assert!(session.shows("Vera"), "{}", session.screen());
    session.press("Enter & n");
    fill(&mut session, &["The Choir"]);
    assert!(
        session.shows("There is already a group"),
        "{}",
        session.screen()
    );
    session.press("C-c C-c d");
    assert!(session.shows("a family, a household, a choir"));
    session.press("u");
    assert!(session.shows("the choir: "), "{}", session.screen());
}

#[test]
fn somebody_in_the_trash_comes_back_into_their_group() {
    let mut session = with_friends();
    session.press("& n");
    fill(&mut session, &["the choir", "", "Ana Petrović, Luka"]);
    session.press("Esc d");
    let told = "Ana Petrović is in the trash · u brings it back";
    assert!(session.shows(told), "{}", session.screen());
    session.press("& Enter");
    assert!(session.shows("Luka") && !session.shows("Ana Petrović, Luka"));
    fill(&mut session, &["the big choir"]);
    // Both acts are undone, the newest first; she is in it as before, and selected.
    session.press("u u Esc");
    let selected = session.model.people.selected().map(|row| row.name.clone());
    assert_eq!(selected.as_deref(), Some("Ana Petrović"));
    session.press("& Enter");
    assert!(session.shows("Ana Petrović"), "{}", session.screen());
    session.press("Esc C-r C-r Enter");
    assert!(session.shows("the big choir"));
    let groups = session.store().reader().groups().unwrap();
    let whole = session.store().reader().group(groups[0].id).unwrap();
    assert_eq!(whole.unwrap().members.len(), 2);
}

#[test]
fn circles_are_made_named_and_put_in_order() {
    let mut session = with_friends();
    session.press("O");
    assert!(session.shows("such as close, friends, wider"));
    for (name, gap) in [("close", "14"), ("friends", "")] {
        session.press("n");
        fill(&mut session, &[name, gap]);
    }
    session.press("n");
    fill(&mut session, &["choir", "many"]);
    assert!(
        session.shows("Write a number of days"),
        "{}",
        session.screen()
    );
    session.press("C-u Enter");
    assert!(session.shows("close · every 14 d"), "{}", session.screen());
    let order = |session: &mut Session| {
        let circles = session.store().reader().circles().unwrap();
        let names: Vec<String> = circles.into_iter().map(|circle| circle.name).collect();
        names.join(" ")
    };
    session.press("G < <");
    assert_eq!(order(&mut session), "choir close friends");
    session.press("> Enter");
    fill(&mut session, &["the choir", "30"]);
    assert_eq!(order(&mut session), "close the choir friends");
    session.press("u u");
    assert_eq!(order(&mut session), "choir close friends");
    session.press("g d");
    assert_eq!(order(&mut session), "close friends");
    session.press("u");
    assert_eq!(order(&mut session), "choir close friends");
}

#[test]
fn the_palette_leads_there_and_a_change_of_another_program_is_shown() {
    let mut session = with_friends();
    session.press(":");
    session.write("your groups");
    session.press("Enter");
    assert_eq!(session.model.context(), Context::Shelf);
    session.press("n");
    fill(&mut session, &["the choir"]);
    session.press("& Enter");
    let stamp = crate::store::shelf::stamp();
    let mut group = session.store().reader().groups().unwrap().remove(0);
    group.other_names = vec!["singers".to_owned()];
    session.store().save_group(group, stamp).unwrap();
    session.send(Message::FileChanged);
    assert!(session.shows("singers"), "{}", session.screen());
    fill(&mut session, &["the old choir"]);
    assert!(session.shows("saved"), "{}", session.screen());
}
