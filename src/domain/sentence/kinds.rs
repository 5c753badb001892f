//! The words that say what an interaction was, and how their neighbours change that.

use crate::domain::interaction::Kind;
use crate::domain::sentence::around::{Around, Subject};
use crate::domain::sentence::deeds::is_somebody_else;
use crate::domain::sentence::given::{gift, sent};
use crate::domain::sentence::lexicon::{
    CALLED_ABROAD, ERRANDS, EVENT, HELPS_ABROAD, MEAL_THINGS, MET, OFTEN,
};
use crate::domain::sentence::page::Page;
use crate::domain::sentence::phrases::{is_no_call, is_on_screen, phrase};
use crate::domain::text::pieces::Shape;

/// A word or phrase that says what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Where it begins.
    pub from: usize,
    /// The place after it.
    pub end: usize,
    /// What it says.
    pub kind: Kind,
    /// Who did it.
    pub subject: Subject,
}

/// What the words at `at` say it was; `named` tells which pieces are names.
#[must_use]
pub fn hint(page: &Page<'_>, at: usize, named: &[bool]) -> Option<Hint> {
    let around = Around { page, named };
    let (kind, end) = phrase(page, at).or_else(|| around.word(at))?;
    if around.is_between_others(at) {
        return None;
    }
    Some(Hint {
        from: at,
        end,
        kind,
        subject: around.subject(at),
    })
}

impl Around<'_, '_> {
    /// "Ana called Jo", "she met him": what others did with each other.
    fn is_between_others(&self, at: usize) -> bool {
        let word = self.page.key(at);
        let verb = word.ends_with("ed")
            || matches!(
                word,
                "rang" | "wrote" | "met" | "saw" | "gave" | "calls" | "texts"
            );
        if CALLED_ABROAD.contains(word) {
            return self.is_between_others_abroad(at);
        }
        let by_other = matches!(self.subject(at), Subject::Name | Subject::Pronoun)
            || is_somebody_else(self.page, at);
        verb && self.someone(at + 1) && by_other
    }

    /// "Ana hat Luka angerufen", "Luka a appelé Ana", "Ana llamó a Luka".
    fn is_between_others_abroad(&self, at: usize) -> bool {
        let helps = |at: usize| HELPS_ABROAD.contains(self.page.key(at));
        let mut subject = at;
        while subject > 0 && helps(subject - 1) {
            subject -= 1;
        }
        let by_name = subject > 0 && self.name(subject - 1);
        let to = usize::from(matches!(self.page.key(at + 1), "a" | "do"));
        let between = subject == at && at >= 3 && helps(at - 2) && self.name(at - 3);
        by_name && (between || self.someone(at + 1 + to))
    }

    fn word(&self, at: usize) -> Option<(Kind, usize)> {
        let page = self.page;
        let word = page.key(at);
        if word.is_empty()
            || page.shape(at) == Some(Shape::Sign)
            || !page.whole_from(at)
            || !page.whole_to(at + 1)
        {
            return None;
        }
        if is_no_call(page, at) {
            return None;
        }
        let kind = match word {
            "called" | "phoned" | "rang" | "telephoned" | "facetimed" | "skyped" | "zoomed"
            | "calls" => self.called(at, word)?,
            "call" | "ring" => self.noun_call(at)?,
            "phone" => self.noun_phone(at)?,
            "zoom" if matches!(page.key(at + 1), "lens" | "in" | "out") => return None,
            "zoom" | "facetime" | "skype" | "videocall" => Kind::Video,
            "texted" | "messaged" | "emailed" | "dmed" | "pinged" | "whatsapped" | "wrote"
            | "texts" | "writes" | "replied" => self.wrote(at, word)?,
            "mailed" => Kind::Message,
            "text" | "message" | "email" | "dm" | "messages" | "emails" | "mail" | "whatsapp"
            | "telegram" | "signal" => self.noun_message(at)?,
            "letter" | "postcard" | "letters" | "postcards" => Kind::Letter,
            "gave" | "gifted" | "gift" | "gifts" | "present" | "presents" => gift(*self, at, word)?,
            "helped" => self.helped(at)?,
            "drove" | "took" => self.drove(at, word)?,
            "sent" | "brought" => sent(*self, at)?,
            "tried" | "couldn't" | "couldnt" => self.tried(at)?,
            "saw" if is_on_screen(page, at + 2) || is_on_screen(page, at + 3) => return None,
            "saw" => {
                (self.someone(at + 1) || matches!(page.key(at + 1), "my")).then_some(Kind::Met)?
            }
            "visited" | "met" | "visit" | "date" | "cafe" | "meeting" | "tea" | "wine" => {
                self.met(at, word)?
            }
            _ if MET.contains(word) => self.meal(at)?,
            _ if CALLED_ABROAD.contains(word) => Kind::Call,
            // "Had a drink after the concert".
            _ if EVENT.contains(word) && is_round(page, at) => return None,
            _ if EVENT.contains(word) => Kind::Event,
            _ => return None,
        };
        Some((kind, at + 1))
    }

