//! A story in words: headings, days, what it was, and the last lines.

use crate::domain::day::Days;
use crate::domain::interaction::Kind;
use crate::domain::person::Standing;
use crate::domain::promise::Side;
use crate::domain::story::season::Season;
use crate::domain::story::tale::{Chapter, Link, Met, Moment, Scene, Story, What};
use crate::domain::story::told::{Entry, Part, Piece, Thread, Told};
use crate::domain::topic::TopicKind;
use crate::wording::story_days::{days_of, in_full, in_season};
use crate::wording::wordless::{self, is_wordless};
use crate::wording::{check_in, days};

/// How the usual title goes on behind the name.
const AND_ME: &str = " and me";

/// What the page of `story` says.
#[must_use]
pub fn tell(story: &Story) -> Told {
    Told {
        title: title(story),
        heading: match &story.title {
            Some(title) => vec![Piece::Theirs(title.clone())],
            None => vec![Piece::Theirs(story.name.clone()), Piece::Ours(AND_ME)],
        },
        span: span(story),
        opening: story.opening.clone(),
        beginning: beginning(story),
        chapters: story.chapters.iter().map(chapter).collect(),
        closing: closing(story),
    }
}

/// "Ana Petrović and me", unless another title was chosen.
#[must_use]
pub fn title(story: &Story) -> String {
    let usual = || format!("{}{AND_ME}", story.name);
    story.title.clone().unwrap_or_else(usual)
}

/// "since 12 May 2014", or the first and last day of what is in it.
#[must_use]
pub fn span(story: &Story) -> String {
    if let Some(since) = story.since {
        return format!("since {}", days::in_full(since));
    }
    let mut all = story.moments().map(|moment| moment.day);
    let Some(first) = all.next() else {
        return String::new();
    };
    match all.last().filter(|last| *last != first) {
        Some(last) => format!("{} to {}", days::in_full(first), days::in_full(last)),
        None => days::in_full(first),
    }
}

fn beginning(story: &Story) -> Option<Part> {
    let line = met(&story.met);
    let words = story.met.words.clone();
    if story.first.is_none() && line.is_empty() && words.trim().is_empty() {
        return None;
    }
    let heading = if story.first.is_some() {
        "The first time"
    } else {
        "How we met"
    };
    Some(Part {
        heading: heading.to_owned(),
        season: None,
        line,
        words,
        entries: story
            .first
            .iter()
            .map(|moment| entry(moment, in_full))
            .collect(),
        also: String::new(),
    })
}

/// "We met 12 May 2014, through Luka."
fn met(met: &Met) -> Vec<Piece> {
    let on = met.on.map(|on| Piece::Theirs(days::in_full(on)));
    let through = met.through.clone().map(Piece::Theirs);
    let say = Piece::Ours;
    let end = say(".");
    match (on, through) {
        (None, None) => Vec::new(),
        (Some(on), None) => vec![say("We met: "), on, end],
        (None, Some(name)) => vec![say("We met through "), name, end],
        (Some(on), Some(name)) => vec![say("We met: "), on, say(", through "), name, end],
    }
}

fn chapter(of: &Chapter) -> Part {
    Part {
        heading: heading(of),
        season: of.season,
        entries: of
            .moments
            .iter()
            .filter(|moment| !is_wordless(moment))
            .map(|moment| entry(moment, in_season))
            .collect(),
        also: wordless::line(of.moments.iter().filter(|moment| is_wordless(moment))),
        ..Part::default()
    }
}

/// "Spring 2014", "Winter 2014/15", "2014".
fn heading(of: &Chapter) -> String {
    let season = match of.season {
        None => return of.year.to_string(),
        Some(Season::Spring) => "Spring",
        Some(Season::Summer) => "Summer",
        Some(Season::Autumn) => "Autumn",
        Some(Season::Winter) => "Winter",
    };
    if of.turns {
        format!("{season} {}/{:02}", of.year - 1, of.year.rem_euclid(100))
    } else {
        format!("{season} {}", of.year)
    }
}

