//! Words that are nearly the same letters: for "Did you mean", never for taking somebody.

use crate::domain::text::quick_hash::QuickMap;

/// A word by its number, and which letters it has: words whose letters differ much are passed over
/// without a look.
#[derive(Clone, Copy, Debug)]
struct Noted {
    number: u32,
    letters: u64,
}

/// Words in buckets, so that a look-up meets a few hundred of them and not all.
#[derive(Debug, Default)]
pub struct Likeness {
    by_first: QuickMap<(char, usize), Vec<Noted>>,
    by_last: QuickMap<(char, usize), Vec<Noted>>,
}

impl Likeness {
    /// Notes `word`, which the caller knows by `number`.
    pub fn note(&mut self, word: &str, number: u32) {
        let length = word.chars().count();
        if length < 3 {
            return;
        }
        let noted = Noted {
            number,
            letters: letters_of(word),
        };
        if let Some(first) = word.chars().next() {
            self.by_first
                .entry((first, length))
                .or_default()
                .push(noted);
        }
        if let Some(last) = word.chars().next_back() {
            self.by_last.entry((last, length)).or_default().push(noted);
        }
    }

    /// The numbers of noted words within a slip or two of `word`, with the number of slips; `text`
    /// gives the words back.
    pub fn near<'a>(&self, word: &str, text: impl Fn(u32) -> &'a str) -> Vec<(u32, usize)> {
        let letters: Vec<char> = word.chars().take(MOST_LETTERS + 1).collect();
        let slips = allowed(letters.len());
        let (Some(first), Some(last)) = (letters.first(), letters.last()) else {
            return Vec::new();
        };
        if slips == 0 || letters.len() > MOST_LETTERS {
            return Vec::new();
        }
        let own = letters_of(word);
        let mut found = Vec::new();
        for length in letters.len() - slips..=letters.len() + slips {
            let ends = [
                self.by_first.get(&(*first, length)),
                self.by_last.get(&(*last, length)),
            ];
            for Noted {
                number,
                letters: has,
            } in ends.into_iter().flatten().flatten()
            {
                if (has ^ own).count_ones() as usize > 2 * slips {
                    continue;
                }
                let other: Vec<char> = text(*number).chars().collect();
                let distance = slips_between(&letters, &other);
                if (1..=slips.min(allowed(other.len()))).contains(&distance) {
                    found.push((*number, distance));
                }
            }
        }
        found.sort_unstable_by_key(|(number, distance)| (*distance, *number));
        found.dedup();
        found
    }
}

/// Which letters a word has, each at one of 64 places.
fn letters_of(word: &str) -> u64 {
    word.chars()
        .fold(0, |letters, c| letters | 1 << (u32::from(c) % 64))
}

/// Longer words are no names.
pub const MOST_LETTERS: usize = 40;

/// How many slips of the finger a word of that many letters may have and still be recognised.
#[must_use]
pub fn allowed(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=7 => 1,
        _ => 2,
    }
}

/// Slips between two words: a letter left out, put in, exchanged, or two neighbours swapped
/// (optimal string alignment).
#[must_use]
pub fn slips_between(one: &[char], other: &[char]) -> usize {
    let width = other.len() + 1;
    let mut before_last: Vec<usize> = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = Vec::with_capacity(width);
        row.push(i + 1);
        for (j, b) in other.iter().enumerate() {
            let diagonal = last.get(j).copied().unwrap_or(0) + usize::from(a != b);
            let above = last.get(j + 1).copied().unwrap_or(0) + 1;
            let left = row.last().copied().unwrap_or(0) + 1;
            let mut best = diagonal.min(above).min(left);
            let swapped =
                i > 0 && j > 0 && one.get(i - 1) == Some(b) && other.get(j - 1) == Some(a);
            if swapped {
                best = best.min(before_last.get(j - 1).copied().unwrap_or(0) + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_finger_are_counted() {
        let slips = |a: &str, b: &str| {
            slips_between(
                &a.chars().collect::<Vec<_>>(),
                &b.chars().collect::<Vec<_>>(),
            )
        };
        assert_eq!(slips("anm", "ana"), 1);
        assert_eq!(slips("elodei", "elodie"), 1);
        assert_eq!(slips("petrovc", "petrovic"), 1);
        assert_eq!(slips("jo", "ana"), 3);
    }
}