    fn called(&self, at: usize, word: &str) -> Option<Kind> {
        let kind = match word {
            "facetimed" | "skyped" | "zoomed" => Kind::Video,
            _ => Kind::Call,
        };
        let page = self.page;
        if matches!(
            page.key(at + 1),
            "off" | "it" | "in" | "out" | "a" | "the" | "for"
        ) && !self.someone(at + 1)
        {
            // "She called for an hour" is a call, "called for help" is not.
            let long = page.key(at + 1) == "for"
                && (page.number(at + 2).is_some()
                    || matches!(page.key(at + 2), "an" | "half" | "two" | "a"));
            return long.then_some(kind);
        }
        // "Called Ana a liar", but "called Ana a few times".
        let a = matches!(page.key(at + 2), "a" | "an") && self.someone(at + 1);
        if a && !OFTEN.contains(page.key(at + 3)) {
            return None;
        }
        let after = self.someone(at + 1)
            || self.to_me(at + 1)
            || page.key(at + 1) == "my"
            || self.stops(at + 1);
        let before = self.subject(at);
        (after && before != Subject::None).then_some(kind)
    }

    fn noun_call(&self, at: usize) -> Option<Kind> {
        let page = self.page;
        // "Luka's call with Ana", "her call": somebody else's.
        let others = at > 0 && page.shape(at - 1) == Some(Shape::Possessive);
        if others || matches!(page.before(at), "her" | "his" | "their") {
            return None;
        }
        if matches!(
            page.before(at),
            "to" | "close"
                | "wedding"
                | "good"
                | "tough"
                | "roll"
                | "can"
                | "engagement"
                | "the"
                | "boxing"
        ) && page.key(at + 1) != "with"
        {
            return None;
        }
        let counts = page.key(at) == "call"
            && (self.someone(at + 1)
                || self.stops(at + 1)
                || matches!(page.key(at + 1), "with" | "w"))
            || page.key(at) == "ring" && page.before(at) == "a" && self.gave_before(at);
        counts.then_some(Kind::Call)
    }

    /// "Mum: phone, 1h", "phone Ana": not her phone.
    fn noun_phone(&self, at: usize) -> Option<Kind> {
        let counts = self.someone(at + 1) || self.stops(at + 1);
        (counts && self.subject(at) == Subject::Me).then_some(Kind::Call)
    }

    /// "Gave Ana a ring".
    fn gave_before(&self, at: usize) -> bool {
        (at.saturating_sub(6)..at).any(|at| self.page.key(at) == "gave") && self.stops(at + 1)
    }

    fn wrote(&self, at: usize, word: &str) -> Option<Kind> {
        let page = self.page;
        let next = at + 1;
        match self.subject(at) {
            _ if page.key(next) == "with" => Some(Kind::Message),
            Subject::We => Some(Kind::Message),
            Subject::Name | Subject::Pronoun => {
                let said = word != "wrote" && word != "writes" && word != "replied";
                (said || self.to_me(next) || page.ends_sentence(next) || page.key(next) == ",")
                    .then_some(Kind::Message)
            }
            _ if word == "replied" => page.key(next).eq("to").then_some(Kind::ReachedOut),
            _ => {
                let to = usize::from(page.key(next) == "to");
                let to = to + usize::from(page.key(next + to) == "my");
                (self.someone(next + to) || to > 1).then_some(Kind::ReachedOut)
            }
        }
    }

