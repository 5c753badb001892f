//! Two entries that are one person: what is kept of both, and what falls together.
//!
//! Nothing is lost: of a detail that can only be had once one stays, and the other is kept beside it,
//! as another name, as an own field, or in the note.

use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::interaction::{Interaction, Participant};
use crate::domain::person::{ContactPoint, OwnField, Person, Standing};
use crate::domain::record::Origin;
use crate::domain::text::fold::fold;
use crate::domain::tie::Tie;

/// What joining two people would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Merging {
    /// The one that stays, as it was read.
    pub kept: Person,
    /// The one that goes into it, as it was read.
    pub gone: Person,
    /// The one that stays, as it will be.
    pub joined: Person,
    /// Details of which both have another one.
    pub differing: Vec<Differing>,
    /// The groups of the one that goes.
    pub groups: Vec<String>,
    /// Ties between the two, which say nothing any more, in the order of their ids.
    pub ties_between: Vec<Tie>,
    /// Ties that both have with the same person: the one that stays is enough.
    pub ties_doubled: Vec<TieDoubled>,
    /// What both were part of.
    pub together: Vec<Together>,
    /// How much else goes along.
    pub along: Along,
}

/// A detail of which both have another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// Which: the name of the own field that keeps the other one.
    pub detail: &'static str,
    /// What stays.
    pub stays: String,
    /// The other one.
    pub other: String,
    /// Where the other one is kept.
    pub kept_in: KeptIn,
}

/// Where a detail is kept that there is another one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptIn {
    /// Among the other names, by which a person is found too.
    OtherNames,
    /// In an own field.
    OwnField,
    /// In a line of the note.
    Note,
}

/// A tie that is there twice.
#[derive(Clone, Debug, PartialEq)]
pub struct TieDoubled {
    /// The one that goes.
    pub tie: Tie,
    /// The name of the person it is with.
    pub with: String,
}

/// An interaction that both were part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Together {
    /// Which.
    pub interaction: Id<Interaction>,
    /// Its day.
    pub day: Day,
    /// The one row that is left.
    pub joined: Participant,
    /// Whether the two rows said two things of who began it.
    pub began_differs: bool,
}

/// How much goes along with somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Along {
    /// Interactions, those that both were part of apart.
    pub interactions: usize,
    /// Promises.
    pub promises: usize,
    /// Topics.
    pub topics: usize,
    /// Check-ins.
    pub check_ins: usize,
    /// Pauses.
    pub pauses: usize,
    /// Ties with others.
    pub ties: usize,
}

/// Names of what a row of a person only has an id for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Of the circle.
    pub circle: Option<String>,
    /// Of the person through whom one met.
    pub met_through: Option<String>,
}

/// One participant made of two. It was two-way if it was with either; who began it is what either row
/// says, and the first one's word where they differ.
#[must_use]
pub fn participant(first: Participant, second: Participant) -> (Participant, bool) {
    let joined = Participant {
        id: first.id,
        two_way: first.two_way || second.two_way,
        began: first.began.or(second.began),
    };
    let differs = first.began != second.began && first.began.is_some() && second.began.is_some();
    (joined, differs)
}

/// The person that is made of both, and the details of which each has another one.
#[must_use]
pub fn joined(
    kept: &Person,
    gone: &Person,
    named: &Named,
    other: &Named,
) -> (Person, Vec<Differing>) {
    let mut joining = Joining {
        to: kept.clone(),
        differing: Vec::new(),
    };
    joining.names(gone);
    joining.lists(gone);
    joining.texts(gone);
    joining.values(gone, named, other);
    joining.standing(gone);
    joining.note(gone);
    if gone.origin == Origin::Hand {
        joining.to.origin = Origin::Hand;
    }
    (joining.to, joining.differing)
}

/// A text of a person, where it stands in the one who stays, and that of the other.
type Text<'a> = (&'static str, fn(&mut Person) -> &mut String, &'a String);

struct Joining {
    to: Person,
    differing: Vec<Differing>,
}

impl Joining {
    fn names(&mut self, gone: &Person) {
        for name in std::iter::once(&gone.name).chain(&gone.other_names) {
            let mut known = std::iter::once(&self.to.name).chain(&self.to.other_names);
            if !known.any(|known| fold(known) == fold(name)) {
                self.to.other_names.push(name.clone());
            }
        }
        if fold(&gone.name) != fold(&self.to.name) {
            self.differing.push(Differing {
                detail: "name",
                stays: self.to.name.clone(),
                other: gone.name.clone(),
                kept_in: KeptIn::OtherNames,
            });
        }
    }

    fn lists(&mut self, gone: &Person) {
        extend(&mut self.to.dates, &gone.dates);
        extend(&mut self.to.fields, &gone.fields);
        extend(&mut self.to.tags, &gone.tags);
        self.to.tags.sort();
        for point in &gone.contact_points {
            self.contact_point(point);
        }
    }

