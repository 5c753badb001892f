//! Kinds, lengths, who began it, attributes and clauses.

use super::days::check;
use super::world::World;
use crate::domain::id::Id;
use crate::domain::interaction::Kind;
use crate::domain::sentence::reading::{Meaning, OpenKind};
use crate::domain::sentence::verbs::kind_of;

const KINDS: &str = include_str!("../../../../tests/data/sentence_kinds.tsv");
const CLAUSES: &str = include_str!("../../../../tests/data/sentence_clauses.tsv");

#[test]
fn kind_length_and_beginner_follow_from_the_words() {
    let world = World::new();
    check(KINDS, |text| world.what(text));
}

#[test]
fn promises_and_topics_are_taken_out() {
    let world = World::new();
    check(CLAUSES, |text| world.clauses(text));
}

#[test]
fn attributes_leave_the_words() {
    let world = World::new();
    let text =
        "lunch with Ana at:\"Blue Cup\" #boat #été-2026 #boat depth:2/3 duty kind:event < !ask x";
    let reading = world.read(text);
    assert_eq!(reading.words, "lunch with Ana");
    assert_eq!(reading.tags, ["boat", "été-2026"]);
    assert_eq!(reading.place.unwrap().id, Some(Id::from_number(5)));
    assert!(!reading.chosen);
    assert_eq!(reading.kind, Some(Kind::Event));
    assert_eq!(reading.depth.mine.map(u8::from), Some(2));
    assert_eq!(reading.depth.theirs.map(u8::from), Some(3));
    for text in [
        "she was on duty",
        "jury duty with Ana",
        "issue #4 with Ana",
        "I <3 Ana",
    ] {
        let reading = world.read(text);
        assert_eq!(reading.words, text);
        assert!(reading.chosen && reading.tags.is_empty() && reading.began.is_none());
    }
}

#[test]
fn places_are_known_new_or_asked() {
    let mut world = World::new();
    let place = |world: &World, text: &str| {
        world
            .read(text)
            .place
            .map(|place| (place.id.map(Id::number), place.name))
    };
    assert_eq!(
        place(&world, "lunch with Ana at the thai place"),
        Some((Some(2), "Thai place".to_owned()))
    );
    assert_eq!(
        place(&world, "lunch with Ana at:Graz"),
        Some((None, "Graz".to_owned()))
    );
    assert_eq!(place(&world, "lunch with Ana at home"), None);
    let text = "lunch with Ana at the café";
    assert_eq!(place(&world, text), None);
    assert!(
        world
            .read(text)
            .open
            .iter()
            .any(|open| open.kind == OpenKind::Place)
    );
    world.choose(OpenKind::Place, "café", "5");
    assert_eq!(place(&world, text), Some((Some(5), "Blue Cup".to_owned())));
}

#[test]
fn a_question_is_answered_by_its_choice() {
    let mut world = World::new();
    let text = "lunch with Ana and Luka, she asked promise: read it";
    world.choose(OpenKind::Began, "she asked", "none");
    world.choose(OpenKind::Whose, "promise: read it", "1");
    let reading = world.read(text);
    assert!(reading.is_settled());
    assert_eq!(reading.began, None);
    assert_eq!(reading.promises[0].person, Some(Id::from_number(1)));
}

#[test]
fn a_day_to_come_is_a_topic_and_nothing_has_happened() {
    let reading = World::new().read("lunch with Ana tomorrow");
    assert!(!reading.happened && reading.is_settled());
    assert_eq!(reading.topics[0].text, "lunch with Ana");
    assert_eq!(reading.topics[0].from.unwrap().to_string(), "2026-11-23");
    assert!(World::new().read("lunch with Ana").happened);
}

#[test]
fn importers_read_the_kind_from_free_words() {
    for (words, kind, both, minutes) in [
        (
            "Talked to Grace Hopper on the phone for an hour",
            Some(Kind::Call),
            true,
            Some(60),
        ),
        (
            "Got lunch with Grace Hopper and George",
            Some(Kind::Met),
            true,
            None,
        ),
        ("Grace called", Some(Kind::Call), true, None),
        ("Texted Grace", Some(Kind::ReachedOut), false, None),
        ("Grace texted me", Some(Kind::Message), true, None),
        ("Went hiking with Grace", None, true, None),
        ("Thought about Grace", None, false, None),
        ("Didn't call Grace", None, false, None),
        ("Wrote Grace a letter", Some(Kind::Letter), false, None),
        (
            "Grace and I went to Paris for 2 hours",
            None,
            true,
            Some(120),
        ),
    ] {
        let said = kind_of(words);
        let read = (
            said.kind,
            said.two_way,
            said.minutes
                .map(crate::domain::interaction::Minutes::number),
        );
        assert_eq!(read, (kind, both, minutes), "{words}");
    }
}

