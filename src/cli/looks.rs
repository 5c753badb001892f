//! How the screen is to look: what the config wants, as far as the terminal and the environment allow.

use std::env;

use crate::cli::config::read::{Config, Wanted};
use crate::view::theme::{Depth, Name, Theme};

/// The theme for this terminal. `NO_COLOR` goes before everything.
pub fn theme(config: &Config) -> Theme {
    let variable = |name| env::var(name).unwrap_or_default();
    let name = if variable("NO_COLOR").is_empty() {
        named(config.theme, &variable("COLORFGBG"))
    } else {
        Name::Mono
    };
    let depth = depth(&variable("COLORTERM"), &variable("TERM"));
    Theme::named(name, depth).in_ascii(config.ascii)
}

/// Dark or light is taken from what the terminal has said in the environment. Asking it would mean
/// waiting for an answer that some never give, and one that comes late reads like typed keys; where
/// nothing was said its own colours are right on either.
fn named(wanted: Wanted, colours: &str) -> Name {
    match wanted {
        Wanted::Terminal => Name::Terminal,
        Wanted::Named(name) => name,
        Wanted::Auto => match colours
            .rsplit(';')
            .next()
            .and_then(|back| back.parse().ok())
        {
            Some(7 | 9..=15) => Name::Light,
            Some(0..=6 | 8) => Name::Dark,
            Some(16u8..) | None => Name::Terminal,
        },
    }
}

fn depth(colorterm: &str, term: &str) -> Depth {
    if matches!(colorterm, "truecolor" | "24bit") || term.ends_with("-direct") {
        Depth::All
    } else if term.contains("256color") {
        Depth::Many
    } else {
        Depth::Sixteen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_says_how_many_colours_and_whether_it_is_light() {
        for (said, expected) in [
            ("0;15", Name::Light),
            ("15;0", Name::Dark),
            ("15;default;0", Name::Dark),
            ("", Name::Terminal),
            ("x;default", Name::Terminal),
        ] {
            assert_eq!(named(Wanted::Auto, said), expected, "{said}");
        }
        assert_eq!(depth("truecolor", "xterm"), Depth::All);
        assert_eq!(depth("", "screen-256color"), Depth::Many);
        assert_eq!(depth("", "linux"), Depth::Sixteen);
    }
}
