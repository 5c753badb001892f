//! A long timeline: it is read in stretches, and the cursor stays where it is.

use std::collections::HashSet;

use betwixt::app::context::Context;
use betwixt::app::effect::{Effect, Question};
use betwixt::app::key::Key;
use betwixt::app::message::Message;
use betwixt::app::selection;
use betwixt::app::timeline_entry::{Entry, Key as Which};
use betwixt::app::update::update;
use betwixt::domain::id::Id;
use betwixt::domain::item::Item;
use serde_json::json;

use crate::session::Session;
use crate::store::shelf::{bring_in, stamp};

/// Ana, with whom there were five hundred days in a row until yesterday, and Jo, who was there on
/// every tenth of them.
pub fn long() -> Session {
    of_days(500)
}

fn of_days(days: i64) -> Session {
    let mut session = Session::new();
    let last: chrono::NaiveDate = "2026-11-21".parse().unwrap();
    let rows: Vec<_> = (0..days)
        .map(|number: i64| {
            let there = if number % 10 == 0 { vec!["1", "2"] } else { vec!["1"] };
            let people: Vec<_> = there.iter().map(|id| json!({"id": id, "two_way": true})).collect();
            json!({
                "id": (1_000 - number).to_string(),
                "day": last - chrono::TimeDelta::days(number),
                "kind": if number % 3 == 0 { "call" } else { "met" },
                "tags": if number % 100 == 99 { vec!["boat"] } else { vec![] },
                "people": people,
                "words": format!("number {number}{}", if number == 333 { " with the blue heron" } else { "" }),
            })
        })
        .collect();
    bring_in(
        session.store(),
        json!({
            "people": [{"id": "1", "name": "Ana"}, {"id": "2", "name": "Jo"}],
            "interactions": rows,
        }),
    );
    session.reopen();
    session
}

/// The ids on the timeline, as far as it has been read.
pub fn ids(session: &Session) -> Vec<i64> {
    let entries = session.model.timeline.entries.iter();
    entries
        .filter_map(|entry| match entry.key() {
            Which::Interaction(id) => Some(id),
            _ => None,
        })
        .collect()
}

/// The interaction under the cursor, and the row of the screen where it stands.
pub fn under_cursor(session: &Session) -> (i64, usize) {
    let timeline = &session.model.timeline;
    let id = match &timeline.entries[timeline.selected] {
        Entry::Interaction(row) => row.interaction.id.number(),
        _ => 0,
    };
    let line = timeline
        .lines
        .iter()
        .position(|line| line.entry == Some(timeline.selected));
    (id, line.unwrap() - timeline.top)
}

#[test]
fn it_is_read_to_its_end_without_gap_or_double() {
    let mut session = long();
    session.press("2");
    assert!(ids(&session).len() < 60, "no more than a screen or two");
    let mut seen: HashSet<(i64, usize)> = HashSet::new();
    for _ in 0..120 {
        session.press("PgDn");
        seen.extend(in_sight(&session));
    }
    let expected: Vec<i64> = (501..=1_000).rev().collect();
    assert_eq!(ids(&session), expected);
    assert_eq!(under_cursor(&session).0, 501);
    let seen: HashSet<i64> = seen.into_iter().map(|(id, _)| id).collect();
    assert_eq!(seen.len(), expected.len(), "a page shows what comes next");
}

/// The interactions whose first line is in sight, with the row of the pane.
fn in_sight(session: &Session) -> Vec<(i64, usize)> {
    let timeline = &session.model.timeline;
    let rows = selection::timeline_rows(&session.model);
    let lines = timeline.lines.iter().skip(timeline.top).take(rows);
    lines
        .enumerate()
        .filter_map(|(row, line)| match &timeline.entries[line.entry?] {
            Entry::Interaction(of) => Some((of.interaction.id.number(), row)),
            _ => None,
        })
        .collect()
}

