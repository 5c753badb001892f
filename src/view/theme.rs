//! Styles, named by meaning, and the colours of each theme. Meaning never by colour alone: what a
//! colour says, a word, a mark or a weight says too.
//!
//! The themes `dark`, `light`, `high-contrast` and `colour-blind` (the colours of Okabe and Ito, 2008)
//! bring their own background, so that they read the same on any terminal. On one with 256 colours the
//! nearest are taken; on one with sixteen only its own are there to take.

use std::borrow::Cow;

use ratatui::style::{Color, Modifier, Style};

use crate::view::masked;

/// Which colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Name {
    /// The terminal's own sixteen.
    #[default]
    Terminal,
    /// Light on dark.
    Dark,
    /// Dark on light.
    Light,
    /// White and bright on black.
    HighContrast,
    /// Colours that are told apart with any kind of colour vision.
    ColourBlind,
    /// None.
    Mono,
}

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// Sixteen.
    #[default]
    Sixteen,
    /// 256.
    Many,
    /// All of them.
    All,
}

/// How things look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    name: Name,
    depth: Depth,
    ascii: bool,
    hidden: bool,
}

/// The colours of a theme by what they are for, as red, green and blue.
struct Palette {
    back: u32,
    text: u32,
    faint: u32,
    border: u32,
    accent: u32,
    quotation: u32,
    open: u32,
    question: u32,
    problem: u32,
}

const DARK: Palette = Palette {
    back: 0x0016_181d,
    text: 0x00d6_d9e0,
    faint: 0x008b_93a3,
    border: 0x0050_5868,
    accent: 0x007c_c7e8,
    quotation: 0x007f_9ed6,
    open: 0x009e_ce8a,
    question: 0x00e5_c07b,
    problem: 0x00d4_92d8,
};

const LIGHT: Palette = Palette {
    back: 0x00fb_faf7,
    text: 0x0024_262b,
    faint: 0x0063_6873,
    border: 0x00a9_adb6,
    accent: 0x000b_6e8f,
    quotation: 0x003b_5fa8,
    open: 0x002f_7d3b,
    question: 0x008a_5a00,
    problem: 0x008a_2b8f,
};

const HIGH_CONTRAST: Palette = Palette {
    back: 0x0000_0000,
    text: 0x00ff_ffff,
    faint: 0x00e4_e4e4,
    border: 0x00ff_ffff,
    accent: 0x0000_ffff,
    quotation: 0x009e_c5ff,
    open: 0x006a_ff6a,
    question: 0x00ff_ff00,
    problem: 0x00ff_8cff,
};

const COLOUR_BLIND: Palette = Palette {
    back: 0x0012_1417,
    text: 0x00e8_e8e8,
    faint: 0x00a0_a4ac,
    border: 0x0060_6670,
    accent: 0x0056_b4e9,
    quotation: 0x00e6_9f00,
    open: 0x0000_9e73,
    question: 0x00f0_e442,
    problem: 0x00cc_79a7,
};

/// What a colour is for.
#[derive(Clone, Copy)]
enum For {
    Faint,
    Border,
    Accent,
    Quotation,
    Open,
    Question,
    Problem,
}

impl Theme {
    /// The terminal's own colours, or none at all.
    #[must_use]
    pub fn new(colour: bool) -> Self {
        Self::named(if colour { Name::Terminal } else { Name::Mono }, Depth::All)
    }

    /// This theme on a terminal with so many colours.
    #[must_use]
    pub fn named(name: Name, depth: Depth) -> Self {
        let name = match (name, depth) {
            (Name::Mono, _) => Name::Mono,
            (_, Depth::Sixteen) => Name::Terminal,
            (name, _) => name,
        };
        Self {
            name,
            depth,
            ascii: false,
            hidden: false,
        }
    }

    /// The same with borders and marks of plain letters.
    #[must_use]
    pub fn in_ascii(self, ascii: bool) -> Self {
        Self { ascii, ..self }
    }

    /// The same with names and words hidden.
    #[must_use]
    pub fn hiding(self, hidden: bool) -> Self {
        Self { hidden, ..self }
    }

