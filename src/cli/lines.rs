//! The lines of the sidebar in JSON: what was felt and what was noted, side by side and never mixed.

use serde::Serialize;

use crate::domain::check_in::{Question, Step};
use crate::domain::measures::began::BeganWord;
use crate::domain::measures::felt::{Dot, Felt, Trend};
use crate::domain::measures::given::WordsGiven;
use crate::domain::measures::landed::Landed;
use crate::domain::measures::measure::Measure;
use crate::domain::measures::share::Share;
use crate::domain::measures::time::TimeNoted;
use crate::domain::page::PersonPage;
use crate::domain::rhythm::RhythmWord;
use crate::domain::word::Word;
use crate::wording::check_in;

/// One line. `n` is the number of data that `word` and `interval` rest on: of what was noted, where the
/// line has that, else of the answers.
#[derive(Debug, Serialize)]
pub struct Line {
    id: Measure,
    /// By question; null where no question asks about it.
    felt: Option<FeltAnswer>,
    /// Null where nothing is noted for it.
    noted: Option<Noted>,
    n: u32,
    /// The 90 % interval, or for the rhythm the 80 % range of the next gap in days.
    interval: Option<[f64; 2]>,
    word: Option<LineWord>,
}

impl Line {
    /// Whether it is that line.
    pub fn is(&self, measure: Measure) -> bool {
        self.id == measure
    }
}

