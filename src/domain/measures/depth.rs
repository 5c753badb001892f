//! How deep it went: the share of contact days with something personal, each side for itself.
//!
//! Depth is what you noted (0 logistics, 1 everyday, 2 personal, 3 risky to say), never guessed from the
//! words. A contact day on which none was noted counts as one without; how many have one is told beside.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::interaction::Depth;
use crate::domain::measures::moment::Moment;
use crate::domain::measures::share::{Share, share};
use crate::domain::measures::window::in_window;

/// The share needs this many contact days.
const ENOUGH: u32 = 8;

/// Contact days of the window, and how many of them went deep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeepDays {
    /// Contact days.
    pub days: u32,
    /// Those with a depth noted on either side.
    pub noted: u32,
    /// Those on which your side went to 2 or more.
    pub mine: u32,
    /// Those on which theirs did.
    pub theirs: u32,
}

impl DeepDays {
    /// The share of days on which your side went deep; `None` below eight contact days.
    #[must_use]
    pub fn share_mine(&self) -> Option<Share> {
        self.share(self.mine)
    }

    /// The share of days on which theirs did.
    #[must_use]
    pub fn share_theirs(&self) -> Option<Share> {
        self.share(self.theirs)
    }

    /// Whether there are enough contact days to tell.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.days >= ENOUGH
    }

    fn share(&self, deep: u32) -> Option<Share> {
        self.is_enough()
            .then(|| share(deep, self.days.saturating_sub(deep)))
            .flatten()
    }
}

/// The deepest of a day on both sides.
type Deepest = (Option<Depth>, Option<Depth>);

/// How deep the contact days of the window went.
#[must_use]
pub fn depth(moments: &[Moment], today: NaiveDate) -> DeepDays {
    let mut days: BTreeMap<NaiveDate, Deepest> = BTreeMap::new();
    for moment in moments.iter().filter(|moment| moment.two_way) {
        let of = moment.day.iter_days();
        for day in of.take_while(|day| *day <= moment.last_day && *day <= today) {
            if in_window(day, today) {
                let (mine, theirs) = days.entry(day).or_default();
                *mine = (*mine).max(moment.mine);
                *theirs = (*theirs).max(moment.theirs);
            }
        }
    }
    let mut depth = DeepDays::default();
    for (mine, theirs) in days.into_values() {
        let deep =
            |side: Option<Depth>| u32::from(side.is_some_and(|side| side >= Depth::Personal));
        depth.days += 1;
        depth.noted += u32::from(mine.is_some() || theirs.is_some());
        depth.mine += deep(mine);
        depth.theirs += deep(theirs);
    }
    depth
}

/// How many interactions of the window were risky to say for both.
#[must_use]
pub fn risky(moments: &[Moment], today: NaiveDate) -> u32 {
    let of = moments.iter().filter(|moment| is_risky(moment, today));
    u32::try_from(of.count()).unwrap_or(u32::MAX)
}

/// Whether both said what was risky to say, in the window.
#[must_use]
pub fn is_risky(moment: &Moment, today: NaiveDate) -> bool {
    moment.mine >= Some(Depth::Risky)
        && moment.theirs >= Some(Depth::Risky)
        && in_window(moment.day, today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measures::moment::tests::moment;

    #[test]
    fn a_day_is_as_deep_as_its_deepest_and_each_side_counts_for_itself() {
        let today: NaiveDate = "2026-11-22".parse().unwrap();
        let deep = |day: &str, mine, theirs| Moment {
            mine,
            theirs,
            ..moment(day)
        };
        let mut moments = vec![
            deep("2026-11-22", Some(Depth::Everyday), Some(Depth::Risky)),
            deep("2026-11-22", Some(Depth::Personal), None),
            deep("2026-11-20", None, None),
            deep("2025-11-22", Some(Depth::Risky), Some(Depth::Risky)),
            Moment {
                two_way: false,
                ..deep("2026-11-19", Some(Depth::Risky), Some(Depth::Risky))
            },
            Moment {
                last_day: "2026-10-05".parse().unwrap(),
                ..deep("2026-10-01", Some(Depth::Personal), Some(Depth::Everyday))
            },
        ];
        let got = depth(&moments, today);
        assert_eq!(
            got,
            DeepDays {
                days: 7,
                noted: 6,
                mine: 6,
                theirs: 1
            }
        );
        assert_eq!(got.share_mine(), None);
        moments.push(moment("2026-09-01"));
        let share = depth(&moments, today).share_mine().unwrap();
        assert!((share.mean - 6.5 / 9.0).abs() < 1e-9);
        assert_eq!(risky(&moments, today), 1);
    }
}
