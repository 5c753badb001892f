//! The thread that answers questions from the file, and notices when others change it.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use chrono::NaiveDate;

use crate::app::effect::{ENTRY_DRAFT, More, Part, Question};
use crate::app::filter::Haystack;
use crate::app::find;
use crate::app::known::Known;
use crate::app::message::{Answer, Everybody, Failure, Message};
use crate::app::quiet::Tags;
use crate::app::timeline::Ask;
use crate::app::tray;
use crate::app::unfinished::{self, FORM_DRAFT};
use crate::clock;
use crate::domain::id::Id;
use crate::domain::interaction::Interaction;
use crate::domain::listed::Listed;
use crate::domain::person::Person;
use crate::domain::text::fold::fold;
use crate::domain::timeline::{Stretch, TimelineRow};
use crate::store::error::Result;
use crate::store::find::Size;
use crate::store::find::index::LastAnswer;
use crate::store::kept::Kept;
use crate::store::listed_since::Since;
use crate::store::mark::Mark;
use crate::store::open::Reader;
use crate::tui::event::Event;
use crate::tui::failing::failure;
use crate::tui::fault::Fault;
use crate::tui::waiting::newest_of_each;

/// How often the file is looked at for changes of others.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// After so long without a question everybody is looked at, if that is to be done.
const AT_REST: Duration = Duration::from_millis(100);

/// After so long without a question it is looked up where that stands which was found last: the next letter is
/// soon there.
const BETWEEN_LETTERS: Duration = Duration::from_millis(25);

/// Answers until no more questions can come.
pub fn answer_all(
    reader: &Reader,
    questions: &Receiver<Question>,
    events: &Sender<Event>,
    fault: Option<Fault>,
) {
    let mut version = reader.data_version().ok();
    let mut mark = reader.mark().ok();
    let mut replaced = false;
    let mut answered = 0;
    let mut told = Told::default();
    let mut ahead = Ahead::default();
    loop {
        let message = match ahead.next(questions) {
            Ok(first) => {
                Fault::strike(fault, Fault::Reader);
                let counted = std::iter::once(first).chain(questions.try_iter());
                let waiting = newest_of_each(counted.inspect(|_| answered += 1));
                if waiting.iter().any(|question| {
                    matches!(
                        question,
                        Question::People { .. } | Question::Innermost { .. }
                    )
                }) {
                    version = reader.data_version().ok();
                    mark = reader.mark().ok();
                }
                let finds = waiting
                    .iter()
                    .any(|question| matches!(question, Question::Find { .. }));
                let mut early = |answer| {
                    // If nobody listens any more, the answer itself tells.
                    let _ = events.send(Event::Early(Message::Answer(answer)));
                };
                let answers = waiting
                    .into_iter()
                    .map(|question| Event::Message(reply(reader, question, &mut told, &mut early)));
                let mut all = answers.chain(std::iter::once(Event::Answered(answered)));
                if all.any(|event| events.send(event).is_err()) {
                    return;
                }
                ahead.is_due = true;
                ahead.finds |= finds;
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) if ahead.finds || ahead.is_due => {
                ahead.look(reader, &mut told, questions);
                continue;
            }
            Err(RecvTimeoutError::Timeout) => {
                if !replaced && let Err(error) = reader.check_place() {
                    replaced = true;
                    Message::Failed(Failure {
                        of_saving: false,
                        ..failure(&error)
                    })
                } else if reader.data_version().ok() == version {
                    continue;
                } else {
                    version = reader.data_version().ok();
                    // A draft is kept at every pause in typing: nothing has to be read anew for it.
                    match reader.mark().ok() {
                        now if now == mark => continue,
                        now => mark = now,
                    }
                    Message::FileChanged
                }
            }
        };
        if events.send(Event::Message(message)).is_err() {
            return;
        }
    }
}

/// What is looked up before anyone asks for it: once nothing else is asked, and no longer than that.
#[derive(Debug, Default)]
struct Ahead {
    /// Whether something was just found, of which the next letter may ask the index the same.
    finds: bool,
    /// Whether something was answered since everybody was looked at.
    is_due: bool,
    /// What was asked in the middle of it.
    asked: Option<Question>,
}

