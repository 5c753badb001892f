//! The common cases, end to end.

use super::world::World;
use crate::domain::sentence::reading::OpenKind;

#[test]
fn the_sentence_of_the_first_picture_is_read_whole() {
    let mut world = World::new();
    let text = "yday walked 2h with ana and jo at kalemegdan, she asked #boat promise: read her cover letter by fri";
    assert_eq!(world.day(text), "2026-11-21");
    assert_eq!(world.people(text), "Ana Petrović, ?jo(Jo Weber|Jo Novak)");
    assert_eq!(world.what(text), "met both 120 ?she asked");
    assert_eq!(
        world.read(text).words,
        "walked 2h with ana and jo at kalemegdan, she asked"
    );
    assert_eq!(
        world.clauses(text),
        "mine -: read her cover letter by 2026-11-27; ?whose"
    );
    world.note_company(1, 2, 4);
    assert_eq!(world.people(text), "Ana Petrović, ?jo(Jo Novak|Jo Weber)");
    world.choose(OpenKind::Person, "Jo", "3");
    world.choose(OpenKind::Began, "she asked", "1");
    assert_eq!(world.people(text), "Ana Petrović, Jo Weber");
    assert_eq!(world.what(text), "met both 120 them+-");
}

#[test]
fn a_backslash_inside_a_word_stays() {
    let world = World::new();
    for (text, words) in [
        (
            r"met Ana, path C:\temp\new ¯\_(ツ)_/¯",
            r"met Ana, path C:\temp\new ¯\_(ツ)_/¯",
        ),
        (r"met \Ana (\Luka)", "met Ana (Luka)"),
    ] {
        assert_eq!(world.read(text).words, words, "{text}");
    }
    assert_eq!(world.people(r"met \Ana"), "-");
}
