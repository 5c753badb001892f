//! How it looks and what the mouse does: themes, plain letters, hidden names, clicks.

use betwixt::app::command::Command;
use betwixt::app::context::Context;
use betwixt::app::key::Key;
use betwixt::app::keys::Wish;
use betwixt::app::message::{Message, Pointed};
use betwixt::app::model::Overlay;
use betwixt::app::paging;
use betwixt::app::paper::What;
use betwixt::demo::life;
use betwixt::domain::id::IdSource;
use betwixt::domain::review::card::Card;
use betwixt::store::import::Format;
use betwixt::view::theme::{Depth, Name, Theme};
use ratatui::buffer::Cell;
use ratatui::style::Color;
use unicode_width::UnicodeWidthStr as _;

use crate::session::Session;

/// A sitting in the made-up life.
pub fn in_demo(width: u16, height: u16) -> Session {
    let mut session = Session::sized(width, height);
    let document = life(session.model.today, &mut IdSource::seeded(1));
    let stamp = crate::store::shelf::stamp();
    let mut none = std::iter::empty();
    let store = session.store();
    store
        .import(&document, &mut none, Format::Demo, "a made-up life", stamp)
        .unwrap();
    session.reopen();
    session
}

/// Letters of a screen, one after another.
fn letters(session: &Session, theme: Theme) -> String {
    session
        .drawn(theme)
        .content
        .iter()
        .map(Cell::symbol)
        .collect()
}

#[test]
fn a_theme_changes_colours_and_nothing_else() {
    let session = in_demo(120, 36);
    let plain = letters(&session, Theme::new(false));
    for name in [
        Name::Terminal,
        Name::Dark,
        Name::Light,
        Name::HighContrast,
        Name::ColourBlind,
    ] {
        assert_eq!(
            letters(&session, Theme::named(name, Depth::All)),
            plain,
            "{name:?}"
        );
    }
    // The cell behind a wide letter is hidden by it.
    let colours = |name, depth| {
        let drawn = session.drawn(Theme::named(name, depth));
        let cells = drawn.content.iter().zip(drawn.content.iter().skip(1));
        cells
            .filter(|(before, _)| before.symbol().width() < 2)
            .map(|(_, cell)| (cell.fg, cell.bg))
            .collect::<Vec<_>>()
    };
    assert!(
        colours(Name::Mono, Depth::All)
            .iter()
            .all(|pair| *pair == (Color::Reset, Color::Reset))
    );
    assert!(
        colours(Name::Light, Depth::All)
            .iter()
            .all(|(_, back)| matches!(back, Color::Rgb(..)))
    );
    assert!(
        colours(Name::Light, Depth::Many)
            .iter()
            .all(|(_, back)| matches!(back, Color::Indexed(_)))
    );
    let own = colours(Name::Terminal, Depth::Sixteen);
    assert_eq!(colours(Name::Light, Depth::Sixteen), own);
}

#[test]
fn plain_letters_are_enough_for_everything_that_the_program_says_itself() {
    let mut session = Session::sized(120, 36);
    session.add("Ana");
    session.log(
        "yesterday: called Ana, half an hour. She told me of the boat. promise: read it by friday",
    );
    for keys in ["2", "?", "Esc M", "Esc Q", "Esc 1 a", "Esc c"] {
        session.press(keys);
        let shown = letters(&session, Theme::new(true).in_ascii(true));
        let other: String = shown.chars().filter(|c| !c.is_ascii()).collect();
        assert_eq!(other, "", "{keys}");
    }
}

