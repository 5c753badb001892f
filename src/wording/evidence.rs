//! What a line means, what it does not, how it is computed, and from whom that is known.

use chrono::NaiveDate;

use crate::domain::check_in::{Question, Step};
use crate::domain::measures::evidence::{self, Evidence, Piece};
use crate::domain::measures::felt::Felt;
use crate::domain::measures::measure::Measure;
use crate::domain::page::PersonPage;
use crate::domain::person::Person;
use crate::domain::rhythm::Rhythm;
use crate::domain::text::wrap::wrapped;
use crate::domain::timeline::TimelineRow;
use crate::wording::section::{Link, Section};
use crate::wording::{between, charts, check_in, days, interactions, open, promises, rhythm};

/// The name of a line.
#[must_use]
pub fn title(measure: Measure) -> &'static str {
    match measure {
        Measure::Trust => "Trust",
        Measure::Value => "Value",
        Measure::Reliability => "Reliability",
        Measure::Integrity => "Integrity",
        Measure::Reciprocity => "Reciprocity",
        Measure::SharedTime => "Shared time",
        Measure::Responsiveness => "Responsiveness",
        Measure::Rhythm => "Rhythm",
        Measure::Depth => "Depth",
    }
}

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// What it means.
    pub means: &'static str,
    /// What it does not.
    pub not: &'static str,
    /// How it is computed.
    pub formula: &'static str,
    /// From whom that is known.
    pub source: &'static str,
}

const FELT_FORMULA: &str = "Each answer is shown with its day; nothing is added up. From four answers on a \
    word says whether they moved: when the mean of the last two lies 1.02 steps or more from the mean of the \
    two before, or the last answer 2 steps from the one before it.";
const FELT_SOURCE: &str = "Single questions asked twice agree with .73 (Wei & Zhang 2019). The wording is our \
    own and not validated.";
const JEFFREYS: &str =
    "Jeffreys interval: for k of n, Beta(k + 1/2, n - k + 1/2), its central 90 %.";