    fn noun_message(&self, at: usize) -> Option<Kind> {
        let page = self.page;
        match page.key(at + 1) {
            "from" if self.someone(at + 2) => return Some(Kind::Message),
            "to" if self.someone(at + 2) => return Some(Kind::ReachedOut),
            "with"
                if matches!(
                    page.key(at),
                    "messages" | "emails" | "whatsapp" | "signal" | "telegram"
                ) =>
            {
                return Some(Kind::Message);
            }
            _ => {}
        }
        let sent = (at.saturating_sub(6)..at)
            .rev()
            .take_while(|at| !page.ends_sentence(*at))
            .find(|at| matches!(page.key(*at), "sent" | "dropped" | "shot"))?;
        match self.subject(sent) {
            Subject::Me => Some(Kind::ReachedOut),
            Subject::Name | Subject::Pronoun => Some(Kind::Message),
            _ => None,
        }
    }

    /// "Tried to call Ana", "couldn't reach her": one side alone.
    fn tried(&self, at: usize) -> Option<Kind> {
        let page = self.page;
        let verb = at + 1 + usize::from(page.key(at + 1) == "to");
        let from_afar = matches!(
            page.key(verb),
            "call"
                | "phone"
                | "ring"
                | "reach"
                | "text"
                | "message"
                | "email"
                | "contact"
                | "facetime"
                | "skype"
                | "calling"
                | "phoning"
                | "ringing"
                | "texting"
        );
        (from_afar && self.someone(verb + 1) && self.subject(at) == Subject::Me)
            .then_some(Kind::ReachedOut)
    }

    fn helped(&self, at: usize) -> Option<Kind> {
        let page = self.page;
        let passive = matches!(page.before(at), "that" | "it" | "which" | "this");
        let someone = self.someone(at + 1) || self.to_me(at + 1) || page.key(at + 1) == "my";
        (!passive
            && (someone
                || matches!(
                    self.subject(at),
                    Subject::Name | Subject::Pronoun | Subject::We
                )))
        .then_some(Kind::Helped)
    }

    /// "Drove Mum home", "took Ana to the doctor"; not "drove her crazy", "took Ana to the sea".
    fn drove(&self, at: usize, word: &str) -> Option<Kind> {
        let page = self.page;
        let mut after = at + 1;
        while self.someone(after) || matches!(page.key(after), "me" | "us" | "my") {
            after += 1;
        }
        let the = matches!(
            page.key(after + 1),
            "the" | "a" | "an" | "her" | "his" | "my" | "our"
        );
        let errand =
            page.key(after) == "to" && ERRANDS.contains(page.key(after + 1 + usize::from(the)));
        let figure = matches!(
            page.key(after + 1),
            "tears" | "distraction" | "despair" | "drink"
        );
        let driven = word == "drove"
            && !figure
            && matches!(page.key(after), "to" | "home" | "back" | "from");
        (after > at + 1 && (errand || driven) && self.subject(at) != Subject::None)
            .then_some(Kind::Helped)
    }

    fn met(&self, at: usize, word: &str) -> Option<Kind> {
        let next = self.page.key(at + 1);
        let no = match word {
            "met" => {
                matches!(next, "the" | "a" | "his" | "her" | "their" | "expectations")
                    && !self.someone(at + 1)
            }
            "date" => {
                !matches!(
                    self.page.before(at),
                    "a" | "on" | "first" | "lunch" | "coffee" | "dinner"
                ) && next != "with"
                    && next != "night"
                    || next == "of"
            }
            "tea" | "wine" => matches!(
                self.page.before(at),
                "some" | "the" | "of" | "bought" | "gave"
            ),
            "meeting" => matches!(next, "the" | "a" | "new"),
            "visit" => matches!(self.page.before(at), "to" | "will"),
            _ => false,
        };
        (!no).then_some(Kind::Met)
    }

    fn meal(&self, at: usize) -> Option<Kind> {
        let next = self.page.key(at + 1);
        let left = self.page.key(at) == "walked" && matches!(next, "out" | "away" | "off" | "past");
        let other = MEAL_THINGS.contains(next) || left;
        (!other).then_some(Kind::Met)
    }
}

/// Whether something else was done than what stands at `at`: before or after it, or with what is of it.
fn is_round(page: &Page<'_>, at: usize) -> bool {
    let theirs = matches!(page.before(at), "her" | "his" | "their");
    let of = theirs && at >= 2 && matches!(page.key(at - 2), "of" | "from" | "for");
    of || (at.saturating_sub(3)..at).any(|at| {
        matches!(
            page.key(at),
            "before" | "after" | "until" | "tickets" | "ticket"
        )
    })
}
