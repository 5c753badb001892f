//! Where it happened: `at:place`, or "at" before a place that is known.

use crate::domain::name_forms::names_as_read;
use crate::domain::place::Place;
use crate::domain::sentence::choice::chosen;
use crate::domain::sentence::page::{Page, Zone};
use crate::domain::sentence::reading::{
    Meaning, Offer, Open, OpenKind, ReadPlace, Setting, Span, Why,
};

/// Where it happened, or the question where.
#[derive(Clone, Debug, Default)]
pub struct Where {
    /// The place.
    pub place: Option<ReadPlace>,
    /// What is to be asked.
    pub open: Option<Open>,
}

/// The place that an attribute names; a new one if none is called so.
#[must_use]
pub fn attributed(text: &str, name: &str, span: Span, setting: &Setting<'_>) -> Where {
    let Some(words) = names_as_read(name, &[]).next() else {
        return Where::default();
    };
    let named: Vec<&Place> = setting
        .places
        .iter()
        .filter(|place| names_as_read(&place.name, &place.other_names).any(|name| name == words))
        .collect();
    if named.is_empty() {
        return Where {
            place: Some(ReadPlace {
                id: None,
                name: name.to_owned(),
            }),
            open: None,
        };
    }
    settled(text, span, &named, setting)
}

fn settled(text: &str, span: Span, named: &[&Place], setting: &Setting<'_>) -> Where {
    let choice = chosen(setting.choices, OpenKind::Place, span.of(text));
    let one = match named {
        [one] => Some(*one),
        several => several
            .iter()
            .copied()
            .find(|place| choice == Some(place.id.to_string().as_str())),
    };
    match one {
        Some(place) => Where {
            place: Some(ReadPlace {
                id: Some(place.id),
                name: place.name.clone(),
            }),
            open: None,
        },
        None => Where {
            place: None,
            open: Some(Open {
                span,
                kind: OpenKind::Place,
                offers: named
                    .iter()
                    .map(|place| Offer {
                        id: place.id.to_string(),
                        label: place.name.clone(),
                        why: Why::NameFits,
                    })
                    .collect(),
            }),
        },
    }
}

/// The known place after "at" or "in". Marks it; the words stay.
pub fn inferred(page: &mut Page<'_>, setting: &Setting<'_>) -> Where {
    let spots: Vec<usize> = (0..page.len())
        .filter(|at| matches!(page.key(*at), "at" | "in" | "@") && page.zone(*at) != Zone::Told)
        .filter(|at| !page.is_in_name(*at))
        .take(50)
        .map(|at| at + 1 + usize::from(page.key(at + 1) == "the"))
        .collect();
    if spots.is_empty() || setting.places.is_empty() {
        return Where::default();
    }
    let mut best: Option<(usize, usize, Vec<&Place>)> = None;
    for place in setting.places {
        for words in names_as_read(&place.name, &place.other_names) {
            let spot = spots
                .iter()
                .find_map(|at| Some((*at, follow(page, *at, &words)?)));
            let Some((from, end)) = spot else { continue };
            match &mut best {
                Some((at, to, places)) if (*at, *to) == (from, end) => {
                    if places.iter().all(|known| known.id != place.id) {
                        places.push(place);
                    }
                }
                Some((at, to, _)) if *at < from || (*at == from && *to > end) => {}
                _ => best = Some((from, end, vec![place])),
            }
        }
    }
    let Some((from, end, places)) = best else {
        return Where::default();
    };
    let span = page.span(from, end);
    let found = settled(page.text, span, &places, setting);
    page.mark(from, end, Meaning::Place);
    found
}

fn follow(page: &Page<'_>, at: usize, words: &[String]) -> Option<usize> {
    let mut next = at;
    for (i, word) in words.iter().enumerate() {
        if i > 0 && matches!(page.key(next), "-" | "." | "&") {
            next += 1;
        }
        if page.key(next) != word {
            return None;
        }
        next += 1;
    }
    let ends = page.whole_to(next)
        && page.shape(next) != Some(crate::domain::text::pieces::Shape::Possessive);
    (!words.is_empty() && ends).then_some(next)
}