#[test]
fn what_is_longer_than_the_screen_is_read_to_its_end() {
    let mut session = Session::sized(80, 24);
    session.add("Ana");
    let told: Vec<String> = (1..=200).map(|number| format!("word{number}")).collect();
    session.log("2 days ago: the day before with Ana");
    session.log(&format!("yesterday: {} with Ana", told.join(" ")));
    session.press("2 g");
    assert!(
        session.shows("word1 ") && !session.shows("word200"),
        "{}",
        session.screen()
    );
    let down = (0..40).find(|_| {
        session.press("j");
        session.shows("word200")
    });
    assert!(down.is_some(), "{}", session.screen());
    session.press("j");
    assert!(session.shows("the day before"), "{}", session.screen());
    session.press("g");
    assert!(session.shows("word1 "), "{}", session.screen());
}

#[test]
fn the_cursor_stays_on_its_row_when_the_file_changes() {
    let mut session = long();
    session.press("2");
    for _ in 0..40 {
        session.press("j");
    }
    let before = under_cursor(&session);
    for id in [1_000, 998, 950] {
        session
            .store()
            .trash(Item::Interaction(Id::from_number(id)), stamp())
            .unwrap();
    }
    session.send(Message::FileChanged);
    assert_eq!(under_cursor(&session), before);
    assert!(!ids(&session).contains(&998));
    session.store().undo().unwrap();
    session.send(Message::FileChanged);
    assert_eq!(under_cursor(&session), before);
    assert!(ids(&session).contains(&950));
    session
        .store()
        .trash(Item::Interaction(Id::from_number(before.0)), stamp())
        .unwrap();
    session.send(Message::FileChanged);
    assert!(session.model.timeline.selected < session.model.timeline.entries.len());
}

/// The effects of a key, not carried out.
fn pressed(session: &mut Session, key: char) -> Vec<Effect> {
    update(&mut session.model, Message::Key(Key::char(key)))
}

#[test]
fn rows_that_do_not_go_on_where_it_ends_are_not_taken_in() {
    let mut session = long();
    session.press("2");
    let page = ids(&session).len();
    for _ in 1..page / 2 {
        session.press("j");
    }
    let asked: Vec<Question> = pressed(&mut session, 'j')
        .into_iter()
        .filter_map(|effect| match effect {
            Effect::Ask(question @ Question::Older(_)) => Some(question),
            _ => None,
        })
        .collect();
    let [question] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    assert!(pressed(&mut session, 'j').is_empty(), "it is asked once");
    let late = session.answer(question.clone());
    // Meanwhile rows went, and the page was read anew: it ends elsewhere now.
    session
        .store()
        .trash(Item::Interaction(Id::from_number(990)), stamp())
        .unwrap();
    session.send(Message::FileChanged);
    let read = ids(&session).len();
    session.send(late);
    let all = ids(&session);
    assert!(all.len() == read || all.len() == 2 * page, "{}", all.len());
    let mut apart = all.clone();
    apart.dedup();
    assert_eq!(all, apart);
    let expected: Vec<i64> = (501..=1_000).rev().filter(|id| *id != 990).collect();
    assert_eq!(all, expected[..all.len()]);
}

#[test]
fn a_question_that_failed_is_asked_again() {
    let mut session = long();
    session.press("2");
    let page = ids(&session).len();
    for _ in 1..page / 2 {
        session.press("j");
    }
    let first = pressed(&mut session, 'j');
    assert_eq!(first.len(), 1);
    assert!(pressed(&mut session, 'j').is_empty());
    session.send(Message::Failed(betwixt::app::message::Failure {
        message: "The disk was away".to_owned(),
        next: "Try again".to_owned(),
        of_saving: false,
    }));
    assert_eq!(pressed(&mut session, 'j'), first);
}

