//! Where a key is pressed, and which keys work there. Which keys those are says the keymap.

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// In any list or pane that does not take text.
    Anywhere,
    /// In the list of people.
    People,
    /// In the timeline.
    Timeline,
    /// In the sidebar.
    Sidebar,
    /// In the quiet scan.
    Quiet,
    /// In the tray.
    Tray,
    /// On a card of the review.
    Review,
    /// On the card of words given.
    ReviewWords,
    /// On a card about somebody quiet.
    ReviewPerson,
    /// In the box on the card of yesterday, with nothing written yet.
    Yesterday,
    /// In the line for a new day of a promise.
    NewDay,
    /// In the line for another place of a story.
    NewFile,
    /// Where people are put into circles.
    Gather,
    /// In the line of finding, and what was found.
    Find,
    /// In the filter line.
    Filter,
    /// In the line for a day.
    Day,
    /// In the box of quick entry.
    Entry,
    /// In the box while a word can be completed.
    Completing,
    /// On the reading below the text.
    Facts,
    /// On an open question of quick entry.
    Question,
    /// In the line for a new person.
    NewPerson,
    /// In a form.
    Form,
    /// In a form while a word can be completed.
    FormCompleting,
    /// In a check-in.
    CheckIn,
    /// In the words beside an answer.
    CheckInWords,
    /// On a page that is read.
    Paper,
    /// On the story of somebody, before it is written.
    StoryPage,
    /// On what a line of the sidebar rests on.
    Evidence,
    /// On the page of all that is kept of somebody, or of a note that stands on no timeline.
    Whole,
    /// In the mirror.
    Mirror,
    /// In the what-if.
    WhatIf,
    /// In the palette of commands.
    Palette,
    /// In the help.
    Help,
    /// On a yes-or-no question.
    Confirm,
    /// In a short list to pick from.
    Pick,
    /// In the list of ties or groups.
    Shelf,
    /// In the list of circles.
    Circles,
    /// In any text.
    Text,
}

impl Context {
    /// All contexts, in the order of the documentation.
    pub const ALL: [Self; 38] = [
        Self::Anywhere,
        Self::People,
        Self::Timeline,
        Self::Sidebar,
        Self::Quiet,
        Self::Tray,
        Self::Review,
        Self::ReviewWords,
        Self::ReviewPerson,
        Self::Yesterday,
        Self::NewDay,
        Self::NewFile,
        Self::Gather,
        Self::Find,
        Self::Filter,
        Self::Day,
        Self::Entry,
        Self::Completing,
        Self::Facts,
        Self::Question,
        Self::NewPerson,
        Self::Form,
        Self::FormCompleting,
        Self::CheckIn,
        Self::CheckInWords,
        Self::Paper,
        Self::StoryPage,
        Self::Evidence,
        Self::Whole,
        Self::Mirror,
        Self::WhatIf,
        Self::Palette,
        Self::Help,
        Self::Confirm,
        Self::Pick,
        Self::Shelf,
        Self::Circles,
        Self::Text,
    ];

    /// The heading of its table.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Anywhere => "Everywhere but in text",
            Self::People => "People",
            Self::Timeline => "Timeline",
            Self::Sidebar => "Between us",
            Self::Quiet => "Quiet scan",
            Self::Tray => "Tray",
            Self::Review => "Review",
            Self::ReviewWords => "Review, words given",
            Self::ReviewPerson => "Review, somebody quiet",
            Self::Yesterday => "Review, yesterday",
            Self::NewDay => "A new day for a promise",
            Self::NewFile => "Another place for a story",
            Self::Gather => "Who matters",
            Self::Find => "Find",
            Self::Filter => "Filter line",
            Self::Day => "A day to go to",
            Self::Entry => "Quick entry",
            Self::Completing => "Quick entry, a name begun",
            Self::Facts => "The reading below the text",
            Self::Question => "Open question",
            Self::NewPerson => "New person",
            Self::Form => "A form",
            Self::FormCompleting => "A form, a name begun",
            Self::CheckIn => "A check-in",
            Self::CheckInWords => "Words beside an answer",
            Self::Paper => "A page that is read",
            Self::StoryPage => "A story, before it is written",
            Self::Evidence => "What a line rests on",
            Self::Whole => "Somebody, or a note, in whole",
            Self::Mirror => "The mirror",
            Self::WhatIf => "What if",
            Self::Palette => "Commands",
            Self::Help => "Help",
            Self::Confirm => "Yes or no",
            Self::Pick => "A list to pick from",
            Self::Shelf => "Ties or groups",
            Self::Circles => "Circles",
            Self::Text => "In any text",
        }
    }

    /// The context whose keys work here too.
    #[must_use]
    pub fn within(self) -> Option<Self> {
        match self {
            Self::Completing | Self::Yesterday => Some(Self::Entry),
            Self::FormCompleting => Some(Self::Form),
            Self::Circles => Some(Self::Shelf),
            Self::StoryPage
            | Self::Evidence
            | Self::Whole
            | Self::Mirror
            | Self::WhatIf
            | Self::Tray => Some(Self::Paper),
            Self::ReviewWords | Self::ReviewPerson => Some(Self::Review),
            _ if self.takes_no_text() => Some(Self::Anywhere),
            _ => None,
        }
    }

    /// Whether letters go into a text here.
    #[must_use]
    pub fn takes_text(self) -> bool {
        matches!(
            self,
            Self::Find
                | Self::Filter
                | Self::Day
                | Self::NewDay
                | Self::NewFile
                | Self::Yesterday
                | Self::Entry
                | Self::Completing
                | Self::NewPerson
                | Self::Form
                | Self::FormCompleting
                | Self::CheckInWords
                | Self::Palette
                | Self::Text
        )
    }

    /// The name of its part of the config.
    #[must_use]
    pub fn name(self) -> String {
        self.heading()
            .to_lowercase()
            .replace(", ", "-")
            .replace(' ', "-")
    }

    /// Whether it is a card of the review.
    #[must_use]
    pub fn is_review(self) -> bool {
        matches!(self, Self::Review | Self::ReviewWords | Self::ReviewPerson)
    }

    /// Whether the keys of [`Context::Anywhere`] work here too.
    #[must_use]
    pub fn takes_no_text(self) -> bool {
        matches!(
            self,
            Self::People | Self::Timeline | Self::Sidebar | Self::Quiet
        )
    }
}
