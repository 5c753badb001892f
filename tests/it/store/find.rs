//! Finding: everything written is found, newest first, page by page, whatever is typed.

use betwixt::domain::find::found::{FoundPage, What};
use betwixt::domain::find::line;
use betwixt::domain::find::wanted::Wanted;
use betwixt::domain::find::words::{Stands, Words};
use betwixt::domain::id::{Id, IdSource};
use betwixt::domain::item::Item;
use betwixt::domain::names::Names;
use betwixt::store::find::Size;
use betwixt::store::find::index::LastAnswer;
use betwixt::store::open::{Reader, Store};
use serde_json::{Value, json};

use crate::store::shelf::{Shelf, add, bring_in, log, stamp};

const SIZE: Size = Size {
    rows: 40,
    people: 10,
    cells: 200,
};

fn wanted(reader: &Reader, text: &str) -> Wanted {
    let names = Names::new(reader.known_people().unwrap());
    let read = line::read(text, &names, &reader.places().unwrap());
    assert_eq!(read.problems, Vec::<String>::new(), "{text}");
    read.wanted
}

fn find(store: &Store, text: &str) -> FoundPage {
    find_after(store, text, &mut LastAnswer::default())
}

fn find_after(store: &Store, text: &str, last: &mut LastAnswer) -> FoundPage {
    let reader = store.reader();
    let wanted = wanted(reader, text);
    reader.find(&wanted, None, SIZE, last).unwrap()
}

/// The words of what was found.
fn said(store: &Store, text: &str) -> Vec<String> {
    let page = find(store, text);
    let all = page.people.into_iter().chain(page.rows);
    all.map(|found| found.words.text).collect()
}

fn brought_in(shelf: &Shelf, document: Value) -> Store {
    let mut store = shelf.open(1);
    bring_in(&mut store, document);
    store
}

/// A file with a word of its own in every place where somebody can write.
fn written_everywhere() -> Value {
    json!({
        "people": [
            {"id": "1", "name": "Ana Petrović", "other_names": ["Anuška"], "pronouns": "she/her",
             "how_met": "at the choirpractice", "lives_in": "Beograd", "note": "allergic to walnuts 胡桃",
             "birthday": "--03-09", "dates": [{"name": "namesday", "on": "--07-26"}],
             "contact_points": [{"kind": "mail", "label": "workplace", "value": "ana@example.org"}],
             "fields": [{"name": "shoesize", "value": "thirtynine"}], "tags": ["sailor"]},
            {"id": "2", "name": "Jo"},
        ],
        "ties": [{"id": "11", "person": "1", "other": "2", "kind": "own", "words": "godmotherly"}],
        "groups": [{"id": "12", "name": "Sundaylunchers", "members": ["1", "2"]}],
        "places": [{"id": "13", "name": "Kalemegdan", "other_names": ["thefortress"]}],
        "interactions": [
            {"id": "21", "day": "2024-05-03", "kind": "met", "place": "13", "tags": ["Regatta"],
             "people": [{"id": "1", "two_way": true}, {"id": "2", "two_way": true}],
             "words": "我们在东京塔下散步 and it rained 🎂"},
            {"id": "22", "day": "2019", "words": "a note of my own: overtired"},
        ],
        "promises": [{"id": "31", "person": "1", "whose": "mine", "text": "mend the birdcage",
                      "given_on": "2024-05-04", "repaired": "apologised"}],
        "topics": [{"id": "32", "person": "2", "kind": "gift", "whose": "mine", "text": "a nutcracker",
                    "noted_on": "2024-05-05"}],
        "check_ins": [{"id": "33", "person": "1", "day": "2024-05-06",
                       "answers": {"trust": {"step": 3, "words": "unguarded"}}}],
        "pauses": [{"id": "34", "person": "2", "from": "2024-05-07", "reason": "travel", "words": "seafaring"}],
    })
}

