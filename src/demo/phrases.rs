//! Notes made of phrases: the length and the mixture of words of real ones, and nothing to say.

/// The fewest and the most characters of a note.
pub const LENGTHS: std::ops::RangeInclusive<usize> = 80..=400;

/// No sentence is longer, in characters; so a note that is not yet long enough never overshoots.
const LONGEST_SENTENCE: usize = 100;

const OPENINGS: &[&str] = &[
    "Long talk about",
    "She told me about",
    "He is worried about",
    "We laughed about",
    "Came back to",
    "First time we spoke of",
    "A quiet hour with",
    "Said little about",
    "Half the evening went to",
    "Still no news of",
    "They have decided on",
    "I asked about",
    "Good to hear about",
    "Heard at last about",
    "We disagreed over",
    "Much better about",
    "Tired of",
    "Proud of",
    "Nervous before",
    "Glad about",
    "Helped with",
    "Looked at pictures of",
    "Made plans for",
    "Cooked and talked of",
    "A letter about",
    "Walked off the anger about",
];

const SUBJECTS: &[&str] = &[
    "the new flat",
    "the exam",
    "her mother's knee",
    "the garden wall",
    "the job in Graz",
    "the choir",
    "his thesis",
    "the boat",
    "the children's school",
    "the move",
    "the allotment",
    "the old bicycle",
    "the wedding",
    "the bakery that closed",
    "the winter in Tromsø",
    "the operation",
    "the dog",
    "the loan",
    "the ferry to Naxos",
    "the recipe for ajvar",
    "the broken boiler",
    "the concert",
    "the mountain hut",
    "the divorce",
    "the translation",
    "the night shifts",
    "the museum in Lyon",
    "the neighbours",
    "the driving test",
    "the orchard",
    "the hearing aid",
    "the strike",
    "the visa",
    "the kitchen floor",
    "the marathon",
    "the trip to 西安",
    "the poem by Ахматова",
    "the soup called phở",
    "the film",
    "the inheritance",
];

const TURNS: &[&str] = &[
    "and then of nothing much",
    "over two pots of tea",
    "while the rain kept on",
    "on the way to the station",
    "until the place closed",
    "with the window open",
    "and the rest can wait",
    "before the others came",
    "between two trains",
    "although it was late",
    "and it was easier than last time",
    "under the chestnut trees",
    "with the radio on",
    "because neither of us had slept",
    "in the queue for tickets",
    "after the film",
    "without looking at the clock",
    "and did the washing up",
];

const CLOSINGS: &[&str] = &[
    "Next time at theirs.",
    "To be continued.",
    "I should have asked more.",
    "We owe them a visit.",
    "Worth the journey.",
    "It did me good.",
    "Not sure what to think.",
    "Home by midnight.",
    "The cake was excellent.",
    "He looked well.",
    "She looked tired.",
    "Nothing settled yet.",
    "I said I would look into it.",
    "They send their love.",
    "Sunday again, perhaps.",
    "Kept thinking of it afterwards.",
    "A good day.",
    "We will see.",
];

/// A note of [`LENGTHS`] characters.
#[must_use]
pub fn note(random: &mut fastrand::Rng) -> String {
    // Two draws, the smaller one: most notes are short and a few are long.
    let most = *LENGTHS.end() - LONGEST_SENTENCE;
    let wanted = random
        .usize(*LENGTHS.start()..=most)
        .min(random.usize(*LENGTHS.start()..=most));
    let mut note = String::with_capacity(*LENGTHS.end() + 16);
    let mut letters = 0;
    while letters < wanted {
        if letters > 0 {
            note.push(' ');
            letters += 1;
        }
        letters += sentence(&mut note, random);
    }
    note
}

/// A short text, such as a promise or a topic.
#[must_use]
pub fn subject(random: &mut fastrand::Rng) -> &'static str {
    pick(SUBJECTS, random)
}

/// Appends one sentence and gives its length in characters.
fn sentence(note: &mut String, random: &mut fastrand::Rng) -> usize {
    let before = note.len();
    match random.u32(..4) {
        0 => note.push_str(pick(CLOSINGS, random)),
        1 => {
            note.push_str(pick(OPENINGS, random));
            note.push(' ');
            note.push_str(pick(SUBJECTS, random));
            note.push_str(" and ");
            note.push_str(pick(SUBJECTS, random));
            note.push('.');
        }
        _ => {
            note.push_str(pick(OPENINGS, random));
            note.push(' ');
            note.push_str(pick(SUBJECTS, random));
            note.push(' ');
            note.push_str(pick(TURNS, random));
            note.push('.');
        }
    }
    note[before..].chars().count()
}

fn pick(list: &'static [&'static str], random: &mut fastrand::Rng) -> &'static str {
    random.choice(list).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn longest(list: &[&str]) -> usize {
        list.iter()
            .map(|words| words.chars().count())
            .max()
            .unwrap()
    }

    #[test]
    fn a_note_is_80_to_400_characters() {
        let subjects = longest(SUBJECTS);
        let tail = longest(TURNS).max(subjects + 4);
        // A space before it, one inside, a full stop.
        assert!(longest(OPENINGS) + subjects + tail + 4 <= LONGEST_SENTENCE);
        let mut random = fastrand::Rng::with_seed(1);
        for _ in 0..5_000 {
            let length = note(&mut random).chars().count();
            assert!(LENGTHS.contains(&length), "{length}");
        }
    }
}