impl Ahead {
    /// The next question, if one comes while there is nothing to do.
    fn next(
        &mut self,
        questions: &Receiver<Question>,
    ) -> std::result::Result<Question, RecvTimeoutError> {
        let patience = match self {
            Self { finds: true, .. } => BETWEEN_LETTERS,
            Self { is_due: true, .. } => AT_REST,
            _ => LOOK_EVERY,
        };
        match self.asked.take() {
            Some(question) => Ok(question),
            None => questions.recv_timeout(patience),
        }
    }

    /// Looks, until something is asked. What goes wrong is told to whoever asks.
    fn look(&mut self, reader: &Reader, told: &mut Told, questions: &Receiver<Question>) {
        let asked = &mut self.asked;
        let mut nothing_asked = || {
            *asked = questions.try_recv().ok();
            asked.is_none()
        };
        if self.finds {
            let looked = reader.find_ahead(&mut told.last_answer, &mut nothing_asked);
            self.finds = matches!(looked, Ok(false));
            return;
        }
        let looked = told
            .people
            .map(|(_, today)| reader.look_ahead(&mut told.kept, today, &mut nothing_asked));
        self.is_due = matches!(looked, Some(Ok(false)));
    }
}

/// Of which states of the file those who ask know all of a kind: of what is long, only that is answered
/// which may read otherwise since.
#[derive(Debug, Default)]
pub struct Told {
    people: Option<(Mark, NaiveDate)>,
    known: Option<(Mark, NaiveDate)>,
    /// What was found when everybody was looked at.
    kept: Kept,
    last_answer: LastAnswer,
}

/// What was written since all was told, if that is little and nothing else changed.
fn since(
    reader: &Reader,
    told: Option<(Mark, NaiveDate)>,
    today: NaiveDate,
) -> Result<Option<Since>> {
    match told {
        Some((mark, day)) if day == today => reader.listed_since(&mark, today),
        _ => Ok(None),
    }
}

/// The answer to one question, of one state of the file; what is found of a long one before it is answered
/// is given to `early`.
#[must_use]
pub fn reply(
    reader: &Reader,
    question: Question,
    told: &mut Told,
    early: &mut dyn FnMut(Answer),
) -> Message {
    match reader.at_once(|reader| answer(reader, question, told, early)) {
        Ok(answer) => Message::Answer(answer),
        Err(error) => Message::Failed(Failure {
            of_saving: false,
            ..failure(&error)
        }),
    }
}

fn stretch(reader: &Reader, person: Id<Person>, part: &Part) -> Result<Stretch> {
    reader.stretch(person, &part.wanted, part.begin, part.rows)
}

fn more(reader: &Reader, asked: More) -> Result<(More, Stretch)> {
    let (person, wanted, rows) = (asked.person, &asked.wanted, asked.rows);
    let page = match asked.ask {
        Ask::Older(end) => reader.older(person, wanted, Some(end), rows)?,
        Ask::Newer(end) => reader.newer(person, wanted, end, rows)?,
    };
    Ok((asked, page))
}

/// An interaction with the names of those who were there and of the place.
fn interaction(reader: &Reader, id: Id<Interaction>) -> Result<Option<TimelineRow>> {
    let Some(interaction) = reader.interaction(id)? else {
        return Ok(None);
    };
    let mut others = Vec::new();
    for there in &interaction.people {
        let name = reader.name_of(there.id)?;
        others.extend(name.map(|name| (there.id, name)));
    }
    let places = match interaction.place {
        Some(_) => reader.places()?,
        None => Vec::new(),
    };
    let mut places = places.into_iter();
    let place = places.find(|place| Some(place.id) == interaction.place);
    Ok(Some(TimelineRow {
        interaction,
        others,
        place: place.map(|place| place.name),
    }))
}

fn tags(reader: &Reader) -> Result<Tags> {
    let mut tags = Tags::default();
    for tagged in reader.tags()? {
        let folded = fold(&tagged.tag);
        for (person, _) in tagged.people {
            tags.entry(person).or_default().push(folded.clone());
        }
    }
    Ok(tags)
}

fn everybody(reader: &Reader, people: Vec<Listed>, to_come: bool) -> Result<Answer> {
    let names = people.iter();
    let names = names.map(|row| (row.name.as_str(), row.other_names.as_slice()));
    Ok(Answer::People(Box::new(Everybody {
        names: Haystack::of(names),
        people,
        circles: reader.circles()?,
        to_come,
    })))
}

fn people(reader: &Reader, today: NaiveDate, told: &mut Told) -> Result<Answer> {
    let mark = reader.mark()?;
    let since = since(reader, told.people.take(), today)?;
    let answer = match since {
        Some(since) => Answer::PeopleAgain(since.people),
        None => everybody(reader, reader.listed(today)?, false)?,
    };
    told.people = Some((mark, today));
    Ok(answer)
}

