//! From the text of a config to what it sets, line by line.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::app::settings::Settings;
use crate::cli::config::keys;
use crate::cli::config::page::{Page, QUOTED, Trouble};
use crate::cli::config::syntax;
use crate::domain::sentence::reading::NumericOrder;
use crate::domain::sorting;
use crate::domain::text::wrap::fitted;
use crate::view::theme::Name;

/// What a config sets.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// For the screen and for sentences.
    pub settings: Settings,
    /// Which theme.
    pub theme: Wanted,
    /// Whether borders and marks are plain letters.
    pub ascii: bool,
}

/// Reads a whole config. Total: any text sets something, be it the defaults.
#[must_use]
pub fn read(text: &str) -> (Config, Vec<Trouble>) {
    let mut page = Page::new(text);
    let mut config = Config::default();
    let (mended, mistakes) = syntax::mended(text);
    for mistake in &mistakes {
        no_toml(&mut page, mistake.at, &mistake.message);
    }
    // What is left is wrong only beside other lines: a name that is set twice.
    let (root, errors) = DeTable::parse_recoverable(&mended);
    for error in &errors {
        let at = error.span().map_or(0, |span| span.start);
        let line = page.line(at);
        // What follows a mistake on its line follows from it.
        if page.troubles.iter().all(|trouble| trouble.line != line) {
            no_toml(&mut page, at, error.message());
        }
    }
    let broken: Vec<usize> = page.troubles.iter().map(|trouble| trouble.line).collect();
    let mut rows: Vec<_> = root.get_ref().iter().collect();
    sorting::by_key(&mut rows, |(name, _)| name.span().start);
    for (name, value) in rows {
        if !broken.contains(&page.line(name.span().start)) {
            set(&mut page, &mut config, name, value);
        }
    }
    sorting::by_key(&mut page.troubles, |trouble| trouble.line);
    (config, page.troubles)
}

fn no_toml(page: &mut Page<'_>, at: usize, message: &str) {
    let message = format!(
        "“{}” is no TOML: {}",
        fitted(page.line_at(at).trim(), QUOTED),
        message.lines().next().unwrap_or_default()
    );
    page.note(
        at,
        "",
        message,
        "A line is written like: dates = \"day-month\", or: mouse = false",
    );
}

fn set(
    page: &mut Page<'_>,
    config: &mut Config,
    name: &Spanned<std::borrow::Cow<'_, str>>,
    value: &Spanned<DeValue<'_>>,
) {
    match name.get_ref().as_ref() {
        "dates" => choose(page, "dates", value, DATES, &mut config.settings.order),
        "theme" => choose(page, "theme", value, THEMES, &mut config.theme),
        "ascii" => switch(page, "ascii", value, &mut config.ascii),
        "mouse" => switch(page, "mouse", value, &mut config.settings.mouse),
        "keys" => keys::read(page, value, &mut config.settings.keys),
        other => {
            let at = name.span().start;
            let next = format!("The settings are: {}", SETTINGS.join(", "));
            let message = format!("there is no setting called “{}”", fitted(other, QUOTED));
            page.note(at, "", message, next);
        }
    }
}

/// All settings, in the order of the sample.
const SETTINGS: &[&str] = &["dates", "theme", "ascii", "mouse", "keys"];

/// What 3/4 can be set to mean.
pub const DATES: &[(&str, NumericOrder)] = &[
    ("ask", NumericOrder::Ask),
    ("day-month", NumericOrder::DayFirst),
    ("month-day", NumericOrder::MonthFirst),
];

/// Which theme is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// The terminal's own colours.
    #[default]
    Terminal,
    /// Dark or light, as the terminal says of itself.
    Auto,
    /// This one.
    Named(Name),
}

/// What a theme can be called.
pub const THEMES: &[(&str, Wanted)] = &[
    ("terminal", Wanted::Terminal),
    ("auto", Wanted::Auto),
    ("dark", Wanted::Named(Name::Dark)),
    ("light", Wanted::Named(Name::Light)),
    ("high-contrast", Wanted::Named(Name::HighContrast)),
    ("colour-blind", Wanted::Named(Name::ColourBlind)),
    ("mono", Wanted::Named(Name::Mono)),
];

/// Takes yes or no.
fn switch(page: &mut Page<'_>, setting: &str, value: &Spanned<DeValue<'_>>, to: &mut bool) {
    if let Some(said) = value.get_ref().as_bool() {
        *to = said;
        return;
    }
    let message = format!("{setting} = {} is not possible", page.written(value));
    page.note(
        value.span().start,
        setting,
        message,
        "It can be true or false",
    );
}

/// Takes one of `choices`.
fn choose<T: Copy>(
    page: &mut Page<'_>,
    setting: &str,
    value: &Spanned<DeValue<'_>>,
    choices: &[(&str, T)],
    to: &mut T,
) {
    let word = value.get_ref().as_str();
    if let Some((_, chosen)) = choices.iter().find(|(name, _)| word == Some(*name)) {
        *to = *chosen;
        return;
    }
    let names: Vec<String> = choices
        .iter()
        .map(|(name, _)| format!("\"{name}\""))
        .collect();
    let message = format!("{setting} = {} is not possible", page.written(value));
    let next = format!("It can be {}", names.join(", "));
    page.note(value.span().start, setting, message, next);
}