/// What a line means.
#[must_use]
pub fn meaning(measure: Measure) -> Meaning {
    match measure {
        Measure::Trust => Meaning {
            means: "Whether you would tell them what you'd rather not have known.",
            not: "Nothing that you noted is called trust. Beside it stands only how often both of you said \
                what was a risk to say, in the last year.",
            formula: FELT_FORMULA,
            source: "Trust as readiness to be open to harm: Mayer, Davis & Schoorman 1995. Wei & Zhang 2019 on \
                single questions; the wording is our own and not validated.",
        },
        Measure::Value => Meaning {
            means: "What you usually carry away from your time together.",
            not: "What is between two people has no price: nothing is computed for it.",
            formula: FELT_FORMULA,
            source: FELT_SOURCE,
        },
        Measure::Reliability => Meaning {
            means: "What you expect when they say “leave it to me”; and of the promises that came to \
                an end in the last year, how many were kept: yours first, theirs as you see it.",
            not: "Released promises, those that were given a new day, and open ones do not count. One that was \
                kept after its day is kept, and it is said so.",
            formula: "k kept of k + x, x broken. From five on: the Jeffreys interval, Beta(k + 1/2, x + 1/2), its \
                central 90 %.",
            source: "Dependability as a part of trust: Rempel, Holmes & Zanna 1985.",
        },
        Measure::Integrity => Meaning {
            means: "Whether words and deeds still meet when it costs something. What you noted looks at your own \
                side only: what you promised that is past its day, and what you broke and made good.",
            not: "It says nothing of their open promises. You can only mend your own side.",
            formula: "Your open promises whose day is before today; broken ones of the last year, and how many of \
                those have a note of how they were made good.",
            source: "Integrity as words that meet deeds: Mayer, Davis & Schoorman 1995.",
        },
        Measure::Reciprocity => Meaning {
            means: "Whose the giving is, lately: a place, not a grade. And who began what you did together in the \
                last year.",
            not: "It is no balance to settle. You remember your own side better than theirs.",
            formula: "a begun by you, b by them; both, and not known, count for neither. Beta(a + 1/2, b + 1/2); a \
                word is said only from eight on, and only if its central 90 % leaves out one half.",
            source: "Ross & Sicoly 1979 on remembering one's own side; Clark 1984 on not keeping accounts among \
                friends.",
        },
        Measure::SharedTime => Meaning {
            means: "Hours of time together that you chose, in the last 91 days and in the 91 before.",
            not: "More is not better: beyond every week or month more contact adds little. Time that was duty does \
                not count, and what has no minutes noted is not guessed.",
            formula: "The sum of the minutes noted, from three interactions on. Mixed as n kinds: exp(H), H the \
                entropy of the minutes by kind.",
            source: "Stavrova & Ren 2021; chosen hours: Hall 2019.",
        },
        Measure::Responsiveness => Meaning {
            means: "Whether what mattered landed: with them from you, and with you from them. And of what you noted \
                to ask, tell, give or help with in the last year, how much was done, in both directions.",
            not: "How fast somebody replies is not looked at.",
            formula: "Answered of noted, from three on; from five on the Jeffreys interval, Beta(k + 1/2, n - k + \
                1/2), its central 90 %.",
            source: FELT_SOURCE,
        },
        Measure::Rhythm => Meaning {
            means: "How long the two of you are usually silent, and whether it is longer than that now.",
            not: "It does not say that anything is wrong, nor whose turn it is.",
            formula: "The last 12 gaps between days with contact, without those in a pause; the present one never \
                enters. Their logarithms are taken as normal with unknown mean and variance, so the next one is \
                Student-t; the range holds 8 of 10. It is called longer than usual when at most 1 in 5 next gaps \
                would be longer, and unusually quiet at 1 in 20, from five gaps on, when it is also longer than \
                all of them.",
            source: "Murphy 2007 (conjugate normal). On long silences: Navarro 2017; Levin 2011.",
        },
        Measure::Depth => Meaning {
            means: "On how many of the days with contact of the last year something personal was said: by you and \
                by them.",
            not: "It is what you noted, never read out of your words. A day without a depth counts as one without, \
                so note it or read it with care.",
            formula: "k of n contact days with depth 2 or more, from eight days on, each side for itself. Jeffreys \
                interval: Beta(k + 1/2, n - k + 1/2), its central 90 %.",
            source: JEFFREYS,
        },
    }
}

/// What a line means, in `width` cells.
#[must_use]
pub fn about(measure: Measure, width: usize) -> Vec<Section> {
    let Meaning {
        means,
        not,
        formula,
        source,
    } = meaning(measure);
    [
        ("What it means", means),
        ("What it does not", not),
        ("How it is computed", formula),
        ("From whom that is known", source),
    ]
    .into_iter()
    .map(|(heading, text)| Section::new(heading, wrapped(text, width)))
    .collect()
}

/// Everything a line rests on, in `width` cells: what you felt, what you noted, and the formula. Safe to
/// print.
#[must_use]
pub fn sections(
    page: &PersonPage,
    behind: &Evidence,
    width: usize,
    today: NaiveDate,
) -> Vec<Section> {
    let measure = behind.measure;
    let questions = measure.questions().iter();
    let mut sections: Vec<Section> = questions
        .map(|question| felt(*question, page, width, today))
        .collect();
    if measure != Measure::Value {
        sections.push(noted(page, behind, width, today));
    }
    if measure == Measure::Rhythm {
        sections.push(Section::new(
            "The year",
            charts::year_of_two(&evidence::year(behind, today)),
        ));
    }
    let formula = wrapped(meaning(measure).formula, width);
    sections.push(Section::new("How it is computed", formula));
    sections
}

