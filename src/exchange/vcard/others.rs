//! Others that a card names: somebody related, members of a group, an agent.

use crate::exchange::vcard::cards;
use crate::exchange::vcard::dates;
use crate::exchange::vcard::property::{Property, starts_with};
use crate::exchange::vcard::reading::Reading;
use crate::exchange::vcard::related::{self, Related, Who};
use crate::exchange::vcard::value;

impl Reading<'_> {
    /// Takes in somebody related.
    pub fn related(&mut self, property: &Property, text: &str) {
        let said = value::line(&value::whole(text));
        let mut labels: Vec<String> = match related::role(&property.name) {
            Some("") => self
                .label(property)
                .split(", ")
                .map(str::to_owned)
                .collect(),
            role => role.map(str::to_owned).into_iter().collect(),
        };
        if labels.len() > 1 {
            labels.retain(|label| label != "contact");
        }
        match related::who(property, &said) {
            Some(who) if !said.is_empty() => {
                self.entry
                    .related
                    .extend(labels.into_iter().map(|label| Related {
                        line: property.line,
                        label,
                        who: who.clone(),
                    }));
            }
            _ => self.unknown(property, text),
        }
    }

    /// Takes in a member of a group.
    pub fn member(&mut self, property: &Property, text: &str) {
        let said = value::line(&value::whole(text));
        let who = match related::who(property, &said) {
            Some(Who::Name(mark)) => Who::Mark(related::mark(&mark)),
            Some(who) => who,
            None => {
                return self.leave_out(property, "a member that is named by an address");
            }
        };
        self.entry.members.push(Related {
            line: property.line,
            label: String::new(),
            who,
        });
    }

    /// An agent may stand in the value as a whole card.
    pub fn agent(&mut self, property: &Property, text: &str) {
        let said = value::whole(text);
        if !starts_with(said.as_bytes(), b"BEGIN:VCARD") {
            return self.unknown(property, text);
        }
        let own = self.entry.line;
        cards::read(said.as_bytes(), &mut |mut card| {
            card.line = property.line;
            card.agent_of = Some(own);
            for inner in &mut card.properties {
                inner.line = property.line;
            }
            self.desk.inside.push(card);
        });
    }

    /// Android's own: `vnd.android.cursor.item/relation;Vera;1;;;`.
    pub fn android(&mut self, property: &Property, text: &str) {
        let parts = value::parts(text, ';');
        let part = |at: usize| value::line(parts.get(at).map(String::as_str).unwrap_or_default());
        let (kind, said, sort) = (part(0), part(1), part(2));
        let own = Some(part(3)).filter(|label| sort == "0" && !label.is_empty());
        match kind.rsplit('/').next() {
            _ if said.is_empty() => self.unknown(property, text),
            Some("nickname") => self.names.others.push(said),
            Some("contact_event") => {
                let name = own.unwrap_or_else(|| event(&sort).to_owned());
                let read = dates::read(&said, None);
                self.dated(property, &name, &read, said);
            }
            Some("relation") => self.entry.related.push(Related {
                line: property.line,
                label: own.unwrap_or_else(|| relation(&sort).to_owned()),
                who: Who::Name(said),
            }),
            _ => self.unknown(property, text),
        }
    }
}

/// What Android's number for a day means.
fn event(sort: &str) -> &'static str {
    match sort {
        "1" => "anniversary",
        "3" => "birthday",
        _ => "day",
    }
}

/// What Android's number for a relation means.
fn relation(sort: &str) -> &'static str {
    match sort {
        "1" => "assistant",
        "2" => "brother",
        "3" => "child",
        "4" => "domestic partner",
        "5" => "father",
        "6" => "friend",
        "7" => "manager",
        "8" => "mother",
        "9" => "parent",
        "10" => "partner",
        "11" => "referred by",
        "12" => "relative",
        "13" => "sister",
        "14" => "spouse",
        _ => "related",
    }
}
