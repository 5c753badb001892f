//! The quiet scan over many people.

use betwixt::demo::crowd::Crowd;
use betwixt::domain::id::IdSource;
use betwixt::store::import::Format;

use crate::store::shelf::{Shelf, stamp, today};

#[test]
fn the_innermost_circles_are_there_before_everybody_was_looked_at() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    let crowd = Crowd::new(1_300, 5_000, 1, today());
    let mut ids = IdSource::seeded(1);
    let document = crowd.document(&mut ids);
    let mut rows = crowd.interactions(&mut ids);
    store
        .import(&document, &mut rows, Format::Json, "crowd", stamp())
        .unwrap();
    let mut early = Vec::new();
    let reader = store.reader();
    let whole = reader
        .quiet_and_early(today(), &mut |scan| early.push(scan))
        .unwrap();
    // Read in other parts, it is the same.
    assert_eq!(whole, reader.quiet(today()).unwrap());
    let [early] = early.as_slice() else {
        panic!("one look at the innermost circles, and not {}", early.len());
    };
    assert!(early.to_come && !whole.to_come);
    assert!(!early.quiet.is_empty() && early.quiet.len() < whole.quiet.len());
    assert!(early.quiet.iter().all(|row| whole.quiet.contains(row)));
    let mut first = Vec::new();
    let review = reader
        .review_and_early(today(), &mut |cards| first.push(cards))
        .unwrap();
    assert_eq!(review, reader.review(today()).unwrap());
    // Yesterday, then the cards that no silence decides, and no word of an end.
    assert_eq!(first.len(), 2);
    assert!(!review.to_come && first.iter().all(|of| of.to_come && !of.nothing_due()));
    assert_eq!(first[0].cards, review.cards[..1]);
    assert!(first[1].cards.len() > 1 && review.cards.starts_with(&first[1].cards));
    assert!(review.cards.len() > first[1].cards.len());
}