#[test]
fn everything_that_can_be_written_is_found() {
    let shelf = Shelf::new();
    let store = brought_in(&shelf, written_everywhere());
    for (typed, what) in [
        ("anuska", What::Person),
        ("she her", What::Person),
        ("choirpractice", What::Person),
        ("beograd", What::Person),
        ("胡桃", What::Person),
        ("namesday", What::Person),
        ("workplace", What::Person),
        ("ana@example.org", What::Person),
        ("shoesize thirty", What::Person),
        ("sailor", What::Person),
        ("#sailor", What::Person),
        ("godmotherly", What::Tie),
        ("sundaylunch", What::Group),
        ("thefortress", What::Place),
        ("overtired", What::Interaction(None)),
        ("unguarded", What::CheckIn),
        ("seafaring", What::Pause),
    ] {
        let page = find(&store, typed);
        let found: Vec<What> = page
            .people
            .iter()
            .chain(&page.rows)
            .map(|found| found.what)
            .collect();
        assert_eq!(found, [what], "{typed}");
    }
    for typed in [
        "regatta",
        "#regatta",
        "东京",
        "东京 塔下",
        "下散步 rained",
        "🎂",
        "at:kalemegdan",
        "with:jo with:ana",
    ] {
        let page = find(&store, typed);
        assert_eq!(
            page.rows.iter().map(|row| row.id).collect::<Vec<_>>(),
            [21],
            "{typed}"
        );
        assert_eq!(page.rows[0].people.len(), 2);
    }
    assert_eq!(
        said(&store, "mend birdcage apologised"),
        ["mend the birdcage · apologised"]
    );
    assert_eq!(said(&store, "kind:topic nut"), ["a nutcracker"]);
    assert_eq!(
        said(&store, "2024").len(),
        5,
        "all of a year, and nothing without a day in it"
    );
    assert_eq!(said(&store, "with:jo").len(), 3);
    assert!(said(&store, "塔京").is_empty());
}

#[test]
fn what_is_in_the_trash_or_undone_is_not_found() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    let ana = add(&mut store, "Ana");
    add(&mut store, "Jo");
    log(
        &mut store,
        "fri: walked with Ana, #harbour promise: mend the birdcage",
    );
    let both = log(&mut store, "yesterday: walked with Ana and Jo");
    assert_eq!(said(&store, "walked").len(), 2);
    assert_eq!(said(&store, "harbour").len(), 1);
    store.trash(Item::Person(ana.id), stamp()).unwrap();
    assert!(
        said(&store, "ana").is_empty()
            || !find(&store, "ana")
                .people
                .iter()
                .any(|found| found.id == ana.id.number())
    );
    assert!(said(&store, "birdcage").is_empty());
    assert_eq!(
        said(&store, "walked").len(),
        1,
        "what Jo was there for stays"
    );
    store
        .trash(Item::Interaction(both.interaction.unwrap()), stamp())
        .unwrap();
    assert!(said(&store, "walked").is_empty());
    for _ in 0..2 {
        store.undo().unwrap();
    }
    assert_eq!(said(&store, "walked").len(), 2);
    store.undo().unwrap();
    assert_eq!(said(&store, "walked").len(), 1);
    store.undo().unwrap();
    assert!(said(&store, "harbour").is_empty() && said(&store, "birdcage").is_empty());
    store.redo().unwrap();
    assert_eq!(said(&store, "harbour").len(), 1);
    shelf.check();
}

