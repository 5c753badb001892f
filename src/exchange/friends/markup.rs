//! The markup of an entry: `**Name**`, `_Place_`, `@tag`, and `\n` for a line break.

/// An entry taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// Names in bold, in the order of the text, each once.
    pub names: Vec<String>,
    /// Places, likewise.
    pub places: Vec<String>,
    /// Tags without the `@`, likewise.
    pub tags: Vec<String>,
    /// The text without markup and tags.
    pub words: String,
}

/// Takes an entry apart.
pub fn read(text: &str) -> Marked {
    let mut marked = Marked::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let at_word = marked
            .words
            .chars()
            .next_back()
            .is_none_or(|before| !before.is_alphanumeric());
        if let Some(after) = rest.strip_prefix("\\n") {
            marked.words.push('\n');
            rest = after;
        } else if let Some((name, after)) = enclosed(rest, "**") {
            once(&mut marked.names, name);
            marked.words.push_str(name);
            rest = after;
        } else if let Some((place, after)) = enclosed(rest, "_")
            && at_word
            && !after.starts_with(char::is_alphanumeric)
        {
            once(&mut marked.places, place);
            marked.words.push_str(place);
            rest = after;
        } else if let Some((tag, after)) = tag(rest)
            && at_word
        {
            once(&mut marked.tags, tag);
            let kept = marked.words.trim_end_matches(' ').len();
            marked.words.truncate(kept);
            rest = after;
        } else {
            marked.words.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    let lines: Vec<&str> = marked.words.trim().lines().map(str::trim).collect();
    marked.words = lines.join("\n");
    marked
}

/// What stands between two `mark`s at the beginning of `text`, and what follows.
fn enclosed<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    let (inside, after) = text.strip_prefix(mark)?.split_once(mark)?;
    let fits = !inside.is_empty() && inside.trim() == inside;
    fits.then_some((inside, after))
}

/// The tag at the beginning of `text`, and what follows. A stop after it is not part of it.
fn tag(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix('@')?;
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | ':')))
        .unwrap_or(text.len());
    let name = text[..end].trim_end_matches(['-', '_', ':']);
    (!name.is_empty()).then(|| (name, &text[name.len()..]))
}

fn once(list: &mut Vec<String>, text: &str) {
    if !list.iter().any(|known| known == text) {
        list.push(text.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_taken_apart() {
        let marked = read(" **Grace Hopper** and I went to _Martha's Vineyard_. @food @sea-side");
        assert_eq!(marked.names, ["Grace Hopper"]);
        assert_eq!(marked.places, ["Martha's Vineyard"]);
        assert_eq!(marked.tags, ["food", "sea-side"]);
        assert_eq!(
            marked.words,
            "Grace Hopper and I went to Martha's Vineyard."
        );
    }

    #[test]
    fn what_only_looks_like_markup_stays() {
        for (text, words) in [
            ("mail to ana@example.org", "mail to ana@example.org"),
            ("snake_case_name", "snake_case_name"),
            ("2 ** 3", "2 ** 3"),
            ("** Ana **", "** Ana **"),
            ("one\\ntwo", "one\ntwo"),
            ("went @hiking with Jo, @sun.", "went with Jo,."),
            ("@", "@"),
            ("_", "_"),
            ("**", "**"),
        ] {
            assert_eq!(read(text).words, words, "{text}");
        }
        assert!(read("mail to ana@example.org").tags.is_empty());
    }
}
