//! What is between you, line by line: a label, what is said, and the figures it came from.

use chrono::Datelike as _;
use chrono::NaiveDate;

use crate::domain::check_in::{Question, Step};
use crate::domain::day::Day;
use crate::domain::measures::depth::DeepDays;
use crate::domain::measures::felt::{Felt, Trend};
use crate::domain::measures::given::WordsGiven;
use crate::domain::measures::landed::Landed;
use crate::domain::measures::measure::Measure;
use crate::domain::measures::share::Share;
use crate::domain::page::PersonPage;
use crate::domain::word::Word;
use crate::wording::{check_in, measures};

/// What "not known" looks like.
pub const NOT_KNOWN: &str = "—";
/// What is said of too few data.
pub const TOO_FEW: &str = "too few to say";

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Which line of the sidebar it belongs to.
    pub measure: Measure,
    /// Such as "Began", at most eleven cells; empty on one that goes on from the line above.
    pub label: &'static str,
    /// What is said: "no clear lean".
    pub text: String,
    /// What it came from: "5 you · 4 them".
    pub figures: Vec<String>,
}

impl Said {
    /// Whether nothing is known that it could say.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.text.ends_with(NOT_KNOWN)
    }
}

/// What you felt; `None` if nothing was answered yet.
#[must_use]
pub fn felt(page: &PersonPage, today: NaiveDate) -> Option<Vec<Said>> {
    let any = Question::ALL.iter().any(|question| {
        let felt = page.measures.felt(*question);
        felt.is_some_and(|felt| !felt.answers.is_empty())
    });
    any.then(|| {
        let line = |question: Question| {
            let felt = page.measures.felt(question);
            felt_line(question, felt.unwrap_or(&Felt::default()), today)
        };
        Question::ALL
            .iter()
            .map(|question| line(*question))
            .collect()
    })
}

fn felt_line(question: Question, felt: &Felt, today: NaiveDate) -> Said {
    let (measure, label) = place(question);
    let said = felt.last().and_then(|(step, day)| {
        let step = Step::try_from(step).ok()?;
        Some((check_in::answer(question, step), day))
    });
    let text = said.map_or_else(
        || NOT_KNOWN.to_owned(),
        |(said, day)| format!("{said} {}", month(day, today)),
    );
    // A word only past the noise.
    let moved = felt.trend.filter(|trend| *trend != Trend::AboutAsBefore);
    Said {
        measure,
        label,
        text,
        figures: moved.map(|of| trend(of).to_owned()).into_iter().collect(),
    }
}

/// Under which measure and label the answers to a question stand.
fn place(question: Question) -> (Measure, &'static str) {
    match question {
        Question::Trust => (Measure::Trust, "Trust"),
        Question::Value => (Measure::Value, "Value"),
        Question::Reliability => (Measure::Reliability, "Reliability"),
        Question::Integrity => (Measure::Integrity, "Integrity"),
        Question::LandedWithThem => (Measure::Responsiveness, "With them"),
        Question::LandedWithMe => (Measure::Responsiveness, "With you"),
        Question::Giving => (Measure::Reciprocity, "The giving"),
    }
}

/// "more than before".
#[must_use]
pub fn trend(trend: Trend) -> &'static str {
    match trend {
        Trend::More => "more than before",
        Trend::Less => "less than before",
        Trend::AboutAsBefore => "about as before",
    }
}

/// "Sep", with its year if it is another one.
#[must_use]
pub fn month(day: Day, today: NaiveDate) -> String {
    match (day.month_number(), day.year_number() == today.year()) {
        (Some(_), true) => day.earliest().format("%b").to_string(),
        (Some(_), false) => day.earliest().format("%b %Y").to_string(),
        (None, _) => day.year_number().to_string(),
    }
}

