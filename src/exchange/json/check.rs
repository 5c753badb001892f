//! What JSON cannot say by itself: ids that are used once, texts that must not be empty, days in
//! order. References are checked by the store, which knows what is there already.

use std::collections::{HashMap, HashSet};
use std::fmt::Display;

use crate::domain::day::Days;
use crate::domain::document::Document;
use crate::domain::interaction::Interaction;

/// A row that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind} {id}: {why}")]
pub struct Broken {
    /// What sort of row.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// The rule that it breaks.
    pub why: String,
}

fn broken(kind: &'static str, id: impl Display, why: impl Into<String>) -> Broken {
    Broken {
        kind,
        id: id.to_string(),
        why: why.into(),
    }
}

/// Checks every row.
///
/// # Errors
/// The first row that breaks a rule.
pub fn check(document: &Document) -> Result<(), Broken> {
    unique_ids(document)?;
    texts(document)?;
    for interaction in &document.interactions {
        interaction_holds(interaction)?;
    }
    if let Some(tie) = document.ties.iter().find(|tie| tie.person == tie.other) {
        return Err(broken("tie", tie.id, "it ties somebody to themselves"));
    }
    let people = document
        .people
        .iter()
        .map(|row| ("person", row.id.number(), row.usual_gap));
    let circles = document
        .circles
        .iter()
        .map(|row| ("circle", row.id.number(), row.usual_gap));
    if let Some((kind, id, _)) = people.chain(circles).find(|(_, _, gap)| *gap == Some(0)) {
        return Err(broken(kind, id, "a usual gap is 1 day at least"));
    }
    let mut sources = HashSet::new();
    for candidate in &document.candidates {
        if !sources.insert(&candidate.source) {
            return Err(broken(
                "candidate",
                candidate.id,
                format!("its source {:?} is there twice", candidate.source),
            ));
        }
    }
    Ok(())
}

/// One id names one thing, whatever its kind: the search index knows rows by their id alone.
fn unique_ids(document: &Document) -> Result<(), Broken> {
    let mut seen: HashMap<i64, &'static str> = HashMap::new();
    let mut once = |kind: &'static str, id: i64| match seen.insert(id, kind) {
        None => Ok(()),
        Some(other) => Err(broken(
            kind,
            id,
            format!("this id names a {other} too; each id names one thing"),
        )),
    };
    document
        .people
        .iter()
        .try_for_each(|row| once("person", row.id.number()))?;
    document
        .ties
        .iter()
        .try_for_each(|row| once("tie", row.id.number()))?;
    document
        .groups
        .iter()
        .try_for_each(|row| once("group", row.id.number()))?;
    document
        .circles
        .iter()
        .try_for_each(|row| once("circle", row.id.number()))?;
    document
        .places
        .iter()
        .try_for_each(|row| once("place", row.id.number()))?;
    document
        .interactions
        .iter()
        .try_for_each(|row| once("interaction", row.id.number()))?;
    document
        .promises
        .iter()
        .try_for_each(|row| once("promise", row.id.number()))?;
    document
        .topics
        .iter()
        .try_for_each(|row| once("topic", row.id.number()))?;
    document
        .check_ins
        .iter()
        .try_for_each(|row| once("check-in", row.id.number()))?;
    document
        .pauses
        .iter()
        .try_for_each(|row| once("pause", row.id.number()))?;
    document
        .reviews
        .iter()
        .try_for_each(|row| once("review event", row.id.number()))?;
    document
        .candidates
        .iter()
        .try_for_each(|row| once("candidate", row.id.number()))
}

fn texts(document: &Document) -> Result<(), Broken> {
    let said = |kind, id: i64, what: &str, text: &str| {
        if text.trim().is_empty() {
            Err(broken(kind, id, format!("its {what} is empty")))
        } else {
            Ok(())
        }
    };
    document
        .people
        .iter()
        .try_for_each(|row| said("person", row.id.number(), "name", &row.name))?;
    document
        .groups
        .iter()
        .try_for_each(|row| said("group", row.id.number(), "name", &row.name))?;
    document
        .circles
        .iter()
        .try_for_each(|row| said("circle", row.id.number(), "name", &row.name))?;
    document
        .places
        .iter()
        .try_for_each(|row| said("place", row.id.number(), "name", &row.name))?;
    document
        .promises
        .iter()
        .try_for_each(|row| said("promise", row.id.number(), "text", &row.text))?;
    document
        .topics
        .iter()
        .try_for_each(|row| said("topic", row.id.number(), "text", &row.text))?;
    let people = document
        .people
        .iter()
        .map(|row| ("person", row.id.number(), &row.tags));
    let interactions = document
        .interactions
        .iter()
        .map(|row| ("interaction", row.id.number(), &row.tags));
    for (kind, id, tags) in people.chain(interactions) {
        tags.iter().try_for_each(|tag| said(kind, id, "tag", tag))?;
    }
    Ok(())
}

fn interaction_holds(row: &Interaction) -> Result<(), Broken> {
    if let Some(last) = row
        .last_day
        .filter(|last| Days::between(row.day, *last).is_none())
    {
        return Err(broken(
            "interaction",
            row.id,
            format!("its last day {last} does not follow its day {}", row.day),
        ));
    }
    let mut people = HashSet::with_capacity(row.people.len());
    for person in &row.people {
        if !people.insert(person.id) {
            return Err(broken(
                "interaction",
                row.id,
                format!("person {} is in it twice", person.id),
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::exchange::json::read::read;

    #[test]
    fn a_row_that_breaks_a_rule_is_named() {
        for (rows, told) in [
            (
                r#""people": [{"id": "1", "name": " "}]"#,
                "person 1: its name is empty",
            ),
            (
                r#""people": [{"id": "1", "name": "A"}], "places": [{"id": "1", "name": "B"}]"#,
                "place 1: this id names a person too",
            ),
            (
                r#""interactions": [{"id": "3", "day": "2026-06-02", "last_day": "2026-06-01"}]"#,
                "interaction 3: its last day 2026-06-01 does not follow",
            ),
            (
                r#""ties": [{"id": "3", "person": "1", "other": "1", "kind": "friend"}]"#,
                "tie 3: it ties",
            ),
            (
                r#""interactions": [{"id": "3", "day": "2026", "people": [{"id": "1", "two_way": true}, {"id": "1", "two_way": true}]}]"#,
                "person 1 is in it twice",
            ),
        ] {
            let json = format!("{{\"format\": \"betwixt\", \"version\": 1, {rows}}}");
            let error = read(json.as_bytes()).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
        }
    }
}
