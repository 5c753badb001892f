//! What names are called when nothing is said of them, where the words before them change how they end.

/// "With", in languages that decline the name after it.
pub const DECLINING: &[&str] = &["с", "со", "з", "із", "зі", "z", "ze", "s", "se", "sa"];

/// How a name ends after "with", and how it may end otherwise, as they are compared: an й is an и, a ł is
/// an l. `~` stands for a vowel that went out before the last letter.
const ENDINGS: &[(&str, &[&str])] = &[
    // Russian, Ukrainian, Bulgarian and Serbian letters.
    ("ои", &["а"]),
    ("ою", &["а"]),
    ("ею", &["а", "я"]),
    ("еи", &["а", "я"]),
    ("ем", &["и", "ь", ""]),
    ("ом", &["", "~е", "~о", "о"]),
    ("ием", &["ии"]),
    ("ью", &["ь"]),
    // Polish, Czech, Slovak, Slovene, Croatian.
    ("iem", &["", "~e"]),
    ("em", &["", "~e"]),
    ("om", &["", "o", "a"]),
    ("ou", &["a"]),
    ("im", &["i"]),
    ("ym", &["y"]),
];

/// What somebody may be called who is called like this after "with".
#[must_use]
pub fn nominatives(word: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (ending, others) in ENDINGS {
        let Some(stem) = word.strip_suffix(ending) else {
            continue;
        };
        if stem.chars().count() < 2 {
            continue;
        }
        for other in *others {
            match other.strip_prefix('~') {
                None => found.push(format!("{stem}{other}")),
                Some(vowel) => {
                    let last = stem.char_indices().next_back().map_or(0, |(at, _)| at);
                    let (begin, end) = stem.split_at(last);
                    found.push(format!("{begin}{vowel}{end}"));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_after_with_is_one_of_those_it_can_come_from() {
        for (declined, name) in [
            ("аннои", "анна"),
            ("юлиеи", "юлия"),
            ("сергеем", "сергеи"),
            ("игорем", "игорь"),
            ("иваном", "иван"),
            ("павлом", "павел"),
            ("любовью", "любовь"),
            ("lukaszem", "lukasz"),
            ("markiem", "marek"),
            ("pawlem", "pawel"),
            ("jerzym", "jerzy"),
            ("annou", "anna"),
            ("karlem", "karel"),
            ("jirim", "jiri"),
            ("markom", "marko"),
        ] {
            let found = nominatives(declined);
            assert!(found.iter().any(|one| one == name), "{declined}: {found:?}");
        }
        assert!(nominatives("grace").is_empty());
    }
}
