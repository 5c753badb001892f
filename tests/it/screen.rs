//! What is drawn, at every size, with names and words that strain it.

use betwixt::view::screen::draw;
use betwixt::view::theme::Theme;

use crate::session::Session;

const LONG: &str = "Maria-Magdalena von und zu der Oberen Niederburg-Unterhausen, geborene Freiin von Hohenstein-Wallburg \
                    zu Altenkirchen an der Lahn, verwitwete Gräfin von Klein-Gross-Lüderitz und Umgebung, die Dritte";

/// A sitting with names in several scripts, long words and hostile text.
fn strained(width: u16, height: u16) -> Session {
    let mut session = Session::sized(width, height);
    for name in [
        "Élodie Roux",
        "王小明",
        "محمد النجار",
        "👩‍👩‍👧",
        LONG,
        "Nul\u{202e}l\u{1b}[2J",
    ] {
        session.add(name);
    }
    session.log("2026-09-12: lunch with Élodie and 王小明, 2h. 王小明王小明王小明王小明 averyveryverylongwordwithoutanybreakinitatallnotone #boat");
    session.log("yesterday: called Élodie, half an hour\u{7}");
    session
}

#[test]
fn the_main_screen_looks_as_agreed() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        let mut session = strained(width, height);
        session.press("1 g");
        insta::assert_snapshot!(format!("main_{width}x{height}"), session.screen());
    }
}

#[test]
fn quick_entry_looks_as_agreed() {
    let mut session = strained(120, 36);
    session.press("a");
    session.write("yesterday: walked 2h with élodie and @\"Zoë Park\" #boat");
    insta::assert_snapshot!("entry_120x36", session.screen());
}

#[test]
fn finding_looks_as_agreed() {
    for (width, height) in [(80, 24), (120, 36)] {
        let mut session = strained(width, height);
        session.press("F");
        session.write("lunch élod");
        insta::assert_snapshot!(format!("find_{width}x{height}"), session.screen());
    }
}

#[test]
fn an_empty_file_teaches_the_next_key() {
    insta::assert_snapshot!("empty_80x24", Session::sized(80, 24).screen());
}

#[test]
fn help_lists_every_key_that_works_here() {
    let mut session = Session::new();
    session.press("?");
    insta::assert_snapshot!("help_120x36", session.screen());
}

#[test]
fn the_review_looks_as_agreed() {
    for (width, height) in [(80, 24), (120, 36)] {
        let mut session = strained(width, height);
        for name in ["Élodie", "王小明"] {
            session.log(&format!(
                "2026-10-02: tea with {name} promise: read the letter about the house by the lake by 2026-11-20"
            ));
        }
        session.press("r Enter");
        insta::assert_snapshot!(format!("review_words_{width}x{height}"), session.screen());
    }
}

#[test]
fn a_screen_that_is_too_small_says_what_it_needs() {
    let session = Session::sized(59, 20);
    assert!(session.shows("betwixt needs 60 columns and 16 rows"));
}

#[test]
fn a_terminal_that_has_just_shrunk_is_no_fault() {
    let session = strained(120, 36);
    let mut terminal = ratatui::Terminal::new(ratatui::backend::TestBackend::new(70, 20)).unwrap();
    terminal
        .draw(|frame| draw(&session.model, Theme::new(true), frame))
        .unwrap();
}
