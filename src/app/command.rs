//! The one table of commands. Help, footer, `keys` and the README are read from it.

/// Something the user can ask for. One command, one meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Write down an interaction.
    AddInteraction,
    /// Add a person.
    AddPerson,
    /// Put what is selected into the trash.
    Trash,
    /// The daily review.
    Review,
    /// Who is quiet.
    Quiet,
    /// Show connections, or the list again.
    Connections,
    /// Filter the list.
    Filter,
    /// Find in everything.
    Find,
    /// Go to a day in the timeline.
    GoToDay,
    /// Go to the day that was typed.
    Go,
    /// Undo the newest act.
    Undo,
    /// Do again what was undone.
    Redo,
    /// Show or hide the sidebar.
    ToggleSidebar,
    /// Hide names and words, or show them again.
    Hide,
    /// Who matters: people into circles, one key each.
    Gather,
    /// Into the circle with this number.
    PutInto,
    /// Into no circle.
    NoCircle,
    /// Into another circle.
    MoveToCircle,
    /// What somebody is to others.
    Ties,
    /// The groups.
    Groups,
    /// The circles.
    Circles,
    /// A new one.
    New,
    /// One place up in the order.
    Earlier,
    /// One place down in the order.
    Later,
    /// Two entries are one person.
    SamePerson,
    /// A new promise.
    AddPromise,
    /// A new topic.
    AddTopic,
    /// How something that is open between you ended.
    Done,
    /// How it feels between you.
    CheckIn,
    /// What waits for your word.
    Tray,
    /// What waited is what it says.
    Accept,
    /// What waited, in your own words.
    Reword,
    /// What waited is not wanted.
    Dismiss,
    /// Everything that waited about the same people is not wanted.
    DismissAll,
    /// The story of you and somebody.
    Story,
    /// What was left out of a story.
    TakeIn,
    /// Everything that is kept of somebody.
    Details,
    /// What is good to know before you meet somebody.
    Before,
    /// Where your time goes.
    Mirror,
    /// What if hours went elsewhere.
    WhatIf,
    /// Whether somebody gets hours, gives some, or neither.
    Role,
    /// More hours.
    MoreHours,
    /// Fewer hours.
    FewerHours,
    /// More months.
    MoreMonths,
    /// Fewer months.
    FewerMonths,
    /// How much of what is moved arrives.
    Arrival,
    /// An answer, by its number.
    Answer,
    /// On without an answer.
    Skip,
    /// Words beside an answer.
    Words,
    /// Take the answer away.
    Clear,
    /// Every command, by its words.
    Palette,
    /// Help for where one is.
    Help,
    /// Open what is selected.
    Open,
    /// Back.
    Back,
    /// Back, and on the main screen quit.
    Leave,
    /// Leave the program at once.
    Cancel,
    /// Put the program to sleep.
    Suspend,
    /// Paint the screen anew.
    Repaint,
    /// One down.
    Down,
    /// One up.
    Up,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// Half a page down.
    PageDown,
    /// Half a page up.
    PageUp,
    /// To the next pane.
    NextPane,
    /// To the pane before.
    PreviousPane,
    /// To the people.
    PanePeople,
    /// To the timeline.
    PaneTimeline,
    /// To the sidebar.
    PaneSidebar,
    /// Show or hide the terms of a row.
    Terms,
    /// Save what was written.
    Save,
    /// A new line.
    NewLine,
    /// To the next open question.
    NextQuestion,
    /// To the question before.
    PreviousQuestion,
    /// The next answer.
    NextOffer,
    /// The answer before.
    PreviousOffer,
    /// Take this answer.
    Choose,
    /// Take this completion.
    Complete,
    /// A line up in the text, or to what was written before.
    LineUp,
    /// A line down in the text, or to the reading below it.
    LineDown,
    /// To the next part of the reading.
    NextFact,
    /// To the part of the reading before.
    PreviousFact,
    /// Write it in the user's own editor.
    OwnEditor,
    /// To the next field of a form.
    NextField,
    /// To the field before.
    PreviousField,
    /// In a field, what another program saved.
    TakeTheirs,
    /// In a field, what was typed here.
    KeepYours,
    /// Change what is selected.
    Edit,
    /// Begin like the entry before.
    Repeat,
    /// This quiet is fine.
    QuietIsFine,
    /// Leave somebody out of the review for some days.
    NotNow,
    /// Copy a contact point.
    Copy,
    /// Open where a contact point leads.
    OpenLink,
    /// Whether somebody is in your life as it is now.
    Standing,
    /// Take the row with this number.
    PickNumber,
    /// Who is left in peace by the quiet scan.
    SetAside,
    /// The next card.
    NextCard,
    /// The card before.
    PreviousCard,
    /// The word given was kept.
    Kept,
    /// The word given was broken.
    Broken,
    /// The word given has a new day.
    NewDay,
    /// The word given is released.
    Release,
    /// The word given is still open.
    StillOpen,
    /// Put it away and keep it.
    KeepDraft,
    /// Throw it away.
    Discard,
    /// Keep the filter and go to the list.
    KeepFilter,
    /// Drop the filter.
    DropFilter,
    /// A letter back in a text.
    LetterBack,
    /// A letter on in a text.
    LetterOn,
    /// A word back in a text.
    WordBack,
    /// A word on in a text.
    WordOn,
    /// To the start of the line of a text.
    LineStart,
    /// To the end of the line of a text.
    LineEnd,
    /// Delete the letter before the cursor.
    DeleteBack,
    /// Delete the letter under the cursor.
    Delete,
    /// Cut out the word before the cursor.
    CutWordBack,
    /// Cut out what stands before the cursor, back to a space.
    CutToSpace,
    /// Cut out the word after the cursor.
    CutWord,
    /// Cut out the line before the cursor.
    CutToStart,
    /// Cut out the line after the cursor.
    CutToEnd,
    /// Put in again what was cut out.
    PutBack,
    /// Undo what was typed.
    UndoTyping,
    /// Type again what was undone.
    RedoTyping,
    /// Yes.
    Yes,
    /// No.
    No,
}

