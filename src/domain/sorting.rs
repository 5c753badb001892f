//! Sorting by what is said of each thing, with one body of machine code for all: the standard library lays down some 6 KB of it for each
//! type and each order, of which there are dozens here, and all of that lies in memory with the program.
//! What is sorted by its own order, or at each letter of a filter, is left to the standard library.

use std::cmp::Ordering;

/// Sorts `things` as `compare` says; those that are equal stay in their order.
pub fn by<T>(things: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let swaps = swaps(things.len(), &|one, other| {
        let pair = things.get(one).zip(things.get(other));
        pair.map_or(Ordering::Equal, |(one, other)| compare(one, other))
    });
    for (one, other) in swaps {
        things.swap(one, other);
    }
}

/// Sorts `things` by the key of each, which may be asked for often.
pub fn by_key<T, K: Ord>(things: &mut [T], key: impl Fn(&T) -> K) {
    by(things, |one, other| key(one).cmp(&key(other)));
}

/// Sorts `things` by the key of each, which is asked for once.
pub fn by_cached_key<T, K: Ord>(things: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = things.iter().map(key).collect();
    let swaps = swaps(keys.len(), &|one, other| {
        keys.get(one).cmp(&keys.get(other))
    });
    for (one, other) in swaps {
        things.swap(one, other);
    }
}

/// What is to be swapped with what, one after the other, so that `count` things lie as `compare` says of their
/// places.
fn swaps(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut from: Vec<usize> = (0..count).collect();
    from.sort_by(|one, other| compare(*one, *other));
    let mut swaps = Vec::with_capacity(count);
    for start in 0..count {
        // Round the ring of places that begins here; a place that has what it shall have is its own.
        let mut place = start;
        while let Some(here) = from.get_mut(place) {
            let next = std::mem::replace(here, place);
            if next == start || next == place {
                break;
            }
            swaps.push((place, next));
            place = next;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_library(
            numbers in prop::collection::vec((0..20_u8, any::<u8>()), 0..200),
        ) {
            let mut expected = numbers.clone();
            expected.sort_by_key(|(key, _)| *key);
            let (mut by, mut by_key, mut cached) = (numbers.clone(), numbers.clone(), numbers);
            super::by(&mut by, |one, other| one.0.cmp(&other.0));
            super::by_key(&mut by_key, |(key, _)| *key);
            by_cached_key(&mut cached, |(key, _)| *key);
            prop_assert_eq!(&by, &expected);
            prop_assert_eq!(&by_key, &expected);
            prop_assert_eq!(&cached, &expected);
        }
    }
}