/// What a line is called.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(untagged)]
enum LineWord {
    Rhythm(RhythmWord),
    Said(&'static str),
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum FeltAnswer {
    One(Answers),
    Both {
        landed_with_them: Answers,
        landed_with_me: Answers,
    },
}

/// The answers to a question, the oldest first.
#[derive(Debug, Serialize)]
struct Answers {
    n: usize,
    #[serde(rename = "answers")]
    dots: Vec<Dot>,
    last: Option<Last>,
    trend: Option<Trend>,
}

#[derive(Debug, Serialize)]
struct Last {
    step: u8,
    word: &'static str,
    day: crate::domain::day::Day,
}

/// What a line was computed from.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Noted {
    Risky {
        /// Interactions of the window with depth 3 by both.
        risky: u32,
    },
    Words {
        mine: WordsAnswer,
        theirs: WordsAnswer,
    },
    Owed {
        past_their_day: u32,
        broken: u32,
        repaired: u32,
    },
    Began {
        mine: u32,
        theirs: u32,
        share: Option<Share>,
    },
    Shared {
        season: TimeAnswer,
        before: TimeAnswer,
        variety: Option<f64>,
        variety_of_tags: Option<f64>,
    },
    Answered {
        by_me: LandedAnswer,
        by_them: LandedAnswer,
    },
    Rhythm {
        open_gap: Option<u32>,
        longer_than: usize,
    },
    Deep {
        days: u32,
        noted: u32,
        mine: DeepAnswer,
        theirs: DeepAnswer,
    },
}

#[derive(Debug, Serialize)]
struct TimeAnswer {
    minutes: u32,
    interactions: u32,
    with_minutes: u32,
}

impl From<TimeNoted> for TimeAnswer {
    fn from(noted: TimeNoted) -> Self {
        Self {
            minutes: noted.minutes,
            interactions: noted.interactions,
            with_minutes: noted.with_minutes,
        }
    }
}

#[derive(Debug, Serialize)]
struct WordsAnswer {
    kept: u32,
    kept_late: u32,
    broken: u32,
    repaired: u32,
    open: u32,
    past_their_day: u32,
    share: Option<Share>,
}

impl From<&WordsGiven> for WordsAnswer {
    fn from(given: &WordsGiven) -> Self {
        Self {
            kept: given.kept,
            kept_late: given.kept_late,
            broken: given.broken,
            repaired: given.repaired,
            open: given.open,
            past_their_day: given.past_their_day,
            share: given.share(),
        }
    }
}

#[derive(Debug, Serialize)]
struct LandedAnswer {
    noticed: u32,
    answered: u32,
    share: Option<Share>,
}

impl From<&Landed> for LandedAnswer {
    fn from(landed: &Landed) -> Self {
        Self {
            noticed: landed.noticed,
            answered: landed.answered,
            share: landed.share(),
        }
    }
}

#[derive(Debug, Serialize)]
struct DeepAnswer {
    days: u32,
    share: Option<Share>,
}

/// The word for too few data.
const TOO_FEW: LineWord = LineWord::Said("too_few");

/// All lines, in the order of [`Measure::ALL`].
pub fn of(page: &PersonPage) -> Vec<Line> {
    Measure::ALL
        .iter()
        .map(|measure| line(*measure, page))
        .collect()
}

fn line(id: Measure, page: &PersonPage) -> Line {
    let felt = felt(id, page);
    let (noted, figures) = noted(id, page);
    let answers = match &felt {
        Some(FeltAnswer::One(answers)) => Figures {
            n: u32::try_from(answers.n).unwrap_or(u32::MAX),
            interval: None,
            word: answers.last.as_ref().map(|last| LineWord::Said(last.word)),
        },
        _ => Figures::default(),
    };
    let Figures { n, interval, word } = figures.unwrap_or(answers);
    Line {
        id,
        felt,
        noted,
        n,
        interval: interval.map(|share| [share.low, share.high]),
        word,
    }
}

fn felt(id: Measure, page: &PersonPage) -> Option<FeltAnswer> {
    let of = |question| answers(question, page.measures.felt(question));
    match id.questions() {
        [one] => Some(FeltAnswer::One(of(*one))),
        [them, me] => Some(FeltAnswer::Both {
            landed_with_them: of(*them),
            landed_with_me: of(*me),
        }),
        _ => None,
    }
}

fn answers(question: Question, felt: Option<&Felt>) -> Answers {
    let felt = felt.cloned().unwrap_or_default();
    let last = felt.last().and_then(|(step, day)| {
        let word = check_in::answer(question, Step::try_from(step).ok()?);
        Some(Last { step, word, day })
    });
    Answers {
        n: felt.n(),
        last,
        trend: felt.trend,
        dots: felt.answers,
    }
}

/// What a line rests on.
#[derive(Debug, Default)]
struct Figures {
    n: u32,
    interval: Option<Share>,
    word: Option<LineWord>,
}

impl Figures {
    fn of(n: u32, interval: Option<Share>) -> Self {
        let word = (n > 0 && interval.is_none()).then_some(TOO_FEW);
        Self { n, interval, word }
    }
}

/// What was noted for a line, and its figures where they are its own rather than those of the answers.
fn noted(id: Measure, page: &PersonPage) -> (Option<Noted>, Option<Figures>) {
    let of = &page.measures;
    match id {
        Measure::Trust => (Some(Noted::Risky { risky: of.risky }), None),
        Measure::Value => (None, None),
        Measure::Reliability => {
            let (mine, theirs) = (&of.words_mine, &of.words_theirs);
            let figures = Figures::of(mine.kept + mine.broken, mine.share());
            let noted = Noted::Words {
                mine: mine.into(),
                theirs: theirs.into(),
            };
            (Some(noted), Some(figures))
        }
        Measure::Integrity => {
            let mine = &of.words_mine;
            let noted = Noted::Owed {
                past_their_day: mine.past_their_day,
                broken: mine.broken,
                repaired: mine.repaired,
            };
            (Some(noted), None)
        }
        Measure::Reciprocity => {
            let began = &of.began;
            let word = match began.word {
                BeganWord::TooFew => TOO_FEW,
                BeganWord::NoClearLean => LineWord::Said("no_clear_lean"),
                BeganWord::MostlyYou => LineWord::Said("mostly_you"),
                BeganWord::MostlyThem => LineWord::Said("mostly_them"),
            };
            let noted = Noted::Began {
                mine: began.mine,
                theirs: began.theirs,
                share: began.share,
            };
            let figures = Figures {
                n: began.mine + began.theirs,
                interval: began.share,
                word: Some(word),
            };
            (Some(noted), Some(figures))
        }
        Measure::SharedTime => {
            let shared = &of.shared;
            let n = shared.season.with_minutes;
            let few = !shared.season.is_enough();
            let noted = Noted::Shared {
                season: shared.season.into(),
                before: shared.before.into(),
                variety: shared.variety,
                variety_of_tags: shared.variety_of_tags,
            };
            let word = few.then_some(TOO_FEW);
            let interval = None;
            (Some(noted), Some(Figures { n, interval, word }))
        }
        Measure::Responsiveness => {
            let figures = Figures {
                n: of.by_me.noticed,
                interval: of.by_me.share(),
                word: (!of.by_me.is_enough() && of.by_me.noticed > 0).then_some(TOO_FEW),
            };
            let noted = Noted::Answered {
                by_me: (&of.by_me).into(),
                by_them: (&of.by_them).into(),
            };
            (Some(noted), Some(figures))
        }
        Measure::Rhythm => rhythm(page),
        Measure::Depth => {
            let deep = &of.depth;
            let noted = Noted::Deep {
                days: deep.days,
                noted: deep.noted,
                mine: DeepAnswer {
                    days: deep.mine,
                    share: deep.share_mine(),
                },
                theirs: DeepAnswer {
                    days: deep.theirs,
                    share: deep.share_theirs(),
                },
            };
            (Some(noted), Some(Figures::of(deep.days, deep.share_mine())))
        }
    }
}

fn rhythm(page: &PersonPage) -> (Option<Noted>, Option<Figures>) {
    let of = &page.rhythm;
    let fit = of.fit.filter(|_| of.word != RhythmWord::NoHistory);
    let noted = Noted::Rhythm {
        open_gap: of.gaps.open,
        longer_than: of.longer_than,
    };
    let figures = Figures {
        n: u32::try_from(of.gaps.kept.len()).unwrap_or(u32::MAX),
        interval: fit.map(|fit| Share {
            mean: fit.median,
            low: fit.low,
            high: fit.high,
        }),
        word: Some(LineWord::Rhythm(of.word)),
    };
    (Some(noted), Some(figures))
}