/// Under which heading a command stands in the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Writing down.
    Writing,
    /// Looking.
    Looking,
    /// Moving.
    Moving,
    /// The program itself.
    Program,
}

impl Group {
    /// All groups, in the order of the help.
    pub const ALL: [Self; 4] = [Self::Writing, Self::Looking, Self::Moving, Self::Program];

    /// The heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Writing => "Write down",
            Self::Looking => "Look",
            Self::Moving => "Move",
            Self::Program => "The program",
        }
    }
}

/// What the table says of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// Its name, as scripts and the config file will call it.
    pub name: &'static str,
    /// What it does, in a few words.
    pub help: &'static str,
    /// Under which heading it stands.
    pub group: Group,
}

impl Command {
    /// The row of the table.
    #[must_use]
    #[allow(clippy::too_many_lines, reason = "a table: one row a command")]
    pub fn about(self) -> About {
        use Group::{Looking, Moving, Program, Writing};
        // One row a command, whatever its length: it is read as a table.
        #[rustfmt::skip]
        let (name, help, group) = match self {
            Self::AddInteraction => ("add-interaction", "write down what happened, in one sentence", Writing),
            Self::AddPerson => ("add-person", "add a person", Writing),
            Self::Trash => ("trash", "put what is selected in the trash", Writing),
            Self::Undo => ("undo", "undo the newest act", Writing),
            Self::Redo => ("redo", "do again what was undone", Writing),
            Self::Save => ("save", "save", Writing),
            Self::NewLine => ("new-line", "begin a new line", Writing),
            Self::NextQuestion => ("next-question", "go to the next open question", Writing),
            Self::PreviousQuestion => ("previous-question", "go to the question before", Writing),
            Self::NextOffer => ("next-offer", "look at the next answer", Writing),
            Self::PreviousOffer => ("previous-offer", "look at the answer before", Writing),
            Self::Choose => ("choose", "take this answer", Writing),
            Self::Complete => ("complete", "complete the word", Writing),
            Self::LineUp => ("line-up", "a line up; from the first, what was written before", Writing),
            Self::LineDown => ("line-down", "a line down; from the last, to the reading", Writing),
            Self::NextFact => ("next-fact", "to the next part of the reading", Writing),
            Self::PreviousFact => ("previous-fact", "to the part of the reading before", Writing),
            Self::OwnEditor => ("own-editor", "and then C-e: write it in your $EDITOR", Writing),
            Self::Edit => ("edit", "change what is selected", Writing),
            Self::TakeTheirs => ("take-theirs", "of two texts of a field: take what another saved", Writing),
            Self::KeepYours => ("keep-yours", "of two texts of a field: keep yours", Writing),
            Self::NextField => ("next-field", "to the next field", Writing),
            Self::PreviousField => ("previous-field", "to the field before", Writing),
            Self::Repeat => ("repeat", "write down another like the last one", Writing),
            Self::QuietIsFine => ("quiet-is-fine", "this quiet is fine, until you meet again", Writing),
            Self::NotNow => ("not-now", "not now: out of the review for some days", Writing),
            Self::Standing => ("standing", "active, resting, let go or died", Writing),
            Self::Copy => ("copy", "copy how to reach somebody: mail, number, address", Looking),
            Self::OpenLink => ("open-link", "open it: write the mail, dial, see the page", Looking),
            Self::PickNumber => ("pick-number", "take the row with this number", Writing),
            Self::KeepDraft => ("keep-draft", "put it away; it is kept", Writing),
            Self::Discard => ("discard", "twice: throw it away", Writing),
            Self::Review => ("review", "the cards of the day; it ends", Looking),
            Self::SetAside => ("set-aside", "who is paused, resting or not now", Looking),
            Self::NextCard => ("next-card", "to the next card", Moving),
            Self::PreviousCard => ("previous-card", "to the card before", Moving),
            Self::Kept => ("kept", "this word was kept", Writing),
            Self::Broken => ("broken", "this word was not kept", Writing),
            Self::NewDay => ("new-day", "this word has a new day", Writing),
            Self::Release => ("release", "this word is released", Writing),
            Self::StillOpen => ("still-open", "this word is still open", Writing),
            Self::Quiet => ("quiet", "who has gone quiet, and why", Looking),
            Self::Connections => ("connections", "people you have no contact day with yet", Looking),
            Self::Filter => ("filter", "filter what is shown: people, timeline, quiet", Looking),
            Self::GoToDay => ("go-to-day", "go to a day in the timeline", Moving),
            Self::Go => ("go", "go to that day", Moving),
            Self::Gather => ("gather", "go through people and say who matters", Writing),
            Self::PutInto => ("put-into", "into the circle with this number", Writing),
            Self::NoCircle => ("no-circle", "into no circle", Writing),
            Self::MoveToCircle => ("move-to-circle", "put somebody into a circle", Writing),
            Self::SamePerson => ("same-person", "the same person as somebody else: join the two", Writing),
            Self::Ties => ("ties", "what others are to them: partner, parent, own", Writing),
            Self::Groups => ("groups", "your groups: make one, and say who is in it", Writing),
            Self::Circles => ("circles", "your circles: their names, order and usual gap", Writing),
            Self::New => ("new", "a new one", Writing),
            Self::Earlier => ("earlier", "one place up in your order", Writing),
            Self::Later => ("later", "one place down in your order", Writing),
            Self::AddPromise => ("add-promise", "note a promise, yours or theirs", Writing),
            Self::AddTopic => ("add-topic", "note something to ask, tell or give, or a need", Writing),
            Self::Done => ("done", "a promise or a topic is done: say how it ended", Writing),
            Self::CheckIn => ("check-in", "say how it feels between the two of you", Writing),
            Self::Answer => ("answer", "answer", Writing),
            Self::Skip => ("skip", "go on without an answer", Writing),
            Self::Words => ("words", "write words beside the answer", Writing),
            Self::Clear => ("clear", "take the answer away", Writing),
            Self::WhatIf => ("what-if", "what if hours went from many to few", Looking),
            Self::Role => ("role", "they get more, stay as they are, or give some", Looking),
            Self::MoreHours => ("more-hours", "an hour a month more", Looking),
            Self::FewerHours => ("fewer-hours", "an hour a month less", Looking),
            Self::MoreMonths => ("more-months", "a month longer", Looking),
            Self::FewerMonths => ("fewer-months", "a month shorter", Looking),
            Self::Arrival => ("arrival", "how much of what is moved arrives", Looking),
            Self::Tray => ("tray", "what came in and waits for your word", Looking),
            Self::Accept => ("accept", "it was as it says: an interaction from now on", Writing),
            Self::Reword => ("reword", "accept it in your own words", Writing),
            Self::Dismiss => ("dismiss", "it is not wanted", Writing),
            Self::DismissAll => ("dismiss-all", "nothing that waits about them is wanted", Writing),
            Self::Story => ("story", "the story of you two, and where to write it", Looking),
            Self::TakeIn => ("take-in", "take in what was left out, or leave it out", Looking),
            Self::Details => ("details", "all you keep of somebody: days, fields, note", Looking),
            Self::Before => ("before", "one page to read before you meet somebody", Looking),
            Self::Mirror => ("mirror", "where your time goes, beside what it is worth", Looking),
            Self::Find => ("find", "find in everything ever written", Looking),
            Self::KeepFilter => ("keep-filter", "go to the list, filtered", Looking),
            Self::DropFilter => ("drop-filter", "drop the filter", Looking),
            Self::ToggleSidebar => ("toggle-sidebar", "show or hide what is between you", Looking),
            Self::Hide => (
                "hide-names",
                "hide names and words, and bring them back",
                Looking,
            ),
            Self::Terms => ("terms", "show or hide the terms of a row", Looking),
            Self::Open => ("open", "open what is selected", Looking),
            Self::Down => ("down", "one down", Moving),
            Self::Up => ("up", "one up", Moving),
            Self::First => ("first", "to the first", Moving),
            Self::Last => ("last", "to the last", Moving),
            Self::PageDown => ("page-down", "half a page down", Moving),
            Self::PageUp => ("page-up", "half a page up", Moving),
            Self::NextPane => ("next-pane", "to the next pane", Moving),
            Self::PreviousPane => ("previous-pane", "to the pane before", Moving),
            Self::PanePeople => ("pane-people", "to the people", Moving),
            Self::PaneTimeline => ("pane-timeline", "to the timeline", Moving),
            Self::PaneSidebar => ("pane-sidebar", "to what is between you", Moving),
            Self::Palette => ("palette", "all commands, by their words", Program),
            Self::Help => ("help", "help for where you are", Program),
            Self::Back => ("back", "back", Program),
            Self::Leave => ("leave", "back, and on the main screen quit", Program),
            Self::Cancel => ("cancel", "leave the program", Program),
            Self::Suspend => ("suspend", "put the program to sleep; fg wakes it", Program),
            Self::Repaint => ("repaint", "paint the screen anew", Program),
            Self::LetterBack => ("letter-back", "a letter back", Moving),
            Self::LetterOn => ("letter-on", "a letter on", Moving),
            Self::WordBack => ("word-back", "a word back", Moving),
            Self::WordOn => ("word-on", "a word on", Moving),
            Self::LineStart => ("line-start", "to the start of the line", Moving),
            Self::LineEnd => ("line-end", "to the end of the line", Moving),
            Self::DeleteBack => ("delete-back", "delete the letter before", Writing),
            Self::Delete => ("delete", "delete the letter here", Writing),
            Self::CutWordBack => ("cut-word-back", "cut the word before", Writing),
            Self::CutToSpace => ("cut-to-space", "cut back to the space before", Writing),
            Self::CutWord => ("cut-word", "cut the word after", Writing),
            Self::CutToStart => ("cut-to-start", "cut the line before the cursor", Writing),
            Self::CutToEnd => ("cut-to-end", "cut the line after the cursor", Writing),
            Self::PutBack => ("put-back", "put in what was cut", Writing),
            Self::UndoTyping => ("undo-typing", "undo what was typed", Writing),
            Self::RedoTyping => ("redo-typing", "type again what was undone", Writing),
            Self::Yes => ("yes", "yes", Program),
            Self::No => ("no", "no", Program),
        };
        About { name, help, group }
    }
}