#[test]
fn the_index_follows_the_tags() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    let ana = add(&mut store, "Ana").id;
    let logged = log(&mut store, "fri: walked with Ana #harbour");
    let interaction = logged.interaction.unwrap();
    let harbour = || shelf.found("harbour");
    assert_eq!(harbour(), [interaction.number()]);
    store
        .tag_people(&[ana], &["harbour".to_owned()], &[], stamp())
        .unwrap();
    assert_eq!(harbour().len(), 2);
    store.rename_tag("harbour", "quay", stamp()).unwrap();
    assert_eq!((harbour().len(), shelf.found("quay").len()), (0, 2));
    let mut row = store.reader().interaction(interaction).unwrap().unwrap();
    row.tags.clear();
    store.save_interaction(row, stamp()).unwrap();
    assert_eq!(shelf.found("quay"), [ana.number()]);
    store.undo().unwrap();
    store.undo().unwrap();
    assert_eq!((harbour().len(), shelf.found("quay").len()), (2, 0));
    shelf.check();
}

#[test]
fn any_text_is_a_search() {
    let shelf = Shelf::new();
    let store = brought_in(&shelf, written_everywhere());
    for typed in [
        "",
        " ",
        "\"",
        "'",
        "*",
        "a*",
        "-a",
        "a OR",
        "NEAR(a b, 2)",
        "words:a",
        "a AND NOT b",
        "{a b} : c",
        "^a",
        "\"a\" + b",
        "\0",
        "%",
        "_",
        "\\",
        "';DROP TABLE search;--",
        "🎂",
        "👩‍👩‍👧 🎂",
        "é\u{301}",
        "\u{202e}x",
        "王",
        "ก",
        "한",
        "\u{10400}",
        "((((",
        "a\nb",
        "𞤀𞤣",
    ] {
        let typed = typed.replace(':', " ");
        find(&store, &typed);
    }
    find(&store, &"x ".repeat(3_000));
    find(&store, &"王".repeat(3_000));
}

/// A file that is large enough for the index to be asked, and what it holds: newest first.
fn crowd(shelf: &Shelf) -> (Store, Vec<(i64, i64, Value)>) {
    let mut random = fastrand::Rng::with_seed(7);
    let mut rows = Vec::new();
    for id in 1_000..4_000_i64 {
        let day = format!(
            "20{:02}-{:02}-{:02}",
            random.u8(10..26),
            random.u8(1..13),
            random.u8(1..29)
        );
        let mut words = vec![["walked", "talked", "Ørsted", "東京へ"][random.usize(0..4)]];
        for (word, one_in) in [
            ("often", 3),
            ("seldom", 200),
            ("never", 1_500),
            ("often, seldom", 900),
        ] {
            if random.usize(0..one_in) == 0 {
                words.push(word);
            }
        }
        let people: Vec<_> = (1..=3)
            .filter(|_| random.bool())
            .map(|id| json!({"id": id.to_string(), "two_way": true}))
            .collect();
        let kind = ["met", "call", "letter"][random.usize(0..3)];
        let tags = if random.usize(0..40) == 0 {
            vec!["Boat"]
        } else {
            vec![]
        };
        rows.push(
            json!({"id": id.to_string(), "day": day, "kind": kind, "people": people,
                         "tags": tags, "words": words.join(" ")}),
        );
    }
    let promises: Vec<_> = (5_000..5_300)
        .map(|id| {
            let day = format!("20{:02}-06-{:02}", random.u8(10..26), random.u8(1..29));
            let text = if random.bool() { "often seldom" } else { "talked" };
            json!({"id": id.to_string(), "person": "1", "whose": "mine", "text": text, "given_on": day})
        })
        .collect();
    let people: Vec<_> = [("1", "Ana"), ("2", "Jo"), ("3", "Mia")]
        .map(|(id, name)| json!({"id": id, "name": name}))
        .to_vec();
    let mut all: Vec<(i64, i64, Value)> = rows
        .iter()
        .chain(&promises)
        .map(|row| {
            let day = row["day"]
                .as_str()
                .or(row["given_on"].as_str())
                .unwrap()
                .replace('-', "");
            (
                day.parse().unwrap(),
                row["id"].as_str().unwrap().parse().unwrap(),
                row.clone(),
            )
        })
        .collect();
    all.sort_by_key(|(day, id, _)| std::cmp::Reverse((*day, *id)));
    let store = brought_in(
        shelf,
        json!({"people": people, "interactions": rows, "promises": promises}),
    );
    (store, all)
}