    /// Whether borders and marks are plain letters.
    #[must_use]
    pub fn is_ascii(self) -> bool {
        self.ascii
    }

    /// Whether names and words are hidden.
    #[must_use]
    pub fn is_hiding(self) -> bool {
        self.hidden
    }

    /// Words from the file as they may be shown: with a dot for each letter, and for each figure of a long number,
    /// while they are hidden.
    #[must_use]
    pub fn words(self, text: &str) -> Cow<'_, str> {
        if !self.hidden {
            return Cow::Borrowed(text);
        }
        let long = masked::long_figures(text.chars());
        let dot = |(at, c): (usize, char)| {
            if c.is_alphabetic() || long.contains(&at) {
                '·'
            } else {
                c
            }
        };
        Cow::Owned(text.chars().enumerate().map(dot).collect())
    }

    /// The name of a key as it can be shown: an arrow by its name where signs are plain letters.
    #[must_use]
    pub fn key_name(self, name: String) -> String {
        if !self.ascii || name.is_ascii() {
            return name;
        }
        [("←", "Left"), ("→", "Right"), ("↑", "Up"), ("↓", "Down")]
            .iter()
            .fold(name, |name, (sign, word)| name.replace(sign, word))
    }

    fn palette(self) -> Option<&'static Palette> {
        match self.name {
            Name::Terminal | Name::Mono => None,
            Name::Dark => Some(&DARK),
            Name::Light => Some(&LIGHT),
            Name::HighContrast => Some(&HIGH_CONTRAST),
            Name::ColourBlind => Some(&COLOUR_BLIND),
        }
    }

    fn colour(self, rgb: u32) -> Color {
        let [_, red, green, blue] = rgb.to_be_bytes();
        if self.depth == Depth::All {
            return Color::Rgb(red, green, blue);
        }
        nearest(red, green, blue)
    }

    fn fg(self, what: For) -> Style {
        let Some(palette) = self.palette() else {
            return match (self.name, what) {
                (Name::Mono, For::Faint | For::Border) | (_, For::Faint) => {
                    Style::new().add_modifier(Modifier::DIM)
                }
                (Name::Mono, _) => Style::new(),
                (_, For::Border) => Style::new().fg(Color::DarkGray),
                (_, For::Accent) => Style::new().fg(Color::Cyan),
                (_, For::Quotation) => Style::new().fg(Color::Blue),
                (_, For::Open) => Style::new().fg(Color::Green),
                (_, For::Question) => Style::new().fg(Color::Yellow),
                (_, For::Problem) => Style::new().fg(Color::Magenta),
            };
        };
        Style::new().fg(self.colour(match what {
            For::Faint => palette.faint,
            For::Border => palette.border,
            For::Accent => palette.accent,
            For::Quotation => palette.quotation,
            For::Open => palette.open,
            For::Question => palette.question,
            For::Problem => palette.problem,
        }))
    }

    /// What lies under everything.
    #[must_use]
    pub fn base(self) -> Style {
        match self.palette() {
            Some(palette) => Style::new()
                .fg(self.colour(palette.text))
                .bg(self.colour(palette.back)),
            None => Style::new(),
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
        let text = match (self.palette(), self.name) {
            (Some(palette), _) => Style::new().fg(self.colour(palette.text)),
            (None, Name::Mono) => Style::new(),
            (None, _) => Style::new().fg(Color::Reset),
        };
        text.remove_modifier(Modifier::DIM)
    }

    /// What stands back: days, labels, hints.
    #[must_use]
    pub fn faint(self) -> Style {
        self.fg(For::Faint)
    }

    /// Headings: circles, months, parts of the sidebar.
    #[must_use]
    pub fn heading(self) -> Style {
        self.fg(For::Accent).add_modifier(Modifier::BOLD)
    }

    /// The name of the program, of a pane with the focus.
    #[must_use]
    pub fn title(self) -> Style {
        self.name().add_modifier(Modifier::BOLD)
    }

    /// The border of a pane.
    #[must_use]
    pub fn border(self) -> Style {
        self.fg(For::Border)
    }

    /// The border of the pane with the focus.
    #[must_use]
    pub fn border_focus(self) -> Style {
        self.fg(For::Accent)
    }

    /// The mark beside what is selected.
    #[must_use]
    pub fn cursor(self) -> Style {
        self.fg(For::Accent).add_modifier(Modifier::BOLD)
    }

    /// The row that is selected, in the pane with the focus.
    #[must_use]
    pub fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The bar beside words as they were written.
    #[must_use]
    pub fn quotation(self) -> Style {
        self.fg(For::Quotation)
    }

    /// What was looked for, where it was found.
    #[must_use]
    pub fn found(self) -> Style {
        self.fg(For::Accent)
            .add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// Small bars.
    #[must_use]
    pub fn bars(self) -> Style {
        self.fg(For::Quotation)
    }

    /// What is open between two people, and what was just done.
    #[must_use]
    pub fn open(self) -> Style {
        self.fg(For::Open)
    }

    /// A question that waits for an answer.
    #[must_use]
    pub fn question(self) -> Style {
        self.fg(For::Question)
    }

    /// The answer being looked at.
    #[must_use]
    pub fn chosen(self) -> Style {
        self.question().add_modifier(Modifier::REVERSED)
    }

    /// What cannot be as it stands.
    #[must_use]
    pub fn problem(self) -> Style {
        self.fg(For::Problem).add_modifier(Modifier::BOLD)
    }

    /// A key in a hint.
    #[must_use]
    pub fn key(self) -> Style {
        self.fg(For::Accent)
    }

    /// Words of a sentence that were understood as something.
    #[must_use]
    pub fn understood(self) -> Style {
        self.fg(For::Accent)
    }
}

/// The nearest of the 216 colours and 24 greys that a terminal with 256 colours has after its sixteen.
fn nearest(red: u8, green: u8, blue: u8) -> Color {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step = |of: u8| (0u8..).zip(STEPS).min_by_key(|(_, step)| step.abs_diff(of));
    let away = |one: [u8; 3]| -> u32 {
        let pairs = one.into_iter().zip([red, green, blue]);
        pairs
            .map(|(one, other)| u32::from(one.abs_diff(other)).pow(2))
            .sum()
    };
    let (Some(r), Some(g), Some(b)) = (step(red), step(green), step(blue)) else {
        return Color::Reset;
    };
    let cube = (away([r.1, g.1, b.1]), 16 + 36 * r.0 + 6 * g.0 + b.0);
    let greys = (0u8..24).map(|at| (away([8 + 10 * at; 3]), 232 + at));
    let (_, index) = greys.fold(cube, |best, grey| if grey.0 < best.0 { grey } else { best });
    Color::Indexed(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How far two colours stand apart in lightness, after WCAG 2.2: from 1 to 21.
    fn contrast(one: u32, other: u32) -> f64 {
        let light = |rgb: u32| {
            let part = |value: u8| {
                let value = f64::from(value) / 255.0;
                if value <= 0.04045 {
                    value / 12.92
                } else {
                    libm::pow((value + 0.055) / 1.055, 2.4)
                }
            };
            let [_, red, green, blue] = rgb.to_be_bytes();
            0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
        };
        let (one, other) = (light(one), light(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn everything_that_is_read_stands_out_from_its_background() {
        for (palette, least) in [
            (&DARK, 4.5),
            (&LIGHT, 4.5),
            (&HIGH_CONTRAST, 7.0),
            (&COLOUR_BLIND, 4.5),
        ] {
            for colour in [
                palette.text,
                palette.faint,
                palette.accent,
                palette.quotation,
                palette.open,
                palette.question,
                palette.problem,
            ] {
                let contrast = contrast(colour, palette.back);
                assert!(contrast >= least, "{colour:06x}: {contrast:.1}");
            }
        }
    }

    #[test]
    fn without_colours_none_is_named() {
        let theme = Theme::named(Name::Mono, Depth::All);
        for style in [
            theme.base(),
            theme.heading(),
            theme.border(),
            theme.chosen(),
        ] {
            assert_eq!((style.fg, style.bg), (None, None));
        }
        assert_eq!(nearest(0, 0, 0), Color::Indexed(16));
        assert_eq!(nearest(0x76, 0x76, 0x76), Color::Indexed(243));
    }
}
