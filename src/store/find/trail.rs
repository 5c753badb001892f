//! Where that which the index found stands, newest first, as far as somebody went along the days for it: kept with
//! the answer of the index, so that neither the next letter nor the next page goes there again.

use rusqlite::{CachedStatement, Connection, OptionalExtension as _};

use crate::domain::find::found::Reached;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::sorting;
use crate::store::error::Result;
use crate::store::find::along::{Along, Given};
use crate::store::find::merged::{Merged, Statements};
use crate::store::find::source::{Hit, Source, Way};

/// What was found between two places in time.
#[derive(Debug)]
pub struct Trail {
    sources: Vec<Source>,
    top: Reached,
    /// The last day it goes to.
    last: i64,
    hits: Vec<Hit>,
    /// Down to here all is known.
    until: Reached,
}

impl Trail {
    /// One that knows nothing yet: down from `top` to the day `last`.
    pub fn new(sources: &[Source], top: Reached, last: i64) -> Self {
        Self {
            sources: sources.to_vec(),
            top,
            last,
            hits: Vec::new(),
            until: top,
        }
    }

    /// One that knows nothing yet: all the way down.
    pub fn of_everything() -> Self {
        Self::new(&Source::ALL, Reached::TOP, Reached::FOOT.day)
    }

    /// Looks up all of `ids`, as long as `goes_on` says so; `None` if it did not.
    pub fn of_all(
        connection: &Connection,
        ids: &[i64],
        goes_on: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Self>> {
        let mut trail = Self::of_everything();
        for ids in ids.chunks(A_PIECE) {
            if !goes_on() {
                return Ok(None);
            }
            let found = look_up(connection, (&trail.sources, trail.along()), None, ids)?;
            trail.hits.extend(found);
        }
        sorting::by_key(&mut trail.hits, |hit: &Hit| std::cmp::Reverse(hit.at));
        trail.until = Reached::FOOT;
        Ok(Some(trail))
    }

    /// Whether whoever looks for `sources` from `from` down to the day `last` can go along it.
    pub fn leads(&self, sources: &[Source], from: Reached, last: i64) -> bool {
        sources.iter().all(|source| self.sources.contains(source))
            && (self.until..=self.top).contains(&from)
            && self.last <= last
    }

    /// What is known below `at`, newest first.
    pub fn below(&self, at: Reached) -> &[Hit] {
        let first = self.hits.partition_point(|hit| hit.at >= at);
        self.hits.get(first..).unwrap_or_default()
    }

    /// How many are known.
    pub fn count(&self) -> usize {
        self.hits.len()
    }

    /// Down to where all is known.
    pub fn until(&self) -> Reached {
        self.until
    }

    /// Whether nothing lies below.
    pub fn is_whole(&self) -> bool {
        self.until == Reached::FOOT
    }

    /// Goes on over at most `most` rows, or until `enough` more of `found`, which are in order, are known; how many rows
    /// were passed.
    pub fn on(
        &mut self,
        connection: &Connection,
        found: &[i64],
        most: usize,
        enough: usize,
    ) -> Result<usize> {
        let along = self.along();
        let sources = self.sources.iter();
        let statements = sources.map(|source| {
            let sql = along.sql(*source, Given::Places);
            Ok((*source, connection.prepare_cached(&sql)?))
        });
        let mut statements = statements.collect::<Result<Statements<'_>>>()?;
        let from = self.until;
        let asked = (from.day, from.id, self.last, None::<i64>);
        let mut rows = Merged::new(&mut statements, asked, Way::Down)?;
        let enough = self.hits.len() + enough;
        let mut passed = 0;
        while let Some((hit, _)) = rows.next()? {
            if hit.at >= from {
                continue;
            }
            if passed >= most || self.hits.len() >= enough {
                return Ok(passed);
            }
            passed += 1;
            if found.binary_search(&hit.at.id).is_ok() && is_alive(connection, along, &hit)? {
                self.hits.push(hit);
            }
            self.until = hit.at;
        }
        self.until = Reached::FOOT;
        Ok(passed)
    }

    fn along(&self) -> Along {
        Along {
            of_one: false,
            way: Way::Down,
            ends: self.last != Reached::FOOT.day,
            in_tags: false,
        }
    }
}

/// So many are looked up before it is asked whether to go on.
const A_PIECE: usize = 50;

/// Where each of `ids` stands that is of `sources` and lies out of the trash, in no order: of everything, or
/// of all but interactions those of `whose` alone.
pub fn look_up(
    connection: &Connection,
    (sources, along): (&[Source], Along),
    whose: Option<Id<Person>>,
    ids: &[i64],
) -> Result<Vec<Hit>> {
    let mut statements = sources
        .iter()
        .map(|source| Ok((*source, of_one(connection, along, *source)?)))
        .collect::<Result<Statements<'_>>>()?;
    let whose = whose.map(Id::number);
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        // An id is one of a single source, and nearly all are of the first.
        for (source, statement) in &mut statements {
            let day = statement.query_row((id, whose), |row| row.get(0));
            if let Some(day) = day.optional()? {
                found.push(Hit {
                    source: *source,
                    at: Reached { day, id: *id },
                });
                break;
            }
        }
    }
    Ok(found)
}

/// Whether a row lies out of the trash.
fn is_alive(connection: &Connection, along: Along, hit: &Hit) -> Result<bool> {
    let mut statement = of_one(connection, along, hit.source)?;
    Ok(statement.exists((hit.at.id, None::<i64>))?)
}

fn of_one(connection: &Connection, along: Along, source: Source) -> Result<CachedStatement<'_>> {
    Ok(connection.prepare_cached(&along.sql_of_one(source))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_leads_as_far_as_all_is_known() {
        let at = |day| Reached { day, id: 5 };
        let both = [Source::Interaction, Source::Promise];
        let trail = Trail {
            until: at(12),
            ..Trail::new(&both, at(20), 10)
        };
        assert!(trail.leads(&both, at(20), 10));
        assert!(trail.leads(&[Source::Promise], at(12), 11));
        assert!(!trail.leads(&Source::ALL, at(20), 10), "of other rows");
        assert!(!trail.leads(&both, at(21), 10), "from further up");
        assert!(!trail.leads(&both, at(11), 10), "from below its end");
        assert!(!trail.leads(&both, at(20), 9), "to an older day");
    }
}