#[test]
fn what_was_found_far_back_is_gone_to_and_read_on_from_both_ways() {
    let mut session = long();
    session.press("j 2 F");
    assert!(
        session.shows("with:ana with:jo is with both"),
        "{}",
        session.screen()
    );
    session.write("heron");
    assert!(
        session.shows("Tue 23 Dec 2025  call · Ana"),
        "{}",
        session.screen()
    );
    assert!(session.shows("number 333 with the blue heron"));
    session.press("Esc");
    assert!(session.shows("╭ Jo ─"), "back where one was");
    session.press("F Enter");
    assert!(session.shows("╭ Ana ─"), "{}", session.screen());
    assert!(
        session.shows("┃ number 333 with the blue heron"),
        "{}",
        session.screen()
    );
    assert_eq!(under_cursor(&session).0, 1_000 - 333);
    assert!(
        ids(&session).len() < 200,
        "only the stretch around it is read"
    );
    let before = under_cursor(&session);
    session.send(Message::FileChanged);
    assert_eq!(under_cursor(&session), before);
    session.press("k");
    assert_eq!(under_cursor(&session).0, 1_000 - 332);
    for _ in 0..60 {
        session.press("PgUp");
    }
    assert_eq!(under_cursor(&session).0, 1_000);
    for _ in 0..70 {
        session.press("PgDn");
    }
    let expected: Vec<i64> = (501..=1_000).rev().collect();
    assert_eq!(ids(&session), expected);
}

#[test]
fn finding_answers_as_one_types_and_says_what_it_did_not_understand() {
    let mut session = long();
    session.press("F");
    session.write("number 1");
    let found = |session: &Session| session.model.find.as_ref().unwrap().rows.len();
    let (width, height) = (session.model.width, session.model.height);
    let first = found(&session);
    assert!(
        first * 2 > usize::from(height),
        "the screen is full: {first}"
    );
    session.send(Message::Resize { width, height: 90 });
    assert!(found(&session) * 2 > 90, "and so is a taller one");
    session.send(Message::Resize { width, height });
    for _ in 0..40 {
        session.press("PgDn");
    }
    assert_eq!(found(&session), 111, "1, 10 to 19, 100 to 199");
    session.press("C-u");
    session.write("number 1");
    assert_eq!(found(&session), first);
    session.press("Down Down");
    session.press("C-u");
    session.write("with:jo #boat");
    let rows = &session.model.find.as_ref().unwrap().rows;
    assert_eq!(
        rows.len(),
        0,
        "tags stand on the ninety-ninth, Jo came on every tenth"
    );
    assert!(session.shows("Nothing that was written down says this."));
    session.press("C-u");
    session.write("with:joe");
    assert!(
        session.shows("Nobody is called joe"),
        "{}",
        session.screen()
    );
    session.press("C-u");
    session.write("kind:call with:jo number");
    assert!(session.shows("call · Ana, Jo"), "{}", session.screen());
    session.press("C-u");
    session.write("\" ' * OR NEAR( 🎂");
    assert!(session.shows("Nothing that was written down says this."));
    session.press("C-u");
    session.write("jo");
    assert!(session.shows("▌ person · Jo"), "{}", session.screen());
    session.press("Enter");
    assert!(session.shows("╭ Jo ─"));
    session.press("F");
    session.write("boat");
    assert_eq!(
        session.model.find.as_ref().unwrap().field.text(),
        "boat",
        "typing begins anew"
    );
    for _ in 0..10 {
        session.press("Down");
    }
    assert_eq!(session.model.find.as_ref().unwrap().selected, 4);
}