fn entry(moment: &Moment, when: fn(Days) -> String) -> Entry {
    let on = days_of(moment);
    let plain = |beside: Vec<Piece>, lines: Vec<String>| Entry {
        mark: None,
        on,
        when: when(on),
        beside,
        words: String::new(),
        lines,
        threads: Vec::new(),
    };
    match &moment.what {
        What::Interaction(scene) => Entry {
            mark: Some(scene.id.number()),
            words: scene.words.clone(),
            threads: threads(scene),
            ..plain(beside(scene), Vec::new())
        },
        What::Promise {
            whose,
            text,
            kept,
            repaired,
            ..
        } => {
            let made_good = Some(format!("Made good: {repaired}"));
            let made_good = made_good.filter(|_| !kept && !repaired.trim().is_empty());
            let says = promise(*whose, *kept);
            plain(said(says, text), made_good.into_iter().collect())
        }
        What::Topic { kind, whose, text } => plain(said(topic(*kind, *whose), text), Vec::new()),
        What::CheckIn(of) => plain(vec![Piece::Ours("How it felt to me")], check_in::told(of)),
    }
}

fn said(says: &'static str, text: &str) -> Vec<Piece> {
    vec![Piece::Ours(says), Piece::Theirs(text.to_owned())]
}

fn promise(whose: Side, kept: bool) -> &'static str {
    match (whose, kept) {
        (Side::Mine, true) => "A word of mine, kept: ",
        (Side::Theirs, true) => "A word of theirs, kept: ",
        (Side::Mine, false) => "A word of mine, not kept: ",
        (Side::Theirs, false) => "A word of theirs, not kept as I see it: ",
    }
}

fn topic(kind: TopicKind, whose: Side) -> &'static str {
    match (kind, whose) {
        (TopicKind::Ask, _) => "To ask: ",
        (TopicKind::Tell, _) => "To tell: ",
        (TopicKind::Gift, _) => "A gift in mind: ",
        (TopicKind::Need, Side::Mine) => "What I needed: ",
        (TopicKind::Need, Side::Theirs) => "What they needed: ",
    }
}

/// What it was, where, and who else was there: "A call · with Luka".
fn beside(scene: &Scene) -> Vec<Piece> {
    let mut line = Vec::new();
    line.extend(kind(scene).map(Piece::Ours));
    if let Some(place) = &scene.place {
        line.extend((!line.is_empty()).then_some(Piece::Ours(" · ")));
        line.push(Piece::Theirs(place.clone()));
    }
    for (at, name) in scene.others.iter().enumerate() {
        line.push(Piece::Ours(match (at, line.is_empty()) {
            (0, true) => "With ",
            (0, false) => " · with ",
            _ => ", ",
        }));
        line.push(Piece::Theirs(name.clone()));
    }
    if line.is_empty() && scene.together && scene.words.trim().is_empty() {
        line.push(Piece::Ours("Together"));
    }
    line
}

/// What it was; being together needs no word.
fn kind(scene: &Scene) -> Option<&'static str> {
    Some(match scene.kind? {
        Kind::Met => return None,
        Kind::Call => "A call",
        Kind::Video => "A video call",
        Kind::Message => "Messages",
        Kind::Letter => "A letter",
        Kind::ReachedOut => "A few words",
        Kind::Helped => "Help",
        Kind::Gift => "A gift",
        Kind::Event => "An occasion",
        Kind::Note => "A note",
    })
}

fn threads(scene: &Scene) -> Vec<Thread> {
    let to = |links: &[Link]| {
        let named = |link: &Link| (link.id.number(), days::in_full(link.day));
        links.iter().map(named).collect::<Vec<_>>()
    };
    let mut threads = Vec::new();
    if let Some(source) = scene.grew_from {
        threads.push(Thread {
            says: "It grew from ",
            to: to(&[source]),
        });
    }
    if !scene.led_to.is_empty() {
        threads.push(Thread {
            says: "From it grew ",
            to: to(&scene.led_to),
        });
    }
    threads
}

fn closing(story: &Story) -> Vec<String> {
    let told = format!("Told on {}.", days::in_full(story.told_on));
    match (story.standing, story.died_on) {
        (Standing::Active, _) => vec![told, "The rest is not written yet.".to_owned()],
        (Standing::Resting | Standing::LetGo, _) => vec![told],
        (Standing::Died, Some(day)) => vec![
            format!("{} died on {}.", story.name, days::in_full(day)),
            "The story stays.".to_owned(),
        ],
        (Standing::Died, None) => vec![
            format!("{} has died.", story.name),
            "The story stays.".to_owned(),
        ],
    }
}