#[test]
fn hidden_names_and_words_are_nowhere_and_the_same_key_brings_them_back() {
    let mut session = in_demo(140, 40);
    let names: Vec<String> = session
        .model
        .people
        .all
        .iter()
        .flat_map(|person| {
            person
                .name
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .filter(|part| part.chars().count() > 3)
        .collect();
    assert!(names.len() > 20);
    let before = session.screen();
    session.press("H");
    let seen = |session: &Session| {
        let screen = session.screen();
        let seen: Vec<&String> = names
            .iter()
            .filter(|name| screen.contains(name.as_str()))
            .collect();
        assert!(seen.is_empty(), "{seen:?} in {screen}");
    };
    for keys in [
        "1",
        "j",
        "2",
        "j j",
        "3",
        "j",
        "Enter",
        "Esc 1 Q",
        "z",
        "Esc M",
        "Esc c",
        "Esc e Tab Tab",
        "Esc p",
        "Esc m",
        "Esc u",
    ] {
        session.press(keys);
        seen(&session);
    }
    session.press("Esc Esc F");
    session.write("lunch");
    seen(&session);
    assert!(session.shows("F lunch"), "what is typed stays");
    session.press("Esc a");
    session.write("coffee with");
    seen(&session);
    assert!(session.shows("coffee with"));
    session.press("Esc Esc");
    // It outlives a reading anew.
    session.send(Message::FileChanged);
    seen(&session);
    let mut again = in_demo(140, 40);
    again.press("H H");
    assert_eq!(again.screen(), before);
}

/// Where `text` stands on the screen, from the column `from` on.
fn place(session: &Session, text: &str) -> (u16, u16) {
    let screen = session.screen();
    let (row, line) = screen
        .lines()
        .enumerate()
        .skip(1)
        .find(|(_, line)| line.contains(text))
        .unwrap();
    let column = line.split(text).next().unwrap().chars().count();
    (u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
}

fn click(session: &mut Session, (column, row): (u16, u16), twice: bool) {
    session.send(Message::Click(Pointed { column, row, twice }));
}

#[test]
fn a_click_selects_what_lies_under_it_a_second_opens_it_and_the_wheel_moves_what_it_is_over() {
    let mut session = in_demo(120, 36);
    let other = session.model.people.all.iter().find(|person| {
        Some(person.id) != session.model.shown.as_ref().map(|shown| shown.person)
            && person.stands_in_list()
            && session.screen().contains(&person.name)
    });
    let (id, name) = other
        .map(|person| (person.id, person.name.clone()))
        .unwrap();
    let at = place(&session, &name);
    click(&mut session, at, false);
    assert_eq!(
        session.model.shown.as_ref().map(|shown| shown.person),
        Some(id)
    );
    click(&mut session, at, true);
    assert_eq!(session.model.focus, betwixt::app::layout::Pane::Timeline);
    // The wheel over the people moves there, and the keys stay where they were.
    let over = Pointed {
        column: at.0,
        row: at.1,
        twice: false,
    };
    session.send(Message::Wheel {
        at: over,
        down: true,
    });
    assert_ne!(
        session.model.shown.as_ref().map(|shown| shown.person),
        Some(id)
    );
    assert_eq!(session.model.focus, betwixt::app::layout::Pane::Timeline);
    // An entry of the timeline opens in its form.
    let line = session
        .model
        .timeline
        .lines
        .iter()
        .position(|line| line.entry == Some(1))
        .unwrap();
    let area = session.model.layout().timeline.unwrap();
    let above = betwixt::app::selection::above(&session.model, area);
    let row = area.y + 1 + u16::try_from(above + line).unwrap();
    click(&mut session, (area.x + 5, row), false);
    assert_eq!(session.model.timeline.selected, 1);
    click(&mut session, (area.x + 5, row), true);
    assert!(session.model.overlay.is_some());
    // Nothing happens beside, above and below everything, or under a box.
    for at in [(0, 0), (500, 500), (area.x, area.y)] {
        click(&mut session, at, true);
    }
    assert!(matches!(
        session.model.overlay,
        Some(Overlay::Form(_) | Overlay::CheckIn(_))
    ));
}

#[test]
fn a_click_points_at_the_rows_of_the_tray_of_cards_and_of_pages() {
    let mut session = in_demo(120, 36);
    session.press("T");
    let tray = |session: &Session| session.model.tray.as_ref().unwrap().selected;
    let rows = session.model.tray.as_ref().unwrap().rows();
    let (last, summary) = (
        rows.len() - 1,
        rows.last().unwrap().candidate.summary.clone(),
    );
    assert!(last > 0);
    let at = place(&session, &summary[..summary.len().min(20)]);
    click(&mut session, at, false);
    assert_eq!(tray(&session), last);
    click(&mut session, (at.0, 33), false);
    assert_eq!(tray(&session), last, "nothing lies there");
    click(&mut session, at, true);
    assert!(matches!(session.model.overlay, Some(Overlay::Entry(_))));
    session.press("C-c C-c Esc r Enter");
    // Each row of a card that has several, and nothing between them.
    for count in 0..2 {
        let review = session.model.review.as_ref().unwrap();
        let names: Vec<String> = match review.card() {
            Some(Card::Words(rows)) => rows.iter().map(|row| row.promise.text.clone()).collect(),
            Some(Card::Days(rows)) => rows.iter().map(|row| row.of.name.clone()).collect(),
            _ => panic!("{}", session.screen()),
        };
        assert!(names.len() > 1);
        for (row, name) in names.iter().enumerate().rev() {
            let begin: String = name.chars().take(12).collect();
            let at = place(&session, &begin);
            click(&mut session, at, false);
            assert_eq!(
                session.model.review.as_ref().unwrap().row,
                row,
                "{name} of {count}"
            );
        }
        click(&mut session, (40, 2), false);
        assert_eq!(session.model.review.as_ref().unwrap().row, 0);
        session.press("Space");
    }
    session.press("Esc 1 g M Enter");
    let given = |session: &Session| match &session.model.paper.as_ref().unwrap().what {
        What::WhatIf(of, _) => (of.selected, of.roles[of.selected]),
        _ => panic!("{}", session.screen()),
    };
    let (first, before) = given(&session);
    let people = match &session.model.paper.as_ref().unwrap().what {
        What::WhatIf(of, _) => of
            .people
            .iter()
            .map(|one| one.name.clone())
            .collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    let at = place(&session, &people[2]);
    click(&mut session, at, false);
    assert_eq!((first, given(&session)), (0, (2, before)));
    click(&mut session, at, true);
    assert!(given(&session).0 == 2 && given(&session).1 != before);
    session.press("Esc Esc 3 Enter");
    let paper = |session: &Session| session.model.paper.as_ref().map(|paper| paper.selected);
    let lines = paging::lines(session.model.paper.as_ref().unwrap(), &session.model);
    let stop = paging::links(&lines)[1];
    let at = (20, u16::try_from(stop + 2).unwrap());
    click(&mut session, at, false);
    assert_eq!(paper(&session), Some(1));
    // What is told of it lies above: no click goes through.
    session.press("?");
    click(&mut session, (20, 3), true);
    session.press("Esc");
    assert_eq!(paper(&session), Some(1));
    click(&mut session, at, true);
    assert_eq!(paper(&session), None);
    assert_eq!(session.model.focus, betwixt::app::layout::Pane::Timeline);
}

#[test]
fn a_click_chooses_in_every_list_and_below_the_first_line_of_a_measure() {
    let mut session = in_demo(120, 36);
    let twice = |session: &mut Session, text: &str| {
        let at = place(session, text);
        click(session, at, false);
        click(session, at, true);
    };
    session.press(":");
    session.write("quiet");
    twice(&mut session, "who has gone quiet, and why");
    assert!(session.model.quiet.is_some(), "{}", session.screen());
    session.press("Esc s");
    twice(&mut session, "resting: quiet is fine");
    assert!(session.shows("is resting"), "{}", session.screen());
    session.press("u O");
    twice(&mut session, "friends · every");
    assert!(session.shows("Usual gap"), "{}", session.screen());
    session.press("Esc Esc P");
    twice(&mut session, "Henrik Dahl");
    assert!(session.shows("Henrik Dahl"), "{}", session.screen());
    assert!(matches!(session.model.overlay, Some(Overlay::Pick(_))));
    session.press("Esc Esc");
    let at = place(&session, "you two usually");
    click(&mut session, at, false);
    assert_eq!(session.model.focus, betwixt::app::layout::Pane::Sidebar);
    click(&mut session, at, true);
    assert!(session.model.paper.is_some(), "{}", session.screen());
    // A long list scrolls under the mouse with the first click; the second means the same row.
    session.press("Esc 1 : PgDn");
    for _ in 0..25 {
        session.press("Down");
    }
    let palette = |session: &Session| match &session.model.overlay {
        Some(Overlay::Palette(palette)) => palette.selected,
        _ => panic!("{}", session.screen()),
    };
    let screen = session.screen();
    let row = screen.lines().position(|line| line.contains(": ")).unwrap();
    let at = (40, u16::try_from(row + 3).unwrap());
    click(&mut session, at, false);
    let chosen = palette(&session);
    assert!(chosen < 25 && chosen > 0);
}

#[test]
fn a_number_to_call_and_a_whole_date_are_hidden_with_the_names() {
    let mut session = in_demo(140, 40);
    assert!(session.shows("+44 1632 960117"), "{}", session.screen());
    session.press("H");
    assert!(
        !session.shows("960117") && !session.shows("1632"),
        "{}",
        session.screen()
    );
    session.press("e");
    assert_eq!(session.model.context(), Context::Form);
    assert!(!session.shows("1984-03-09"), "{}", session.screen());
}

#[test]
fn numbers_in_words_and_of_houses_are_hidden_with_the_names_and_years_and_counts_are_not() {
    let mut session = in_demo(140, 40);
    session.log("yesterday: met Ana, pin 4471, boat of 2019, ring +44 (0)1632 960117 or 963 012.");
    assert!(session.shows("4471"), "{}", session.screen());
    assert!(session.shows("Jevremova 12"), "{}", session.screen());
    session.press("H");
    let hidden = |session: &Session, shown: &[&str]| {
        let screen = session.screen();
        for number in ["4471", "1632", "960117", "963", "012", "44 (", "(0)"] {
            assert!(!screen.contains(number), "{number} in {screen}");
        }
        for number in shown {
            assert!(screen.contains(number), "{number} in {screen}");
        }
    };
    hidden(&session, &["2019", "16:30"]);
    let house = |session: &Session| session.shows("········· 12");
    assert!(!house(&session), "{}", session.screen());
    session.press("i");
    assert!(!house(&session), "{}", session.screen());
    session.press("Esc y");
    assert!(!house(&session), "{}", session.screen());
    session.press("Esc e");
    session.press(&"Tab ".repeat(12));
    assert!(!house(&session), "{}", session.screen());
    session.press("Esc F");
    session.write("pin");
    hidden(&session, &["2019"]);
}

#[test]
fn in_plain_letters_an_arrow_is_called_by_its_name() {
    let mut session = in_demo(120, 36);
    session.press("a");
    session.write("tea with Ana");
    let shown = letters(&session, Theme::new(true).in_ascii(true));
    assert!(shown.contains("Down overrule"), "{shown}");
}

#[test]
fn a_click_below_the_list_selects_nobody() {
    let mut session = in_demo(120, 36);
    let before = session.model.shown.as_ref().map(|shown| shown.person);
    let at = place(&session, "C connections");
    click(&mut session, at, false);
    assert_eq!(
        session.model.shown.as_ref().map(|shown| shown.person),
        before
    );
}

#[test]
fn sentences_name_the_keys_that_the_user_chose() {
    let mut session = in_demo(120, 36);
    let wish = |command, key| Wish {
        context: None,
        command,
        keys: vec![Key::char(key)],
        line: 1,
    };
    session.model.settings.keys.change(&[
        wish(Command::Filter, 'ö'),
        wish(Command::Connections, 'X'),
        wish(Command::Undo, 'U'),
    ]);
    assert!(session.shows("ö to filter"), "{}", session.screen());
    assert!(session.shows("X connections"), "{}", session.screen());
    session.press("d");
    assert!(session.shows("U brings it back"), "{}", session.screen());
}

#[test]
fn of_a_notice_with_a_very_long_name_the_key_that_undoes_stays() {
    let mut session = Session::sized(80, 24);
    session.add(&"Long Name ".repeat(20));
    assert!(session.shows("added Long Name"), "{}", session.screen());
    assert!(session.shows("… · u undoes it"), "{}", session.screen());
}

#[test]
fn a_name_of_two_hundred_letters_leaves_room_for_what_is_said() {
    let long = "Abcdefgh ".repeat(22) + "Zz";
    for width in [80, 120] {
        let mut session = Session::sized(width, 30);
        session.add(&long);
        session.log("yesterday: a walk, and we spoke of boats");
        for key in ["i", "S"] {
            session.press(key);
            assert!(session.shows("Zz"), "{key}: {}", session.screen());
            session.press("Esc");
        }
        session.press("1 d");
        assert!(
            session.shows("… is in the trash · u brings it back"),
            "{}",
            session.screen()
        );
    }
}

#[test]
fn what_an_empty_pane_says_is_never_cut_off() {
    let mut session = Session::sized(80, 24);
    session.add("Ana");
    session.press("C");
    let screen = session.screen();
    let shown = |text: &str| screen.lines().any(|line| line.starts_with(text));
    assert!(shown("│ Nobody is in a circle "), "{screen}");
    assert!(shown("│ yet."), "{screen}");
}
