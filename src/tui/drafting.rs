//! What is half-typed, on its way into the file: kept at the next pause in typing, tried again where it
//! could not be, and given back to the user at the end if it can be kept nowhere.

use std::sync::mpsc::Sender;
use std::time::Duration;

use crate::app::effect::{Deed, ENTRY_DRAFT};
use crate::app::message::{Answer, Failure, Message};
use crate::app::unfinished::{self, FORM_DRAFT, Unfinished};
use crate::clock::Clock;
use crate::domain::id::IdSource;
use crate::store::error::StoreError;
use crate::store::open::Store;
use crate::store::patience;
use crate::tui::event::Event;
use crate::tui::failing::failure;

/// What is half-typed is on disk this long after the last key.
pub const RESTS: Duration = Duration::from_millis(400);

/// The drafts of this sitting: the sentence in the box, and what is begun in forms.
pub struct Drafts {
    began: i64,
    all: [Draft; 2],
}

struct Draft {
    slot: &'static str,
    /// To be written at the next pause in typing.
    waits: Option<Text>,
    /// What could not be written.
    unkept: Option<Text>,
}

enum Text {
    Sentence(String),
    Forms(Vec<Unfinished>),
}

impl Text {
    fn slot(&self) -> &'static str {
        match self {
            Self::Sentence(_) => ENTRY_DRAFT,
            Self::Forms(_) => FORM_DRAFT,
        }
    }

    /// As the file keeps it.
    fn written(&self) -> String {
        match self {
            Self::Sentence(text) => text.clone(),
            Self::Forms(all) => unfinished::written(all),
        }
    }

    /// As the user reads it.
    fn in_words(self) -> String {
        match self {
            Self::Sentence(text) => text,
            Self::Forms(all) => unfinished::in_words(&all),
        }
    }
}

impl Drafts {
    /// Those that earlier sittings left: what the first questions offer is from now on of this sitting.
    pub fn taken_over(store: &mut Store, clock: Clock) -> Self {
        let began = clock.millis();
        // Should that fail they stay where they are, and are found by the next one.
        let _ = store.take_over_draft(ENTRY_DRAFT, began);
        let _ = store.take_over_drafts(FORM_DRAFT, began, |left| {
            unfinished::written(&unfinished::joined(&left))
        });
        let of = |slot| Draft {
            slot,
            waits: None,
            unkept: None,
        };
        Self {
            began,
            all: [of(ENTRY_DRAFT), of(FORM_DRAFT)],
        }
    }

    /// Whether one waits to be written.
    #[must_use]
    pub fn wait(&self) -> bool {
        self.all.iter().any(|draft| draft.waits.is_some())
    }

    /// Takes in a deed that is only about them; answers any other one.
    pub fn take(&mut self, deed: Deed) -> Option<Deed> {
        let text = match deed {
            Deed::KeepDraft(text) => Text::Sentence(text),
            Deed::KeepForms(all) => Text::Forms(all),
            other => return Some(other),
        };
        let slot = text.slot();
        if let Some(draft) = self.all.iter_mut().find(|draft| draft.slot == slot) {
            draft.waits = Some(text);
        }
        None
    }

    /// The draft in this slot is on record now. Answers what else was left there by another sitting.
    pub fn are_saved(&mut self, store: &mut Store, slot: &str) -> Option<Message> {
        for draft in self.all.iter_mut().filter(|draft| draft.slot == slot) {
            (draft.waits, draft.unkept) = (None, None);
        }
        if slot != ENTRY_DRAFT {
            return None;
        }
        let left = store.take_over_draft(slot, self.began).ok().flatten()?;
        Some(Message::Answer(Answer::Draft(Some(left))))
    }

    /// Keeps them. While another program holds the file it is tried again at the next pause: an act that
    /// comes meanwhile must not stand behind it. One that cannot be kept is tried again in the end.
    pub fn keep(&mut self, store: &mut Store, clock: Clock) -> Vec<Message> {
        let mut told = Vec::new();
        for draft in &mut self.all {
            let Some(text) = draft.waits.take() else {
                continue;
            };
            let written = text.written();
            match patience::briefly(|| store.keep_draft(draft.slot, &written, clock.millis())) {
                Ok(()) => draft.unkept = None,
                Err(StoreError::Busy) => draft.waits = Some(text),
                Err(error) => {
                    draft.unkept = Some(text);
                    told.push(Message::Failed(Failure {
                        of_saving: false,
                        ..failure(&error)
                    }));
                }
            }
        }
        told
    }

    /// Keeps them when the program is left: in the file that lies there now, should it have been
    /// replaced. One that cannot be kept anywhere goes back to the user.
    pub fn keep_at_the_end(self, mut store: Store, clock: Clock, events: &Sender<Event>) {
        for draft in self.all {
            let Some(text) = draft.waits.or(draft.unkept) else {
                continue;
            };
            let (at, written) = (clock.millis(), text.written());
            let mut kept = store.keep_draft(draft.slot, &written, at);
            if let Err(StoreError::Replaced(path)) = &kept
                && path.exists()
            {
                kept = Store::open(path, IdSource::seeded(clock.seed()), store.sitting())
                    .and_then(|mut there| there.keep_draft(draft.slot, &written, at));
            }
            if let Err(error) = kept.map_err(|error| failure(&error))
                && !written.is_empty()
            {
                let _ = events.send(Event::DraftNotKept {
                    text: text.in_words(),
                    why: error.message,
                });
            }
        }
    }
}