fn known(reader: &Reader, today: NaiveDate, told: &mut Told) -> Result<Answer> {
    let mark = reader.mark()?;
    let since = since(reader, told.known.take(), today)?;
    let answer = match since.filter(|since| !since.tags) {
        Some(since) => Answer::KnownAgain(since.people),
        None => Answer::Known(Box::new(Known::of(
            reader.listed(today)?,
            reader.groups()?,
            reader.places()?,
            &reader.interaction_tags()?,
            &reader.circles()?,
        ))),
    };
    told.known = Some((mark, today));
    Ok(answer)
}

fn answer(
    reader: &Reader,
    question: Question,
    told: &mut Told,
    early: &mut dyn FnMut(Answer),
) -> Result<Answer> {
    Ok(match question {
        Question::Innermost { today } => match reader.innermost_listed(today)? {
            Some(people) => everybody(reader, people, true)?,
            None => people(reader, today, told)?,
        },
        Question::People { today } => people(reader, today, told)?,
        Question::Known { today } => known(reader, today, told)?,
        Question::Page {
            person,
            today,
            part,
        } => {
            let page = match reader.person_page(person, today, clock::day)? {
                Some(page) => {
                    let stretch = stretch(reader, person, &part)?;
                    Some(Box::new((page, part, stretch)))
                }
                None => None,
            };
            Answer::Page { person, page }
        }
        Question::Stretch { person, part } => {
            let stretch = stretch(reader, person, &part)?;
            Answer::Stretch {
                person,
                read: Box::new((part, stretch)),
            }
        }
        Question::Older(asked) | Question::Newer(asked) => {
            Answer::More(Box::new(more(reader, asked)?))
        }
        Question::Seasons { people, today } => Answer::Seasons(
            people
                .into_iter()
                .map(|person| {
                    reader
                        .seasons(person, today)
                        .map(|seasons| (person, seasons))
                })
                .collect::<Result<_>>()?,
        ),
        Question::Find { wish, rows, cells } => {
            let size = Size {
                rows,
                people: find::PEOPLE,
                cells,
            };
            let page = reader.find(&wish.wanted, wish.after, size, &mut told.last_answer)?;
            Answer::Found(Box::new((wish, page)))
        }
        Question::Quiet { today } => {
            let mut first = |scan| early(Answer::Quiet(scan));
            Answer::Quiet(reader.quiet_kept(&mut told.kept, today, &mut first)?)
        }
        Question::Tags => Answer::Tags(tags(reader)?),
        Question::Evidence {
            person,
            measure,
            today,
        } => Answer::Evidence(Box::new(reader.evidence(person, measure, today)?)),
        Question::Mirror { today } => Answer::Mirror(reader.mirror_kept(&mut told.kept, today)?),
        Question::SoFar { person, today } => {
            Answer::SoFar(person, reader.hours_of_a_new_tie(person, today)?)
        }
        Question::Tray => Answer::Tray(reader.tray(tray::ROWS)?),
        Question::Review { today } => {
            let mut first = |cards| early(Answer::Review(Box::new(cards)));
            let cards = reader.review_kept(&mut told.kept, today, &mut first)?;
            Answer::Review(Box::new(cards))
        }
        Question::Since { person, today } => {
            Answer::Since(reader.since_we_spoke(person, today)?.map(Box::new))
        }
        Question::Story {
            person,
            choices,
            today,
        } => {
            let story = reader.story(person, &choices, today, clock::day)?;
            Answer::Story(story.map(Box::new))
        }
        Question::Before { person, today } => Answer::Before(
            reader
                .before_you_meet(person, today, clock::day)?
                .map(Box::new),
        ),
        Question::Interaction(id) => Answer::Interaction(interaction(reader, id)?.map(Box::new)),
        Question::Company { candidates, named } => {
            Answer::Company(reader.company(&candidates, &named)?)
        }
        Question::Merging { kept, gone } => Answer::Merging(Box::new(reader.merging(kept, gone)?)),
        Question::Gathered => Answer::Gathered(reader.gathered()?),
        Question::Unfinished => Answer::Unfinished(unfinished::joined(&reader.drafts(FORM_DRAFT)?)),
        Question::Draft => Answer::Draft(reader.draft(ENTRY_DRAFT)?),
    })
}