#[test]
fn a_timeline_is_filtered_by_kind_tag_year_words_and_company() {
    let mut session = long();
    session.press("2 /");
    assert!(
        session.shows("words  kind:call  #boat  2024  with:jo  at:home"),
        "{}",
        session.screen()
    );
    for typed in [
        "kind:call with:jo",
        "#boat",
        "#boat kind:met",
        "2025-10",
        "with:jo number 33",
    ] {
        session.write(typed);
        session.press("Enter");
        let wanted: Vec<i64> = (501..=1_000)
            .rev()
            .filter(|id| {
                let number = 1_000 - id;
                let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
                    - chrono::TimeDelta::days(number);
                match typed {
                    "kind:call with:jo" => number % 30 == 0,
                    "#boat" => number % 100 == 99,
                    "#boat kind:met" => number % 100 == 99 && number % 3 != 0,
                    "2025-10" => day.to_string().starts_with("2025-10"),
                    _ => number % 10 == 0 && number.to_string().starts_with("33"),
                }
            })
            .collect();
        assert_eq!(ids(&session), wanted, "{typed}");
        assert!(session.shows(&format!("/ {typed}")));
        session.send(Message::FileChanged);
        assert_eq!(ids(&session), wanted, "{typed}, read anew");
        session.press("/ C-u");
    }
    session.write("with:joe");
    assert!(
        session.shows("Nobody is called joe"),
        "{}",
        session.screen()
    );
    session.press("C-u");
    session.write("heron");
    let found = 1_000 - 333;
    assert_eq!(under_cursor(&session).0, found);
    session.press("Esc");
    assert_eq!(
        under_cursor(&session).0,
        found,
        "the cursor stays on its row"
    );
    assert!(ids(&session).contains(&(found + 1)) && ids(&session).contains(&(found - 1)));
    session.press("/");
    session.write("nowhere said");
    assert!(session.shows("Nothing between you says this."));
    session.press("Enter 1 j");
    assert!(
        session.shows("number 490") || session.shows("number 0"),
        "{}",
        session.screen()
    );
    assert!(
        session.model.timeline.narrowing.is_none(),
        "a filter is for one person"
    );
}

#[test]
fn one_goes_to_a_day_however_far_back() {
    let mut session = long();
    session.press("2 J");
    session.write("somewhen");
    session.press("Enter");
    assert!(
        session.shows("\"somewhen\" is no day. Write 21 Nov 2024"),
        "{}",
        session.screen()
    );
    session.press("C-u");
    session.write("2026-02-30");
    session.press("Enter");
    assert!(
        session.shows("There is no 30 February 2026"),
        "{}",
        session.screen()
    );
    for (typed, number) in [
        ("3 weeks ago", 20),
        ("1 Nov 2025", 385),
        ("November 2025", 356),
        ("2019", 499),
        ("yesterday", 0),
    ] {
        session.press("C-u");
        session.write(typed);
        session.press("Enter");
        assert_eq!(under_cursor(&session).0, 1_000 - number, "{typed}");
        let around = ids(&session);
        assert!(
            around.windows(2).all(|pair| pair[0] == pair[1] + 1),
            "no gap"
        );
        session.press("J");
    }
    session.press("Esc");
    assert_eq!(under_cursor(&session).0, 1_000);
    assert!(!session.shows("Go to"));
}

#[test]
fn what_lies_far_from_the_cursor_is_let_go_and_read_again() {
    let mut session = of_days(990);
    session.press("2 G");
    assert_eq!(under_cursor(&session).0, 11, "the very last at once");
    assert!(ids(&session).len() < 100);
    let mut seen = Vec::new();
    for _ in 0..990 {
        seen.push(under_cursor(&session).0);
        assert!(ids(&session).len() <= 600);
        session.press("k");
    }
    assert_eq!(seen, (11..=1_000).collect::<Vec<i64>>());
    seen.clear();
    for _ in 0..990 {
        seen.push(under_cursor(&session).0);
        assert!(ids(&session).len() <= 600);
        session.press("j");
    }
    assert_eq!(seen, (11..=1_000).rev().collect::<Vec<i64>>());
    session.press("g");
    assert_eq!(under_cursor(&session).0, 1_000);
    assert!(session.shows("number 0"), "{}", session.screen());
}

#[test]
fn a_page_that_was_asked_for_before_the_cursor_went_beyond_it_does_not_move_the_cursor() {
    let mut session = long();
    session.press("2");
    let page = ids(&session).len();
    for _ in 1..page / 2 {
        session.press("j");
    }
    let early: Vec<Question> = update(&mut session.model, Message::FileChanged)
        .into_iter()
        .filter_map(|effect| match effect {
            Effect::Ask(question @ Question::Page { .. }) => Some(question),
            _ => None,
        })
        .collect();
    for _ in 0..60 {
        session.press("j");
    }
    let before = under_cursor(&session).0;
    let late = session.answer(early[0].clone());
    session.send(late);
    assert_eq!(under_cursor(&session).0, before);
    assert!(
        ids(&session).windows(2).all(|pair| pair[0] == pair[1] + 1),
        "no gap"
    );
}