    /// A way to reach them that is there already takes over a label, if it has none.
    fn contact_point(&mut self, new: &ContactPoint) {
        let mut points = self.to.contact_points.iter_mut();
        let same = points.find(|point| {
            let label = point.label.is_empty() || new.label.is_empty() || point.label == new.label;
            label && (point.kind, &point.value) == (new.kind, &new.value)
        });
        match same {
            Some(point) if point.label.is_empty() => point.label.clone_from(&new.label),
            Some(_) => {}
            None => self.to.contact_points.push(new.clone()),
        }
    }

    fn texts(&mut self, gone: &Person) {
        let texts: [Text<'_>; 4] = [
            ("pronouns", |person| &mut person.pronouns, &gone.pronouns),
            ("how you met", |person| &mut person.how_met, &gone.how_met),
            ("lives in", |person| &mut person.lives_in, &gone.lives_in),
            ("photo", |person| &mut person.photo, &gone.photo),
        ];
        for (detail, of, other) in texts {
            let stays = of(&mut self.to);
            if stays.is_empty() {
                stays.clone_from(other);
            } else if !other.is_empty() && stays != other {
                let stays = stays.clone();
                self.keep_beside(detail, stays, other.clone());
            }
        }
    }

    fn values(&mut self, gone: &Person, named: &Named, other: &Named) {
        let days = |gap: u16| format!("{gap} days");
        let (gap, met_on, birthday) = (self.to.usual_gap, self.to.met_on, self.to.birthday);
        self.to.usual_gap = self.value("usual gap", gap, gone.usual_gap, days, days);
        let text = |day: Day| day.to_string();
        self.to.met_on = self.value("met on", met_on, gone.met_on, text, text);
        let text = |day: crate::domain::day::Anniversary| day.to_string();
        self.to.birthday = self.value("birthday", birthday, gone.birthday, text, text);
        let name = |of: &Option<String>| of.clone().unwrap_or_default();
        let (ours, theirs) = (name(&named.circle), name(&other.circle));
        let circle = self.to.circle;
        self.to.circle = self.value("circle", circle, gone.circle, |_| ours, |_| theirs);
        // Nobody was met through themselves.
        let through = |person: &Person| {
            let through = person.met_through;
            through.filter(|through| *through != self.to.id && *through != gone.id)
        };
        let (first, second) = (through(&self.to), through(gone));
        let (ours, theirs) = (name(&named.met_through), name(&other.met_through));
        self.to.met_through = self.value("met through", first, second, |_| ours, |_| theirs);
    }

    /// The first value, or else the second; the second is kept beside the first where they differ.
    fn value<T: PartialEq + Copy>(
        &mut self,
        detail: &'static str,
        first: Option<T>,
        second: Option<T>,
        ours: impl FnOnce(T) -> String,
        theirs: impl FnOnce(T) -> String,
    ) -> Option<T> {
        if let (Some(first), Some(second)) = (first, second)
            && first != second
        {
            self.keep_beside(detail, ours(first), theirs(second));
        }
        first.or(second)
    }

    /// A death is a fact and stays, whoever's entry knew of it; else what was said of either one stands
    /// before "active", which nobody has to say.
    fn standing(&mut self, gone: &Person) {
        let (first, second) = (self.to.standing, gone.standing);
        let said = match (first, second) {
            (Standing::Died, _) | (_, Standing::Died) => Standing::Died,
            (Standing::Active, second) => second,
            (first, _) => first,
        };
        let other = if said == first { second } else { first };
        let (stays, other) = (
            word(said),
            (other != said && other != Standing::Active).then(|| word(other)),
        );
        if let Some(other) = other {
            self.keep_beside("standing", stays.to_owned(), other.to_owned());
        }
        self.to.standing = said;
        let died_on = self.to.died_on;
        let text = |day: Day| day.to_string();
        self.to.died_on = self.value("died on", died_on, gone.died_on, text, text);
    }

    fn note(&mut self, gone: &Person) {
        if gone.note.is_empty() || self.to.note == gone.note {
            return;
        }
        if !self.to.note.is_empty() {
            self.to.note.push_str("\n\n");
        }
        self.to.note.push_str(&gone.note);
    }

    fn keep_beside(&mut self, detail: &'static str, stays: String, other: String) {
        let kept_in = if other.contains('\n') {
            let line = format!("{detail}: {other}");
            if !self.to.note.is_empty() {
                self.to.note.push_str("\n\n");
            }
            self.to.note.push_str(&line);
            KeptIn::Note
        } else {
            let field = OwnField {
                name: detail.to_owned(),
                value: other.clone(),
            };
            extend(&mut self.to.fields, &[field]);
            KeptIn::OwnField
        };
        self.differing.push(Differing {
            detail,
            stays,
            other,
            kept_in,
        });
    }
}

fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Active => "active",
        Standing::Resting => "resting",
        Standing::LetGo => "let go",
        Standing::Died => "died",
    }
}

fn extend<T: PartialEq + Clone>(list: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !list.contains(one) {
            list.push(one.clone());
        }
    }
}
