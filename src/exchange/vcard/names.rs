//! What somebody is called: from the names of a card, or what comes nearest to one.

use crate::domain::sorting;
use crate::domain::text::fold::fold;

/// The names that a card has.
#[derive(Debug, Default)]
pub struct Names {
    /// Whole names, with how much each is preferred.
    pub full: Vec<(u8, String)>,
    /// Names in parts: family, given, further ones, before and behind.
    pub structured: Vec<Vec<String>>,
    /// Nicknames and the like.
    pub others: Vec<String>,
    /// What is a name where there is no other: an organisation, a mail address, a number.
    pub instead: Vec<String>,
}

impl Names {
    /// The name and the other names; `None` if nothing in the card names anybody.
    pub fn settle(mut self) -> Option<(String, Vec<String>)> {
        sorting::by_key(&mut self.full, |(preference, _)| *preference);
        let mut names: Vec<String> = self.full.into_iter().map(|(_, name)| name).collect();
        for parts in &self.structured {
            let known = fold(&names.join(" "));
            names.extend(composed(parts, &known));
        }
        names.extend(self.others);
        names.retain(|name| !name.is_empty());
        names.extend(self.instead.into_iter().next().filter(|_| names.is_empty()));
        let mut names = names.into_iter();
        let name = names.next()?;
        let mut folded = vec![fold(&name)];
        let others = names.filter(|other| {
            let other = fold(other);
            let new = !folded.contains(&other);
            folded.push(other);
            new
        });
        let others = others.collect();
        Some((name, others))
    }
}

/// The name in parts as it is said, as far as it says more than what is known.
fn composed(parts: &[String], known: &str) -> Vec<String> {
    let part = |at: usize| {
        let words = parts.get(at).map(String::as_str).unwrap_or_default();
        let words: Vec<&str> = words.split(',').flat_map(str::split_whitespace).collect();
        words.join(" ")
    };
    let [family, given, further, before, behind] = [0, 1, 2, 3, 4].map(part);
    let said = |name: &str| {
        fold(name)
            .split_whitespace()
            .all(|word| known.split_whitespace().any(|known| known == word))
    };
    let short = joined(&[&given, &family]);
    let mut names = Vec::new();
    // "Ana Petrović" is how a sentence names "Dr. Ana Maria Petrović".
    if !family.is_empty() && !given.is_empty() || known.is_empty() {
        names.push(short);
    }
    let whole = joined(&[&before, &given, &further, &family, &behind]);
    if ![&before, &further, &behind, &family, &given]
        .iter()
        .all(|part| said(part))
    {
        names.insert(0, whole);
    }
    names
}

/// The parts in the order in which they are said: where names are written without spaces, the family
/// comes first.
fn joined(parts: &[&String]) -> String {
    let said: Vec<&str> = parts
        .iter()
        .map(|part| part.as_str())
        .filter(|part| !part.is_empty())
        .collect();
    match said.as_slice() {
        [given, family] if is_dense(given) && is_dense(family) => format!("{family}{given}"),
        _ => said.join(" "),
    }
}

/// Whether a name is in Chinese, Japanese or Korean letters.
fn is_dense(name: &str) -> bool {
    name.chars()
        .all(|c| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settle(full: &[&str], parts: &str, others: &[&str]) -> Option<(String, Vec<String>)> {
        let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
        Names {
            full: full.iter().map(|name| (101, (*name).to_owned())).collect(),
            structured: vec![parts.split(';').map(str::to_owned).collect()],
            others: texts(others),
            instead: vec!["instead".to_owned()],
        }
        .settle()
    }

    #[test]
    fn a_whole_name_is_the_name_and_its_parts_add_what_it_lacks() {
        for (full, parts, others, name, also) in [
            (
                &["Ana Petrović"][..],
                "Petrović;Ana;;;",
                &[][..],
                "Ana Petrović",
                &[][..],
            ),
            (
                &["Dr. Ana Maria Petrović"],
                "Petrović;Ana;Maria;Dr.;",
                &[],
                "Dr. Ana Maria Petrović",
                &["Ana Petrović"],
            ),
            (
                &["Ana"],
                "Petrović;Ana;;;",
                &["Anči"],
                "Ana",
                &["Ana Petrović", "Anči"],
            ),
            (
                &[],
                "Petrović;Ana;Maria,Vera;Dr.;",
                &[],
                "Dr. Ana Maria Vera Petrović",
                &["Ana Petrović"],
            ),
            (&[], "王;小明;;;", &["ana", "Ana"], "王小明", &["ana"]),
            (
                &["王小明", "Wang Xiaoming"],
                "",
                &[],
                "王小明",
                &["Wang Xiaoming"],
            ),
            (&[], ";Omega;;;", &[], "Omega", &[]),
            (&[], "", &["Jo"], "Jo", &[]),
            (&[], ";;;;", &[], "instead", &[]),
        ] {
            let settled = settle(full, parts, others).unwrap();
            assert_eq!(settled.0, name);
            assert_eq!(settled.1, also, "{name}");
        }
        assert_eq!(Names::default().settle(), None);
    }
}
