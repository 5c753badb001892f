//! Styles, named by meaning. The terminal's own sixteen colours; meaning never by colour alone.

use ratatui::style::{Color, Modifier, Style};

/// How things look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    colour: bool,
}

impl Theme {
    /// The terminal's own colours, or none at all.
    #[must_use]
    pub fn new(colour: bool) -> Self {
        Self { colour }
    }

    fn fg(self, colour: Color) -> Style {
        if self.colour {
            Style::new().fg(colour)
        } else {
            Style::new()
        }
    }

    /// Ordinary text.
    #[must_use]
    pub fn text(self) -> Style {
        Style::new()
    }

    /// The name of a pane without the focus: ordinary text, whatever the border is.
    #[must_use]
    pub fn name(self) -> Style {
        self.fg(Color::Reset).remove_modifier(Modifier::DIM)
    }

    /// What stands back: days, labels, hints.
    #[must_use]
    pub fn faint(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// Headings: circles, months, parts of the sidebar.
    #[must_use]
    pub fn heading(self) -> Style {
        self.fg(Color::Cyan).add_modifier(Modifier::BOLD)
    }

    /// The name of the program, of a pane with the focus.
    #[must_use]
    pub fn title(self) -> Style {
        self.name().add_modifier(Modifier::BOLD)
    }

    /// The border of a pane.
    #[must_use]
    pub fn border(self) -> Style {
        if self.colour {
            Style::new().fg(Color::DarkGray)
        } else {
            self.faint()
        }
    }

    /// The border of the pane with the focus.
    #[must_use]
    pub fn border_focus(self) -> Style {
        self.fg(Color::Cyan)
    }

    /// The mark beside what is selected.
    #[must_use]
    pub fn cursor(self) -> Style {
        self.fg(Color::Cyan).add_modifier(Modifier::BOLD)
    }

    /// The row that is selected, in the pane with the focus.
    #[must_use]
    pub fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The bar beside words as they were written.
    #[must_use]
    pub fn quotation(self) -> Style {
        self.fg(Color::Blue)
    }

    /// What was looked for, where it was found.
    #[must_use]
    pub fn found(self) -> Style {
        self.fg(Color::Cyan)
            .add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// Small bars.
    #[must_use]
    pub fn bars(self) -> Style {
        self.fg(Color::Blue)
    }

    /// What is open between two people, and what was just done.
    #[must_use]
    pub fn open(self) -> Style {
        self.fg(Color::Green)
    }

    /// A question that waits for an answer.
    #[must_use]
    pub fn question(self) -> Style {
        self.fg(Color::Yellow)
    }

    /// The answer being looked at.
    #[must_use]
    pub fn chosen(self) -> Style {
        self.question().add_modifier(Modifier::REVERSED)
    }

    /// What cannot be as it stands.
    #[must_use]
    pub fn problem(self) -> Style {
        self.fg(Color::Magenta).add_modifier(Modifier::BOLD)
    }

    /// A key in a hint.
    #[must_use]
    pub fn key(self) -> Style {
        self.fg(Color::Cyan)
    }

    /// Words of a sentence that were understood as something.
    #[must_use]
    pub fn understood(self) -> Style {
        self.fg(Color::Cyan)
    }
}