#[test]
fn all_pages_together_are_what_a_reading_from_end_to_end_finds() {
    let shelf = Shelf::new();
    let (store, all) = crowd(&shelf);
    let reader = store.reader();
    let mut last = LastAnswer::default();
    let has = |row: &Value, id: &str| {
        row["people"]
            .as_array()
            .is_some_and(|there| there.iter().any(|one| one["id"] == id))
            || row["person"] == id
    };
    for typed in [
        "walked",
        "often",
        "seldom",
        "never",
        "often seldom",
        "s",
        "se",
        "nev o",
        "orsted",
        "東",
        "京 often",
        "kind:call seldom",
        "#boat",
        "#bo",
        "#boat often",
        "boat",
        "walked boa",
        "\"often boat\"",
        "2019",
        "2019-06 talked",
        "kind:letter 2012",
        "with:ana",
        "with:ana with:jo",
        "with:mia seldom",
        "with:jo with:mia #boat",
        "kind:promise seldom",
        // The index is asked the same, of other rows and other days.
        "seldom",
        "2012 seldom",
        "kind:call seldom",
        "seldom",
        "zzz",
        "💤",
    ] {
        let wanted = wanted(reader, typed);
        let expected: Vec<i64> = all
            .iter()
            .filter(|(day, _, row)| {
                let promise = row.get("person").is_some();
                let tags = row["tags"].as_array().is_some_and(|tags| !tags.is_empty());
                let text = row["words"].as_str().or(row["text"].as_str()).unwrap();
                let sort = row["kind"].as_str().unwrap_or("promise");
                (wanted.words.is_empty()
                    || wanted
                        .words
                        .found_in(&format!("{text} {}", if tags { "Boat" } else { "" })))
                    && (wanted.sorts.is_empty() || typed.contains(&format!("kind:{sort}")))
                    && (wanted.tags.is_empty() || tags)
                    && wanted.span.is_none_or(|span| {
                        (i64::from(span.first)..=i64::from(span.last)).contains(day)
                    })
                    && wanted.with.iter().all(|id| has(row, &id.to_string()))
                    && (!promise || !wanted.only_interactions())
            })
            .map(|(_, id, _)| *id)
            .collect();
        // With nothing looked at ahead, with a look that is broken off, with all that one looks at.
        for (rows, patience) in [(7, 0), (40, 0), (5_000, 0), (7, 3), (40, usize::MAX)] {
            let (mut found, mut after) = (Vec::new(), None);
            loop {
                let mut left = patience;
                let mut goes_on = || {
                    left = left.saturating_sub(1);
                    left > 0
                };
                let ended = reader.find_ahead(&mut last, &mut goes_on).unwrap();
                assert!(ended || patience < usize::MAX);
                let size = Size { rows, ..SIZE };
                let page = reader.find(&wanted, after, size, &mut last).unwrap();
                assert!(page.rows.len() <= rows);
                found.extend(page.rows.iter().map(|row| row.id));
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(found, expected, "{typed}, {rows} a page, {patience}");
        }
    }
}

#[test]
fn what_is_asked_ahead_changes_nothing() {
    let shelf = Shelf::new();
    let (store, _) = crowd(&shelf);
    let reader = store.reader();
    // At some of these sizes the newest rows that are read first are just not enough, and a few more are.
    for rows in 30..60 {
        let size = Size { rows, ..SIZE };
        let ask = |typed: &str, last: &mut LastAnswer| {
            let wanted = wanted(reader, typed);
            reader.find(&wanted, None, size, last).unwrap()
        };
        let mut last = LastAnswer::default();
        for typed in ["often ", "often t", "often ta", "often "] {
            let page = ask(typed, &mut last);
            assert_eq!(
                page,
                ask(typed, &mut LastAnswer::default()),
                "{typed}, {rows}"
            );
            assert!(reader.find_ahead(&mut last, &mut || true).unwrap());
        }
    }
}

#[test]
fn what_the_index_finds_in_the_trash_is_left_out() {
    let shelf = Shelf::new();
    let (mut store, all) = crowd(&shelf);
    let ids = |store: &Store| -> Vec<i64> {
        let wanted = wanted(store.reader(), "seldom");
        let (mut ids, mut after, mut last) = (Vec::new(), None, LastAnswer::default());
        loop {
            let page = store
                .reader()
                .find(&wanted, after, SIZE, &mut last)
                .unwrap();
            ids.extend(page.rows.iter().map(|row| row.id));
            after = page.next;
            if after.is_none() {
                return ids;
            }
        }
    };
    let mut expected = ids(&store);
    // Of the older half, which is not read before the index is asked.
    let of_the_old = |promises: bool| {
        let old = expected[expected.len() / 2..].iter();
        let is_promise = |id: &&i64| {
            all.iter()
                .any(|(_, of, row)| of == *id && row.get("person").is_some())
        };
        old.copied().find(|id| is_promise(&id) == promises).unwrap()
    };
    let (interaction, promise) = (of_the_old(false), of_the_old(true));
    for gone in [
        Item::Interaction(Id::from_number(interaction)),
        Item::Promise(Id::from_number(promise)),
    ] {
        store.trash(gone, stamp()).unwrap();
    }
    expected.retain(|id| ![interaction, promise].contains(id));
    assert_eq!(ids(&store), expected);
}

#[test]
fn what_was_read_is_remembered_until_the_next_act() {
    let shelf = Shelf::new();
    let (mut store, _) = crowd(&shelf);
    let mut last = LastAnswer::default();
    let mut ids = |store: &Store| -> Vec<i64> {
        let rows = find_after(store, "never", &mut last).rows;
        rows.iter().map(|row| row.id).collect()
    };
    let before = ids(&store);
    assert!(!before.is_empty());
    assert_eq!(ids(&store), before);
    // So old that only the index tells of it.
    log(&mut store, "2009-03-01: never talked with Ana");
    let after = ids(&store);
    assert_eq!(after[..before.len()], before);
    assert_eq!(after.len(), before.len() + 1);
    store.undo().unwrap();
    assert_eq!(ids(&store), before);
    store.redo().unwrap();
    assert_eq!(ids(&store), after);
    // So new that it is read before the index is asked.
    log(&mut store, "yesterday: never walked with Jo");
    assert_eq!(ids(&store)[1..], after);
}

#[test]
fn a_large_batch_leaves_the_index_in_one_piece() {
    let shelf = Shelf::new();
    let rows: Vec<_> = (1_000..12_000_i64)
        .map(|id| json!({"id": id.to_string(), "day": "2024-06-01", "kind": "met", "words": "a walk"}))
        .collect();
    let mut store = brought_in(&shelf, json!({"people": [{"id": "1", "name": "Ana"}]}));
    let pieces = || -> i64 {
        let connection = rusqlite::Connection::open(shelf.path()).unwrap();
        let count = "SELECT count(DISTINCT segid) FROM search_idx";
        connection.query_row(count, [], |row| row.get(0)).unwrap()
    };
    bring_in(&mut store, json!({"interactions": rows}));
    assert_eq!(pieces(), 1);
    // For a few more it is not worth it.
    bring_in(&mut store, json!({"people": [{"id": "2", "name": "Jo"}]}));
    assert_eq!(pieces(), 2);
}

#[test]
fn a_person_is_found_before_what_was_written_and_by_name_first() {
    let shelf = Shelf::new();
    let mut store = shelf.open(1);
    for name in ["Zoë River", "Ana River", "Jo"] {
        add(&mut store, name);
    }
    log(&mut store, "walked by the river with Jo");
    let page = find(&store, "river");
    let names: Vec<_> = page
        .people
        .iter()
        .map(|found| found.people[0].1.as_str())
        .collect();
    assert_eq!(names, ["Ana River", "Zoë River"]);
    assert_eq!(page.rows.len(), 1);
    assert_eq!(
        page.rows[0].people,
        [(id_of(&store, "Jo"), "Jo".to_owned())]
    );
}

fn id_of(store: &Store, name: &str) -> Id<betwixt::domain::person::Person> {
    let known = store.reader().known_people().unwrap();
    known.iter().find(|person| person.name == name).unwrap().id
}

#[test]
fn a_damaged_index_is_no_error_of_the_search() {
    let shelf = Shelf::new();
    drop(crowd(&shelf));
    let connection = rusqlite::Connection::open(shelf.path()).unwrap();
    connection
        .execute("DELETE FROM search_data WHERE id > 10", [])
        .unwrap();
    drop(connection);
    let store = Store::open(&shelf.path(), IdSource::seeded(2), 2).unwrap();
    let reader = store.reader();
    let (mut found, mut after) = (0, None);
    let mut last = LastAnswer::default();
    loop {
        let wanted = wanted(reader, "never");
        let page = reader.find(&wanted, after, SIZE, &mut last).unwrap();
        found += page.rows.len();
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert!(found > 0);
}

/// Letters, digits, marks and signs of many scripts, and what stands between them.
fn scribbled(random: &mut fastrand::Rng) -> String {
    const RANGES: &[(u32, u32)] = &[
        (0x20, 0x7e),
        (0x61, 0x7a),
        (0xa0, 0x24f),
        (0x300, 0x36f),
        (0x370, 0x52f),
        (0x531, 0x5f4),
        (0x600, 0x6ff),
        (0x900, 0x97f),
        (0xe01, 0xe5b),
        (0x1000, 0x109f),
        (0x10a0, 0x10ff),
        (0x1100, 0x11ff),
        (0x1780, 0x17f9),
        (0x1e00, 0x1fff),
        (0x2000, 0x206f),
        (0x2070, 0x218f),
        (0x2460, 0x24ff),
        (0x3000, 0x30ff),
        (0x4e00, 0x4e80),
        (0xac00, 0xac80),
        (0xfb00, 0xfb06),
        (0xff01, 0xff9f),
        (0x1f300, 0x1f64f),
        (0x20000, 0x20040),
    ];
    let mut text = String::new();
    for _ in 0..random.usize(1..14) {
        let (first, last) = RANGES[random.usize(0..RANGES.len())];
        let letters = random.usize(1..4);
        text.extend((0..letters).filter_map(|_| char::from_u32(random.u32(first..=last))));
        if random.usize(0..3) == 0 {
            text.push(' ');
        }
    }
    text
}

#[test]
fn the_index_cuts_words_as_the_search_does() {
    let mut random = fastrand::Rng::with_seed(11);
    let texts: Vec<String> = (0..300).map(|_| scribbled(&mut random)).collect();
    let rows: Vec<Value> = texts
        .iter()
        .zip(1_i64..)
        .map(|(text, id)| json!({"id": id.to_string(), "day": "2024-01-01", "words": text}))
        .collect();
    let shelf = Shelf::new();
    drop(brought_in(&shelf, json!({"interactions": rows})));
    for (text, id) in texts.iter().zip(1_i64..) {
        let whole: String = text.chars().filter(|c| *c != '"').collect();
        for typed in whole
            .split_whitespace()
            .chain([format!("\"{whole}\"").as_str()])
        {
            let words = Words::new(typed);
            assert!(
                words.is_empty() || words.found_in(text),
                "{typed:?} read in {text:?}"
            );
            if let Some(query) = words
                .index_query(&Stands::default())
                .filter(|query| query.exact)
            {
                assert!(
                    shelf.found(&query.text).contains(&id),
                    "{typed:?} in {text:?}: {query:?}"
                );
            }
        }
    }
}
