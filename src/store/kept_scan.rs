//! The scan of one state of the file, kept for whoever asks next: to look at everybody takes a while, and
//! most acts concern a few.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::quiet::{Scan, SetAside};
use crate::store::error::Result;
use crate::store::mark::Mark;
use crate::store::open::Reader;

/// The newest scan that was made, and of which state and day.
#[derive(Debug, Default)]
pub struct KeptScan(Option<(Mark, NaiveDate, Arc<Scan>)>);

impl Reader {
    /// Who is quiet, who is not, and who is set aside: as kept, with those looked at anew whom the acts since
    /// concern; else all are, and `early` is given what is found first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn quiet_kept(
        &self,
        kept: &mut KeptScan,
        today: NaiveDate,
        early: &mut dyn FnMut(Arc<Scan>),
    ) -> Result<Arc<Scan>> {
        if let Some(scan) = self.scan_at_hand(kept, today)? {
            return Ok(scan);
        }
        let mark = self.mark()?;
        let scan = self.quiet_and_early(today, &mut |scan| early(Arc::new(scan)))?;
        Ok(kept.keep(mark, today, scan))
    }

    /// Looks at everybody before anyone asks, if there are so many people that it takes a while, and as long
    /// as `goes_on` says so; whether it has come to its end.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn scan_ahead(
        &self,
        kept: &mut KeptScan,
        today: NaiveDate,
        goes_on: &mut dyn FnMut() -> bool,
    ) -> Result<bool> {
        self.at_once(|reader| {
            if !reader.has_many_people()? || reader.scan_at_hand(kept, today)?.is_some() {
                return Ok(true);
            }
            let mark = reader.mark()?;
            let scan = reader.quiet_while(today, goes_on)?;
            let ended = scan.is_some();
            if let Some(scan) = scan {
                kept.keep(mark, today, scan);
            }
            Ok(ended)
        })
    }

    /// The scan that is kept, as it would be found now; `None` if all have to be looked at for it.
    pub(in crate::store) fn scan_at_hand(
        &self,
        kept: &mut KeptScan,
        today: NaiveDate,
    ) -> Result<Option<Arc<Scan>>> {
        let Some((mark, _, mut scan)) = kept.0.take_if(|(_, day, _)| *day == today) else {
            return Ok(None);
        };
        let now = self.mark()?;
        if now != mark && !self.renew(&mut scan, &mark, today)? {
            return Ok(None);
        }
        kept.0 = Some((now, today, Arc::clone(&scan)));
        Ok(Some(scan))
    }

    /// Looks anew at those whom the acts since `mark` concern; whether that was enough.
    fn renew(&self, scan: &mut Arc<Scan>, mark: &Mark, today: NaiveDate) -> Result<bool> {
        let Some(concerned) = self.concerned_since(mark)? else {
            return Ok(false);
        };
        let people: HashSet<Id<Person>> =
            concerned.with.into_iter().chain(concerned.beside).collect();
        if people.is_empty() {
            return Ok(true);
        }
        let found = self.quiet_of(&people, today)?;
        // Who is set aside stands there by name, and the names are not kept.
        if scan.set_aside.has_any(&people) || found.set_aside != SetAside::default() {
            return Ok(false);
        }
        Arc::make_mut(scan).renew(&people, found);
        Ok(true)
    }
}

impl KeptScan {
    fn keep(&mut self, mark: Mark, today: NaiveDate, scan: Scan) -> Arc<Scan> {
        let scan = Arc::new(scan);
        self.0 = Some((mark, today, Arc::clone(&scan)));
        scan
    }
}