#[test]
fn any_keys_leave_a_screen_that_can_be_drawn_and_a_cursor_on_it() {
    let mut session = of_days(150);
    let mut random = fastrand::Rng::with_seed(5);
    let names = [
        "F",
        "J",
        "/",
        "Esc",
        "Esc",
        "Enter",
        "Down",
        "Up",
        "PgDn",
        "PgUp",
        "g",
        "G",
        "j",
        "k",
        "1",
        "2",
        "Tab",
        "C-u",
        "Backspace",
        "d",
        "u",
        "C-c",
        "?",
        "Q",
        "b",
    ];
    let texts = [
        "number 3",
        "#bo",
        "kind:call ",
        "with:jo ",
        "2026-10",
        "heron",
        "\"",
        "last fri",
        "🎂",
        "at:x",
        "王",
    ];
    for round in 0..3_000 {
        if random.usize(0..6) == 0 {
            if matches!(
                session.model.context(),
                Context::Find | Context::Filter | Context::Day
            ) {
                session.write(texts[random.usize(0..texts.len())]);
            }
        } else {
            session.press(names[random.usize(0..names.len())]);
        }
        if random.usize(0..40) == 0 {
            session.send(Message::FileChanged);
        }
        let timeline = &session.model.timeline;
        assert!(
            timeline.selected < timeline.entries.len().max(1),
            "round {round}"
        );
        if round % 25 == 0 {
            assert!(!session.screen().is_empty());
        }
        session.left = false;
    }
}

#[test]
fn from_the_place_one_goes_back_to_what_was_found_and_from_there_to_where_one_was() {
    let mut session = long();
    session.press("j 2 j j j j");
    let before = under_cursor(&session);
    assert!(session.shows("╭ Jo ─"));
    session.press("F");
    session.write("kind:met number 3");
    session.press("Down Down Enter");
    assert!(session.shows("╭ Ana ─"), "{}", session.screen());
    let there = under_cursor(&session).0;
    session.press("j Esc");
    assert!(session.shows("F kind:met number 3"), "{}", session.screen());
    session.press("Enter");
    assert_eq!(
        under_cursor(&session).0,
        there,
        "the cursor stayed on what was opened"
    );
    session.press("Esc Esc");
    assert!(session.shows("╭ Jo ─"), "{}", session.screen());
    assert_eq!(under_cursor(&session).0, before.0);
    session.press("F Enter 1 j 2 k Esc");
    assert!(
        !session.shows("╭ Find ─"),
        "not from where one went oneself"
    );
}

#[test]
fn a_day_on_which_there_is_nothing_is_not_gone_to_without_a_word() {
    let mut session = Session::new();
    session.add("Ana");
    for sentence in [
        "2026-11-20: met Ana",
        "2024-05-03: met Ana",
        "2023-09-01 to 2023-09-04: met Ana",
        "2022-09-09: met Ana",
    ] {
        session.log(sentence);
    }
    for (day, told) in [
        ("2025", "nothing in 2025; this is the next before it"),
        ("3 June 2024", "nothing on 3 June 2024; this is the next"),
        ("June 2026", "nothing in June 2026; this is the next"),
        ("1990", "nothing before 9 September 2022"),
        ("May 2024", ""),
        ("3 Sep 2023", ""),
        ("2022", ""),
    ] {
        session.press("2 J");
        session.write(day);
        session.press("Enter");
        let shown = session.shows("nothing ");
        assert_eq!(shown, !told.is_empty(), "{day}: {}", session.screen());
        assert!(session.shows(told), "{day}: {}", session.screen());
    }
}
