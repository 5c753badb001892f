//! What was read of one state of the file, kept for whoever asks next: to look at everybody takes a while,
//! and most acts concern a few.

use std::collections::{HashMap, HashSet};
use std::convert::Infallible;
use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::id::Id;
use crate::domain::mirror::seen::Seen;
use crate::domain::person::Person;
use crate::domain::quiet::{Scan, SetAside};
use crate::domain::review::deck::{Read, Review};
use crate::store::error::Result;
use crate::store::mark::Mark;
use crate::store::open::Reader;

/// The newest scan, what the newest review was made of, and the newest mirror, each with its state of the file and its day.
#[derive(Debug, Default)]
pub struct Kept {
    scan: Option<(Mark, NaiveDate, Arc<Scan>)>,
    review: Option<(Mark, NaiveDate, Read, Review)>,
    mirror: Option<(Mark, NaiveDate, Arc<Seen>)>,
    /// Of which state and day all that is looked at ahead is at hand.
    ahead: Option<(Mark, NaiveDate)>,
}

impl Reader {
    /// Who is quiet, who is not, and who is set aside: as kept, with those looked at anew whom the acts since
    /// concern; else all are, and `early` is given what is found first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn quiet_kept(
        &self,
        kept: &mut Kept,
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

    /// The review of `today`, as kept but for what was passed since. If it has to be read, and there are so
    /// many people that it takes a while, `early` is given the cards as they become known: first what
    /// yesterday needs, then what has a day.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn review_kept(
        &self,
        kept: &mut Kept,
        today: NaiveDate,
        early: &mut dyn FnMut(Review),
    ) -> Result<Review> {
        let now = self.mark()?;
        if let Some((mark, day, read, review)) = &mut kept.review
            && (*mark, *day) == (now, today)
        {
            let events = self.review_events_of_a_year(today)?;
            if events != read.events {
                read.events = events;
                *review = self.deck(read, std::mem::take(&mut review.last_words))?;
            }
            return Ok(review.clone());
        }
        let many = self.has_many_people()?;
        let mut step = |read: &Read| {
            if many {
                early(self.deck(read, HashMap::new())?);
            }
            Ok(ControlFlow::<Infallible>::Continue(()))
        };
        let mut scan = || self.quiet_kept(kept, today, &mut |_| ());
        let ControlFlow::Continue(read) = self.read_review(today, &mut scan, &mut step)?;
        let review = self.deck(&read, HashMap::new())?;
        kept.review = Some((now, today, read, review.clone()));
        Ok(review)
    }

    /// The mirror, as kept if nothing was done since.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn mirror_kept(&self, kept: &mut Kept, today: NaiveDate) -> Result<Arc<Seen>> {
        let now = self.mark()?;
        if let Some(seen) = kept.mirror_at(&now, today) {
            return Ok(seen);
        }
        let seen = Arc::new(self.mirror(today)?);
        kept.mirror = Some((now, today, Arc::clone(&seen)));
        Ok(seen)
    }

    /// Looks at everybody before anyone asks, if there are so many people that it takes a while, and as long
    /// as `goes_on` says so; whether it has come to its end.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn look_ahead(
        &self,
        kept: &mut Kept,
        today: NaiveDate,
        goes_on: &mut dyn FnMut() -> bool,
    ) -> Result<bool> {
        self.at_once(|reader| {
            let now = reader.mark()?;
            if kept.ahead == Some((now, today)) {
                return Ok(true);
            }
            if !reader.has_many_people()? {
                kept.ahead = Some((now, today));
                return Ok(true);
            }
            let mut part = || {
                if goes_on() {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            };
            if reader
                .review_ahead(kept, (&now, today), &mut part)?
                .is_break()
            {
                return Ok(false);
            }
            if kept.mirror_at(&now, today).is_none() {
                // The one of before is of no use any more, and makes room.
                kept.mirror = None;
                match reader.mirror_while(today, &mut part)? {
                    ControlFlow::Continue(seen) => {
                        kept.mirror = Some((now, today, Arc::new(seen)));
                    }
                    ControlFlow::Break(()) => return Ok(false),
                }
            }
            kept.ahead = Some((now, today));
            Ok(true)
        })
    }

    fn review_ahead(
        &self,
        kept: &mut Kept,
        (now, today): (&Mark, NaiveDate),
        part: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>> {
        let is_kept = matches!(&kept.review, Some((mark, day, ..)) if (mark, *day) == (now, today));
        if is_kept {
            return Ok(ControlFlow::Continue(()));
        }
        let scan = match self.scan_at_hand(kept, today)? {
            Some(scan) => scan,
            None => match self.quiet_while(today, &mut || part().is_continue())? {
                Some(scan) => kept.keep(*now, today, scan),
                None => return Ok(ControlFlow::Break(())),
            },
        };
        let mut scan = || Ok(Arc::clone(&scan));
        let read = match self.read_review(today, &mut scan, &mut |_| Ok(part()))? {
            ControlFlow::Continue(read) => read,
            ControlFlow::Break(()) => return Ok(ControlFlow::Break(())),
        };
        let review = self.deck(&read, HashMap::new())?;
        kept.review = Some((*now, today, read, review));
        Ok(ControlFlow::Continue(()))
    }

    /// The scan that is kept, as it would be found now; `None` if all have to be looked at for it.
    pub(in crate::store) fn scan_at_hand(
        &self,
        kept: &mut Kept,
        today: NaiveDate,
    ) -> Result<Option<Arc<Scan>>> {
        let Some((mark, _, mut scan)) = kept.scan.take_if(|(_, day, _)| *day == today) else {
            return Ok(None);
        };
        let now = self.mark()?;
        if now != mark && !self.renew(&mut scan, &mark, today)? {
            return Ok(None);
        }
        kept.scan = Some((now, today, Arc::clone(&scan)));
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

impl Kept {
    fn keep(&mut self, mark: Mark, today: NaiveDate, scan: Scan) -> Arc<Scan> {
        let scan = Arc::new(scan);
        self.scan = Some((mark, today, Arc::clone(&scan)));
        scan
    }

    /// The mirror of this state and day, if it is the one that is kept.
    fn mirror_at(&self, mark: &Mark, today: NaiveDate) -> Option<Arc<Seen>> {
        let (of, day, seen) = self.mirror.as_ref()?;
        ((of, *day) == (mark, today)).then(|| Arc::clone(seen))
    }
}
