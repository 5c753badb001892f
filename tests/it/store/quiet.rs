//! The quiet scan over many people.

use std::sync::Arc;

use betwixt::demo::crowd::Crowd;
use betwixt::domain::id::IdSource;
use betwixt::store::import::Format;
use betwixt::store::kept::Kept;
use betwixt::store::open::Store;

use crate::store::shelf::{Shelf, add, log, stamp, today};

/// A file in which to look at everybody takes a while.
fn crowded(shelf: &Shelf) -> Store {
    let mut store = shelf.open(1);
    let crowd = Crowd::new(1_300, 5_000, 1, today());
    let mut ids = IdSource::seeded(1);
    let document = crowd.document(&mut ids);
    let mut rows = crowd.interactions(&mut ids);
    store
        .import(&document, &mut rows, Format::Json, "crowd", stamp())
        .unwrap();
    store
}

#[test]
fn the_innermost_circles_are_there_before_everybody_was_looked_at() {
    let shelf = Shelf::new();
    let store = crowded(&shelf);
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
        .review_kept(&mut Kept::default(), today(), &mut |cards| {
            first.push(cards);
        })
        .unwrap();
    assert_eq!(review, reader.review(today()).unwrap());
    // Yesterday, then the cards that no silence decides, and no word of an end.
    assert_eq!(first.len(), 2);
    assert!(!review.to_come && first.iter().all(|of| of.to_come && !of.nothing_due()));
    assert_eq!(first[0].cards, review.cards[..1]);
    assert!(first[1].cards.len() > 1 && review.cards.starts_with(&first[1].cards));
    assert!(review.cards.len() > first[1].cards.len());
}

#[test]
fn everybody_is_looked_at_before_anyone_asks_and_no_longer_than_nobody_does() {
    let shelf = Shelf::new();
    let mut store = crowded(&shelf);
    let mut kept = Kept::default();
    let mut looks = 0;
    let mut three_times = || {
        looks += 1;
        looks <= 3
    };
    let reader = store.reader();
    assert!(
        !reader
            .look_ahead(&mut kept, today(), &mut three_times)
            .unwrap()
    );
    assert_eq!(looks, 4);
    // How often something was found early, which only helps those who wait.
    let asked = |store: &Store, kept: &mut Kept| {
        let (mut scans, mut cards) = (0, 0);
        let reader = store.reader();
        let scan = reader.quiet_kept(kept, today(), &mut |_| scans += 1);
        let review = reader.review_kept(kept, today(), &mut |_| cards += 1);
        assert_eq!(*scan.unwrap(), reader.quiet(today()).unwrap());
        assert_eq!(review.unwrap(), reader.review(today()).unwrap());
        (scans, cards)
    };
    // What was broken off is of no use to anyone.
    let mut broken_off = std::mem::take(&mut kept);
    assert_eq!(asked(&store, &mut broken_off), (1, 2));
    assert!(reader.look_ahead(&mut kept, today(), &mut || true).unwrap());
    assert_eq!(asked(&store, &mut kept), (0, 0));
    // A card that was passed is passed in what is kept.
    let first = reader.review(today()).unwrap().cards[0].key();
    store.look_at(&[first], today(), 1).unwrap();
    assert_eq!(asked(&store, &mut kept), (0, 0));
    // A sentence is about a few, and everybody else stays looked at.
    let somebody = store.reader().quiet(today()).unwrap().quiet[0].clone();
    log(&mut store, &format!("today: tea with {}", somebody.name));
    assert_eq!(asked(&store, &mut kept), (0, 2));
    let scan = store.reader().quiet_kept(&mut kept, today(), &mut |_| ());
    assert!(!scan.unwrap().whom().contains(&somebody.person));
    // The mirror is the last that is looked at, in many small pieces.
    let mirror = |kept: &mut Kept| store.reader().mirror_kept(kept, today()).unwrap();
    let of_before = mirror(&mut kept);
    assert!(Arc::ptr_eq(&of_before, &mirror(&mut kept)));
    assert!(*of_before == store.reader().mirror(today()).unwrap());
    log(
        &mut store,
        &format!("today: a walk with {}, 2h", somebody.name),
    );
    let mut looks = 0;
    let mut a_hundred_times = || {
        looks += 1;
        looks <= 100
    };
    let reader = store.reader();
    let look = reader.look_ahead(&mut kept, today(), &mut a_hundred_times);
    assert!(!look.unwrap());
    assert_eq!(looks, 101);
    assert_eq!(asked(&store, &mut kept), (0, 0));
    assert!(reader.look_ahead(&mut kept, today(), &mut || true).unwrap());
    let mirror = reader.mirror_kept(&mut kept, today()).unwrap();
    assert!(*mirror == reader.mirror(today()).unwrap());
    assert!(mirror != of_before);
    // Who is new may be anyone.
    add(&mut store, "王小明");
    assert_eq!(asked(&store, &mut kept), (1, 2));
}
