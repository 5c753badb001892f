//! The questions of a check-in and their answers, in words of our own. They are not a validated scale.

use crate::domain::check_in::{CheckIn, Mirror, Question, Step};
use crate::domain::word::Word;

/// What a question asks about, in a word.
#[must_use]
pub fn label(question: Question) -> &'static str {
    match question {
        Question::Trust => "Trust",
        Question::Value => "Value",
        Question::Reliability => "Reliability",
        Question::Integrity => "Integrity",
        Question::LandedWithThem => "Landed with them",
        Question::LandedWithMe => "Landed with you",
        Question::Giving => "The giving",
    }
}

/// The question about somebody of that name.
#[must_use]
pub fn prompt(question: Question, name: &str) -> String {
    match question {
        Question::Trust => {
            format!("Something you'd rather not have known: would you tell {name}?")
        }
        Question::Value => format!("What do you usually carry away from time with {name}?"),
        Question::Reliability => format!("{name} says “leave it to me”. You …"),
        Question::Integrity => {
            format!("When it costs {name} something, do words and deeds still meet?")
        }
        Question::LandedWithThem => {
            format!("Something mattered to you lately. Did it land with {name}?")
        }
        Question::LandedWithMe => {
            format!("Something mattered to {name} lately. Did it land with you?")
        }
        Question::Giving => "Lately, between you two, the giving …".to_owned(),
    }
}

/// The five answers, by their keys 0 to 4.
#[must_use]
pub fn steps(question: Question) -> [&'static str; 5] {
    match question {
        Question::Trust => [
            "I'd keep it",
            "only in part",
            "it depends",
            "probably",
            "without thinking twice",
        ],
        Question::Value => [
            "it empties me",
            "a little heavier",
            "neither way",
            "a little fuller",
            "more myself",
        ],
        Question::Reliability => [
            "do it yourself",
            "keep a plan B",
            "check once",
            "mostly let go",
            "forget about it",
        ],
        Question::Integrity => ["hardly", "now and then", "mixed", "mostly", "as a rule"],
        Question::LandedWithThem | Question::LandedWithMe => {
            ["missed", "half heard", "heard", "taken in", "carried along"]
        }
        Question::Giving => [
            "is mostly yours",
            "leans yours",
            "flows",
            "leans theirs",
            "is mostly theirs",
        ],
    }
}

/// The answer `step` to `question`.
#[must_use]
pub fn answer(question: Question, step: Step) -> &'static str {
    let steps = steps(question);
    steps
        .get(usize::from(u8::from(step)))
        .copied()
        .unwrap_or_default()
}

/// The last question.
#[must_use]
pub fn mirror_prompt(name: &str) -> String {
    format!("And would {name} say the same of me?")
}

/// An answer to it.
#[must_use]
pub fn mirror(mirror: Mirror) -> &'static str {
    match mirror {
        Mirror::No => "no",
        Mirror::Unsure => "unsure",
        Mirror::ThinkSo => "I think so",
        Mirror::AskThem => "ask them",
    }
}

/// A check-in where there is one line for it: "check-in · “closer than in spring”".
#[must_use]
pub fn head(check_in: &CheckIn) -> String {
    let words = check_in.answers.values().map(|given| given.words.trim());
    let quoted = words
        .filter(|words| !words.is_empty())
        .map(|words| format!("“{words}”"));
    std::iter::once("check-in".to_owned())
        .chain(quoted)
        .collect::<Vec<_>>()
        .join(" · ")
}

/// What was answered, line by line, in the order of the questions. Not made safe for a terminal.
#[must_use]
pub fn told(check_in: &CheckIn) -> Vec<String> {
    let answered = Question::ALL.iter().filter_map(|question| {
        let given = check_in.answers.get(question)?;
        let step = given.step.map(|step| answer(*question, step).to_owned());
        let words =
            Some(format!("“{}”", given.words.trim())).filter(|_| !given.words.trim().is_empty());
        let said: Vec<String> = step.into_iter().chain(words).collect();
        (!said.is_empty()).then(|| format!("{}: {}", label(*question), said.join(", ")))
    });
    let same = check_in
        .mirror
        .map(|said| format!("The same of you: {}", mirror(said)));
    answered.chain(same).collect()
}
