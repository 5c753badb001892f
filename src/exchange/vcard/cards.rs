//! The cards of a file: where each begins and ends, which stands inside another, what stands outside.

use crate::exchange::found::Remark;
use crate::exchange::vcard::lines::{Line, lines};
use crate::exchange::vcard::property::Property;

/// A card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The line of its beginning, from 1.
    pub line: usize,
    /// Its properties, in their order.
    pub properties: Vec<Property>,
    /// The line of the card whose agent this one is.
    pub agent_of: Option<usize>,
}

/// What stands there beside cards.
#[derive(Debug, Default)]
pub struct Beside {
    /// What there is to say.
    pub remarks: Vec<Remark>,
    /// What is left out.
    pub left_out: Vec<Remark>,
}

/// Hands every card to `each` as it ends, those inside another before it. Answers what stands there
/// beside them.
pub fn read(bytes: &[u8], each: &mut impl FnMut(Card)) -> Beside {
    let mut reading = Reading::default();
    for line in lines(bytes) {
        reading.line(&line, each);
    }
    reading.end_stray();
    while let Some(card) = reading.open.pop() {
        reading.beside.remarks.push(Remark::new(
            card.line,
            "this card has no END:VCARD; it was read as far as it goes",
        ));
        each(card);
    }
    reading.beside
}

#[derive(Default)]
struct Reading {
    /// Cards that have begun, the innermost last.
    open: Vec<Card>,
    /// The first and the last line of a stretch outside of cards.
    stray: Option<(usize, usize)>,
    beside: Beside,
}

impl Reading {
    fn line(&mut self, line: &Line<'_>, each: &mut impl FnMut(Card)) {
        let property = Property::read(line);
        let frame = property.as_ref().and_then(|property| {
            let card = property.value.trim_ascii().eq_ignore_ascii_case(b"VCARD");
            card.then_some(property.name.as_str())
        });
        match (frame, self.open.last_mut()) {
            (Some("BEGIN"), _) => self.begin(line.number),
            (Some("END"), Some(_)) => {
                if let Some(card) = self.open.pop() {
                    each(card);
                }
            }
            (_, None) => {
                let from = self.stray.map_or(line.number, |(from, _)| from);
                self.stray = Some((from, line.number));
            }
            (_, Some(card)) => match property {
                Some(property) => card.properties.push(property),
                None => self.broken(line),
            },
        }
    }

    fn begin(&mut self, line: usize) {
        self.end_stray();
        // An agent stands inside the card of whom it serves, behind an empty property.
        let agent_of = self.open.last_mut().and_then(|card| {
            let last = card.properties.last()?;
            let empty = last.name == "AGENT" && last.value.trim_ascii().is_empty();
            if empty {
                card.properties.pop();
            }
            empty.then_some(card.line)
        });
        self.open.push(Card {
            line,
            properties: Vec::new(),
            agent_of,
        });
    }

    /// A line in a card that is no property: a comment, or the rest of a text that was broken without
    /// a sign.
    fn broken(&mut self, line: &Line<'_>) {
        let comment = line.bytes.trim_ascii_start().starts_with(b"#");
        let before = self
            .open
            .last_mut()
            .and_then(|card| card.properties.last_mut())
            .filter(|before| !comment && !before.is_binary());
        match before {
            Some(before) => {
                before.value.push(b' ');
                before.value.extend_from_slice(&line.bytes);
                self.beside.remarks.push(Remark::new(
                    line.number,
                    "it has no name and colon; it was taken as the rest of the line before",
                ));
            }
            None => self.beside.left_out.push(Remark::new(
                line.number,
                "it has no name and colon, as all lines of a card do",
            )),
        }
    }

    /// Tells of a stretch outside of cards once, however long it is.
    fn end_stray(&mut self) {
        if let Some((from, to)) = self.stray.take() {
            let what = if from == to {
                "it stands outside of any card".to_owned()
            } else {
                format!("lines {from} to {to} stand outside of any card")
            };
            self.beside.left_out.push(Remark::new(from, what));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> (Vec<Card>, Beside) {
        let mut cards = Vec::new();
        let beside = read(text.as_bytes(), &mut |card| cards.push(card));
        (cards, beside)
    }

    #[test]
    fn cards_inside_a_card_are_cards_and_an_agent_knows_whose() {
        let (cards, beside) = read_all(
            "BEGIN:VCARD\nFN:Ana\nAGENT:\nBEGIN:VCARD\nFN:Jo\nEND:VCARD\nBEGIN:vcard\nFN:Sam\nEND:VCARD\nTEL:1\nEND:VCARD\n",
        );
        let told: Vec<_> = cards
            .iter()
            .map(|card| (card.line, card.agent_of, card.properties.len()))
            .collect();
        assert_eq!(told, [(4, Some(1), 1), (7, None, 1), (1, None, 2)]);
        assert!(beside.remarks.is_empty() && beside.left_out.is_empty());
    }

    #[test]
    fn what_is_broken_is_told_and_the_rest_is_read() {
        let (cards, beside) = read_all(
            "hello\nthere\nBEGIN:VCARD\nNOTE:one\ntwo three\n# four\nEND:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:Jo\n",
        );
        assert_eq!(cards[0].properties[0].value, b"one two three");
        assert_eq!(cards[1].properties.len(), 1);
        let lines = |remarks: &[Remark]| remarks.iter().map(|one| one.line).collect::<Vec<_>>();
        assert_eq!(lines(&beside.remarks), [5, 9]);
        assert_eq!(lines(&beside.left_out), [1, 6, 8]);
        assert_eq!(
            beside.left_out[0].what,
            "lines 1 to 2 stand outside of any card"
        );
    }
}