fn felt(question: Question, page: &PersonPage, width: usize, today: NaiveDate) -> Section {
    let empty = Felt::default();
    let felt = page.measures.felt(question).unwrap_or(&empty);
    let mut lines = wrapped(&check_in::prompt(question, &page.person.name), width);
    if felt.answers.is_empty() {
        lines.push("Nothing answered yet.".to_owned());
        return Section::new("You felt", lines);
    }
    lines.push(String::new());
    lines.extend(charts::dots(question, felt, width, today));
    lines.push(String::new());
    let mut pieces = Vec::new();
    for dot in felt.answers.iter().rev() {
        pieces.push(Link {
            line: lines.len(),
            piece: Piece::CheckIn(dot.check_in),
            day: dot.day,
        });
        let answer = dot.step.and_then(|step| Step::try_from(step).ok());
        let answer = answer.map_or("", |step| check_in::answer(question, step));
        piece(
            &mut lines,
            width,
            &days::short(dot.day, today),
            answer,
            &dot.words,
        );
    }
    if let Some(trend) = felt.trend {
        lines.push(String::new());
        lines.push(between::trend(trend).to_owned());
    }
    Section {
        links: pieces,
        ..Section::new("You felt", lines)
    }
}

fn noted(page: &PersonPage, behind: &Evidence, width: usize, today: NaiveDate) -> Section {
    let measure = behind.measure;
    let mut lines = Vec::new();
    for line in between::noted(page) {
        if line.measure == measure && !line.is_unknown() {
            let said: Vec<String> = std::iter::once(line.text).chain(line.figures).collect();
            lines.extend(wrapped(&said.join(" · "), width));
        }
    }
    if measure == Measure::Rhythm {
        for said in rhythm_said(&page.rhythm) {
            lines.extend(wrapped(&said, width));
        }
        lines.push(String::new());
        lines.extend(charts::strip(&page.rhythm, width));
    }
    if !lines.is_empty() {
        lines.push(String::new());
    }
    let mut pieces = Vec::new();
    let mut link = |lines: &[String], piece, day| {
        let line = lines.len();
        pieces.push(Link { line, piece, day });
    };
    for promise in evidence::promises(measure, page, today) {
        link(&lines, Piece::Promise(promise.id), promise.given_on);
        let day = days::short(promise.given_on, today);
        let told = promises::told(promise, today);
        piece(&mut lines, width, &day, &told, &promise.repaired);
    }
    for topic in evidence::topics(measure, page, today) {
        link(&lines, Piece::Topic(topic.id), topic.noted_on);
        let day = days::short(topic.noted_on, today);
        piece(&mut lines, width, &day, &open::topic_told(topic, today), "");
    }
    for row in &behind.rows {
        let of = &row.interaction;
        link(&lines, Piece::Interaction(of.id), of.day);
        let day = days::short(row.interaction.day, today);
        let head = interaction(row, &page.person);
        piece(&mut lines, width, &day, &head, &row.interaction.words);
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    if lines.is_empty() {
        lines.push("Nothing noted.".to_owned());
    }
    Section {
        links: pieces,
        ..Section::new("You noted", lines)
    }
}

/// Cells of the day before a piece.
const DAY: usize = 17;

/// A day, what it was, and the words that were written.
fn piece(lines: &mut Vec<String>, width: usize, day: &str, text: &str, words: &str) {
    let room = width.saturating_sub(DAY);
    let mut day = day;
    for line in wrapped(text, room) {
        lines.push(format!("{day:<DAY$}{line}"));
        day = "";
    }
    if !words.trim().is_empty() {
        for line in wrapped(words.trim(), room.saturating_sub(2)) {
            lines.push(format!("{day:<DAY$}┃ {line}"));
            day = "";
        }
    }
}

fn interaction(row: &TimelineRow, whose: &Person) -> String {
    let head = interactions::head(row, whose);
    let head = Some(head).filter(|head| !head.is_empty());
    let depth = interactions::depth(row.interaction.depth);
    head.into_iter()
        .chain(depth)
        .collect::<Vec<_>>()
        .join(" · ")
}

fn rhythm_said(of: &Rhythm) -> Vec<String> {
    let mut said = vec![rhythm::word(of.word).to_owned()];
    said.extend(rhythm::usual(of));
    said.extend(rhythm::rank(of));
    if of.long_silence {
        said.push(rhythm::LONG_SILENCE.to_owned());
    }
    said
}