#[test]
fn marks_say_what_each_stretch_was_read_as() {
    let world = World::new();
    let text = "yday: lunch with Ana for 2h at Kalemegdan #boat";
    let marks: Vec<(Meaning, &str)> = world
        .read(text)
        .marks
        .iter()
        .map(|mark| (mark.meaning, mark.span.of(text)))
        .collect();
    assert_eq!(
        marks,
        [
            (Meaning::When, "yday:"),
            (Meaning::Kind, "lunch"),
            (Meaning::Person, "Ana"),
            (Meaning::Length, "2h"),
            (Meaning::Place, "Kalemegdan"),
            (Meaning::Tag, "#boat"),
        ]
    );
}

#[test]
fn a_call_in_which_a_meal_is_spoken_of_stays_a_call() {
    let world = World::new();
    for text in [
        "called Ana to arrange lunch, 20 min",
        "Ana phoned while I was cooking dinner",
        "Ana called at lunch",
    ] {
        assert!(world.what(text).starts_with("call"), "{text}");
    }
    assert!(
        world
            .what("called Ana, then lunch with her")
            .starts_with("- both")
    );
}

#[test]
fn a_day_of_the_year_is_counted_from_the_day_that_is_told_of() {
    let world = World::new();
    let by = |text: &str| world.read(text).promises[0].by.map(|day| day.to_string());
    let of_today = by("coffee with Ana, promise: the book by 10 nov");
    assert_eq!(of_today.as_deref(), Some("2027-11-10"));
    let of_then = by("5 nov: coffee with Ana, promise: the book by 10 nov");
    assert_eq!(of_then.as_deref(), Some("2026-11-10"));
    let of_then = by("3 weeks ago: coffee with Ana, promise: the book by friday");
    assert_eq!(of_then.as_deref(), Some("2026-11-27"));
}

#[test]
fn a_name_before_a_topic_is_no_meeting() {
    let world = World::new();
    let reading = world.read("@Ana ask: how was it?");
    assert!(!reading.happened && reading.is_settled());
    assert_eq!(reading.topics[0].person, Some(Id::from_number(1)));
    assert!(world.read("yesterday: @Ana ask: how was it?").happened);
    assert!(world.read("with Ana, ask: how was it?").happened);
}

#[test]
fn a_clause_is_of_whom_it_names() {
    let mut world = World::new();
    world.selected = Some(Id::from_number(4));
    let reading = world.read("ask: how was it? with @Ana");
    let topic = &reading.topics[0];
    assert_eq!(
        (topic.person, topic.text.as_str()),
        (Some(Id::from_number(1)), "how was it? with Ana")
    );
    let reading = world.read("theirs: Ana pays me back by friday");
    assert_eq!(reading.promises[0].person, Some(Id::from_number(1)));
    let reading = world.read("promise: tell Ana about it");
    assert_eq!(reading.promises[0].person, Some(Id::from_number(4)));
}

#[test]
fn an_attribute_that_stands_twice_is_refused() {
    let reading = World::new().read("met Ana for:2h for:3h");
    assert_eq!(reading.problems[0].message, "for: stands twice.");
}

#[test]
fn two_times_are_asked() {
    let mut world = World::new();
    let text = "met Ana at 14:00 and Zoran at 18:00";
    assert_eq!(world.read(text).open[0].kind, OpenKind::Time);
    world.choose(OpenKind::Time, "at 14:00", "18:00");
    assert!(world.read(text).is_settled());
    assert!(
        world
            .read("met Ana at 14:00 and left at 18:00")
            .is_settled()
    );
}

#[test]
fn all_who_called_began() {
    let world = World::new();
    assert_eq!(
        world.what("Ana and Luka called, 30 min"),
        "call both 30 them"
    );
    assert_eq!(world.what("Ana called twice"), "call both them");
}