/// What you noted, yours above theirs.
#[must_use]
pub fn noted(page: &PersonPage) -> Vec<Said> {
    let of = &page.measures;
    let mut lines = vec![
        words("Your word", &of.words_mine, ""),
        words("Their word", &of.words_theirs, ", as you see it"),
    ];
    lines.extend(owed(&of.words_mine));
    let began = &of.began;
    let known = began.mine + began.theirs > 0;
    let figures = [measures::began_figures(began)];
    lines.push(Said {
        measure: Measure::Reciprocity,
        label: "Began",
        text: if known {
            measures::began(began)
        } else {
            NOT_KNOWN
        }
        .to_owned(),
        figures: figures.into_iter().filter(|_| known).collect(),
    });
    let season = of.shared.season;
    let mut figures = Vec::new();
    if season.interactions > 0 {
        figures.push(measures::shared_figures(&of.shared));
        figures.extend(of.shared.variety.map(measures::variety));
    }
    lines.push(Said {
        measure: Measure::SharedTime,
        label: "Shared",
        text: match measures::shared(&of.shared) {
            Some(shared) => shared,
            None if season.interactions == 0 => NOT_KNOWN.to_owned(),
            None => TOO_FEW.to_owned(),
        },
        figures,
    });
    lines.extend(answered(of.by_me, of.by_them));
    lines.extend(deep(&of.depth));
    if of.risky > 0 {
        lines.push(Said {
            measure: Measure::Trust,
            label: "Risky",
            text: format!("said by both, {}", times(of.risky)),
            figures: Vec::new(),
        });
    }
    lines
}

fn words(label: &'static str, given: &WordsGiven, aside: &str) -> Said {
    let said: Vec<String> = measures::kept(given)
        .into_iter()
        .chain(measures::open(given))
        .collect();
    let known = !said.is_empty();
    Said {
        measure: Measure::Reliability,
        label,
        text: if known {
            format!("{}{aside}", said.join(", "))
        } else {
            NOT_KNOWN.to_owned()
        },
        figures: given.share().map(likely).into_iter().collect(),
    }
}

/// What you still owe: it is yours to mend, so theirs is not told.
fn owed(mine: &WordsGiven) -> Option<Said> {
    let past = Some(mine.past_their_day)
        .filter(|past| *past > 0)
        .map(|past| format!("{past} past its day"));
    let broken = Some(mine.broken)
        .filter(|broken| *broken > 0)
        .map(|broken| format!("{} of {broken} broken made good", mine.repaired));
    let said: Vec<String> = past.into_iter().chain(broken).collect();
    (!said.is_empty()).then(|| Said {
        measure: Measure::Integrity,
        label: "You owe",
        text: said.join(", "),
        figures: Vec::new(),
    })
}

fn answered(by_me: Landed, by_them: Landed) -> Vec<Said> {
    let side = |label, of: Landed, by: &str| Said {
        measure: Measure::Responsiveness,
        label,
        text: if of.is_enough() {
            format!("{} of {} {by}", of.answered, of.noticed)
        } else {
            format!("{TOO_FEW} {by}")
        },
        figures: of.share().map(likely).into_iter().collect(),
    };
    if !by_me.is_enough() && !by_them.is_enough() {
        let few = by_me.noticed + by_them.noticed > 0;
        return vec![Said {
            measure: Measure::Responsiveness,
            label: "Answered",
            text: if few { TOO_FEW } else { NOT_KNOWN }.to_owned(),
            figures: Vec::new(),
        }];
    }
    let mine = side("Answered", by_me, "by you");
    if by_them.noticed == 0 {
        return vec![mine];
    }
    vec![mine, side("", by_them, "by them")]
}

fn deep(of: &DeepDays) -> Vec<Said> {
    let line = |label, text, share: Option<Share>| Said {
        measure: Measure::Depth,
        label,
        text,
        figures: share.map(likely).into_iter().collect(),
    };
    if of.noted == 0 {
        return vec![line("Deep", NOT_KNOWN.to_owned(), None)];
    }
    if !of.is_enough() {
        return vec![line("Deep", TOO_FEW.to_owned(), None)];
    }
    let said = |who: &str, days: u32| format!("{who} on {days} of {} days", of.days);
    vec![
        line("Deep", said("you", of.mine), of.share_mine()),
        line("", said("they", of.theirs), of.share_theirs()),
    ]
}

/// "likely 6.0–9.8 in 10": the 90 % interval of a share.
#[must_use]
pub fn likely(share: Share) -> String {
    format!(
        "likely {:.1}–{:.1} in 10",
        share.low * 10.0,
        share.high * 10.0
    )
}

/// "once", "3 times".
#[must_use]
pub fn times(count: u32) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}
