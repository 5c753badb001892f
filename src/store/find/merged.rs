//! The rows of several tables as one walk along their days: each table is read along an index of its own,
//! and the next of the rows at their heads is taken. So the file is asked no more than its rows.

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator as _;
use rusqlite::{CachedStatement, Params, Row, Rows};

use crate::domain::find::found::Reached;
use crate::store::error::Result;
use crate::store::find::source::{Hit, Source, Way};

/// A statement for each source that is read.
pub type Statements<'r> = Vec<(Source, CachedStatement<'r>)>;

/// The walk. Each row begins with its day and its id.
pub struct Merged<'s> {
    heads: Vec<Head<'s>>,
    way: Way,
    taken: Option<usize>,
    /// Where the first row of all other tables stands.
    rival: Option<Reached>,
}

struct Head<'s> {
    source: Source,
    rows: Rows<'s>,
    at: Option<Reached>,
}

impl Head<'_> {
    fn advance(&mut self) -> Result<()> {
        self.rows.advance()?;
        self.at = match self.rows.get() {
            Some(row) => Some(Reached {
                day: row.get(0)?,
                id: row.get(1)?,
            }),
            None => None,
        };
        Ok(())
    }
}

impl<'s> Merged<'s> {
    /// The rows that `statements` give for `asked`, each in the order of the way.
    pub fn new(
        statements: &'s mut Statements<'_>,
        asked: impl Params + Copy,
        way: Way,
    ) -> Result<Self> {
        let heads = statements.iter_mut().map(|(source, statement)| {
            let mut head = Head {
                source: *source,
                rows: statement.query(asked)?,
                at: None,
            };
            head.advance()?;
            Ok(head)
        });
        Ok(Self {
            heads: heads.collect::<Result<_>>()?,
            way,
            taken: None,
            rival: None,
        })
    }

    /// The next row, and where it stands; `None` behind the last one.
    pub fn next(&mut self) -> Result<Option<(Hit, &Row<'s>)>> {
        let mut still_first = false;
        if let Some(last) = self.taken.and_then(|last| self.heads.get_mut(last)) {
            last.advance()?;
            // Mostly one table has many rows between those of the others.
            still_first = match (last.at, self.rival) {
                (Some(at), Some(rival)) if self.way == Way::Down => at > rival,
                (Some(at), Some(rival)) => at < rival,
                (at, _) => at.is_some(),
            };
        }
        if !still_first {
            let first = self.first_but(None);
            self.taken = first.map(|(_, place)| place);
            self.rival = self
                .taken
                .and_then(|taken| Some(self.first_but(Some(taken))?.0));
        }
        let head = self.taken.and_then(|place| self.heads.get(place));
        Ok(head.and_then(|head| {
            let hit = Hit {
                source: head.source,
                at: head.at?,
            };
            Some((hit, head.rows.get()?))
        }))
    }

    /// The first row of all tables but one, and the place of its table.
    fn first_but(&self, one: Option<usize>) -> Option<(Reached, usize)> {
        let heads = self.heads.iter().enumerate();
        let heads = heads.filter(|(place, _)| Some(*place) != one);
        let heads = heads.filter_map(|(place, head)| Some((head.at?, place)));
        match self.way {
            Way::Down => heads.max(),
            Way::Up => heads.min(),
        }
    }
}
