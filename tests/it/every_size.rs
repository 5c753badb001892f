//! Every place that keys are pressed in, at every size: nothing breaks, and nothing hostile reaches
//! the terminal. All 20,331 sizes up to 250 by 80 are drawn by
//! `BETWIXT_EVERY_SIZE=1 cargo test --config profile.dev.opt-level=2 --test it -- every_size`, which takes a quarter of an
//! hour.

use betwixt::app::context::Context;
use betwixt::app::message::Message;
use betwixt::view::theme::Theme;

use crate::looks::in_demo;
use crate::session::Session;

const LONG: &str = "Maria-Magdalena von und zu der Oberen Niederburg-Unterhausen, geborene Freiin von Hohenstein-Wallburg \
                    zu Altenkirchen an der Lahn, verwitwete Gräfin von Klein-Gross-Lüderitz und Umgebung, die Dritte";

/// Keys from where the last ones led, what is typed then, and where that is.
const PLACES: &[(&str, &str, Context)] = &[
    ("u", "", Context::Confirm),
    ("Esc 1 G", "", Context::People),
    ("C", "", Context::People),
    ("C 2 G", "", Context::Timeline),
    ("3 j", "", Context::Sidebar),
    ("Enter", "", Context::Evidence),
    ("Esc S G", "", Context::StoryPage),
    ("S", "", Context::Pick),
    ("G Enter", LONG, Context::NewFile),
    ("Esc Esc B", "", Context::Paper),
    ("Esc i G", "", Context::Whole),
    ("Esc 1 K", "", Context::Shelf),
    ("Esc &", "", Context::Shelf),
    ("n", LONG, Context::Form),
    ("C-c C-c Esc O", "", Context::Circles),
    ("Esc T", "", Context::Tray),
    ("Esc P", "", Context::Gather),
    ("/", "zed", Context::Filter),
    ("Esc Esc Q z", "", Context::Quiet),
    ("/", "王 #bo", Context::Filter),
    ("Esc Esc M", "", Context::Mirror),
    ("Enter", "", Context::WhatIf),
    ("Esc Esc F", "lu", Context::Find),
    ("Esc ?", "", Context::Help),
    ("Esc r", "", Context::Yesterday),
    ("Enter", "", Context::ReviewWords),
    ("3", "fri", Context::NewDay),
    ("Esc Space", "", Context::Review),
    ("Space", "", Context::ReviewPerson),
    (
        "Esc 1 g a",
        "saw \u{202e}l\u{7} and 王小明王小明 #boat",
        Context::Entry,
    ),
    ("Down", "", Context::Facts),
    ("Esc C-c C-c a", "coffee with Zed", Context::Entry),
    ("Tab", "", Context::Question),
    ("Esc C-c C-c a", "met @A", Context::Completing),
    ("C-c C-c A", LONG, Context::NewPerson),
    ("Esc :", "q", Context::Palette),
    ("Esc s", "", Context::Pick),
    ("Esc m", "", Context::Pick),
    ("Esc w", "", Context::Pick),
    ("Esc c", "", Context::CheckIn),
    ("\"", LONG, Context::CheckInWords),
    ("Esc C-c p", LONG, Context::Form),
    ("C-c C-c t", "the \u{202e}boat", Context::Form),
    ("C-c C-c e", LONG, Context::Form),
    ("C-c C-c 2 g e", "", Context::Form),
    ("Tab Tab Tab Tab Tab", ", Zed", Context::FormCompleting),
    ("C-c C-c 1 /", "l", Context::Filter),
    ("Esc 2 /", "kind:met 2024 王", Context::Filter),
    ("Esc J", "last \u{1b}", Context::Day),
    ("Esc 1 H", "", Context::People),
];

fn every_one() -> bool {
    std::env::var_os("BETWIXT_EVERY_SIZE").is_some()
}

/// All sizes, or those at the borders where the layout folds and some between; of these each place is
/// drawn at every fifth, and the next place at the next ones.
fn sizes(turn: usize) -> Vec<(u16, u16)> {
    let (widths, heights, step): (Vec<u16>, Vec<u16>, usize) = if every_one() {
        ((0..=250).collect(), (0..=80).collect(), 1)
    } else {
        let folds = [59, 60, 61, 79, 80, 99, 100, 101, 139, 200, 250];
        let small = (0..=3).chain((5..=30).step_by(5));
        let heights = vec![0, 1, 2, 3, 7, 15, 16, 17, 24, 37, 80];
        (small.chain(folds).collect(), heights, 5)
    };
    let all = widths
        .iter()
        .flat_map(|width| heights.iter().map(|height| (*width, *height)));
    all.skip(turn % step).step_by(step).collect()
}

fn strained() -> Session {
    let mut session = in_demo(120, 36);
    for name in ["👩‍👩‍👧", LONG, "Nul\u{202e}l\u{1b}[2J", "Zed One", "Zed Two"] {
        session.add(name);
    }
    session.log("2026-09-12: lunch with Zed One, 2h. 王小明王小明王小明王小明 averyveryverylongwordwithoutanybreakinitatallnotone #boat");
    // What was done so far is of another sitting.
    session.reopen();
    session
}

#[test]
fn every_place_can_be_drawn_at_every_size_and_shows_nothing_hostile() {
    let missing: Vec<_> = Context::ALL
        .iter()
        .filter(|context| !matches!(context, Context::Anywhere | Context::Text))
        .filter(|context| PLACES.iter().all(|(_, _, place)| place != *context))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    let mut session = strained();
    let themes = [Theme::new(true), Theme::new(true).in_ascii(true)];
    let hostile = |symbol: &str| symbol.contains(['\u{1b}', '\u{202e}', '\u{7}']);
    for (turn, (keys, text, place)) in PLACES.iter().enumerate() {
        session.press(keys);
        session.write(text);
        assert_eq!(
            session.model.context(),
            *place,
            "{keys}\n{}",
            session.screen()
        );
        // A small screen has no room for every pane: the keys go on where they went.
        let focus = session.model.focus;
        for ((width, height), theme) in sizes(turn).into_iter().zip(themes.into_iter().cycle()) {
            session.model.focus = focus;
            session.send(Message::Resize { width, height });
            let drawn = session.drawn(theme);
            let seen = drawn.content.iter().find(|cell| hostile(cell.symbol()));
            assert!(seen.is_none(), "{keys} at {width}x{height}: {seen:?}");
        }
        let (width, height) = (120, 36);
        session.model.focus = focus;
        session.send(Message::Resize { width, height });
        assert!(!session.left, "{keys}");
    }
}
