//! Address books, from the file on disk to the people in ours.

use serde_json::{Value, json};

use crate::program::Program;

/// People in several scripts and all three versions, with two mistakes in it.
const BOOK: &str = include_str!("../data/address_book.vcf");

fn card(lines: &str) -> String {
    format!("BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n")
}

/// The program with the book in its file, and what the import answered.
fn with_book() -> (Program, Value) {
    let program = Program::new();
    let path = program.write("book", BOOK);
    let answer = program.json(&["import", "--yes", &path])["imported"].clone();
    (program, answer)
}

fn person(program: &Program, name: &str) -> Value {
    program.json(&["show", name])["person"].clone()
}

fn lines(remarks: &Value) -> Vec<u64> {
    let remarks = remarks.as_array().unwrap();
    remarks
        .iter()
        .map(|row| row["line"].as_u64().unwrap())
        .collect()
}

fn points(person: &Value) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    person["contact_points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| {
            (
                text(&point["kind"]),
                text(&point["label"]),
                text(&point["value"]),
            )
        })
        .collect()
}

fn fields(person: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let fields = person["fields"].as_array().unwrap();
    fields
        .iter()
        .map(|field| (text(&field["name"]), text(&field["value"])))
        .collect()
}

#[test]
fn a_card_becomes_a_person_with_all_it_says() {
    let (program, answer) = with_book();
    assert_eq!(
        (
            &answer["format"],
            &answer["people"],
            &answer["interactions"]
        ),
        (&json!("vcard"), &json!(6), &json!(0))
    );
    let ana = person(&program, "Ana Petrović");
    assert_eq!(
        ana["other_names"],
        json!(["Ана Петровић", "Ana Marija Petrović", "Anči", "Mum"])
    );
    assert_eq!(
        (&ana["pronouns"], &ana["birthday"], &ana["tags"]),
        (
            &json!("she/her"),
            &json!("--03-14"),
            &json!(["choir", "old-friends"])
        )
    );
    assert_eq!(
        ana["dates"],
        json!([{"name": "anniversary", "on": "2010-06-12"}])
    );
    assert_eq!(ana["note"], "Likes boats, and\nquiet mornings.");
    let told = [
        ("phone", "mobile", "+381-64-123"),
        ("mail", "home", "ana@example.org"),
        ("address", "home", "Kneza Miloša 5, Beograd, 11000, Srbija"),
        ("handle", "xmpp", "ana@example.net"),
        ("url", "", "https://ana.example.org"),
        ("handle", "mastodon", "@ana@example.social"),
    ];
    assert_eq!(
        points(&ana),
        told.map(|(a, b, c)| (a.into(), b.into(), c.into()))
    );
    let told = [
        ("UID", "urn:uuid:0b1f0000-0000-4000-8000-000000000001"),
        ("organisation", "City Library, Maps"),
        ("title", "Librarian"),
        ("gender", "female, woman"),
        ("photo", "https://example.org/ana.jpg"),
        ("X-SHOE-SIZE;X-SYSTEM=EU", "38"),
        ("pronouns", "they/them"),
        ("child", "Mira"),
    ];
    assert_eq!(fields(&ana), told.map(|(a, b)| (a.into(), b.into())));
}

#[test]
fn apples_labels_and_the_letters_of_old_cards_are_understood() {
    let (program, _) = with_book();
    let wang = person(&program, "王小明");
    assert_eq!(wang["birthday"], "--02-29");
    assert_eq!(
        wang["dates"][0],
        json!({"name": "moved in here", "on": "2001-09-01"})
    );
    assert_eq!(points(&wang)[0].1, "home fax");
    assert_eq!(
        points(&wang)[1],
        ("handle".into(), "aim, home".into(), "xm".into())
    );
    let elodie = person(&program, "Élodie Roux");
    assert_eq!(elodie["note"], "café at noon");
    let luka = person(&program, "Luka Petrović");
    assert_eq!(
        (&luka["standing"], &luka["died_on"]),
        (&json!("died"), &json!("2019-11-02"))
    );
    assert_eq!(
        fields(&luka),
        [
            ("birthday".into(), "some day in May".into()),
            ("X-ABShowAs".to_owned(), "PERSON".to_owned())
        ]
    );
}

#[test]
fn people_of_the_book_are_tied_and_grouped() {
    let (program, answer) = with_book();
    let export: Value = serde_json::from_str(&program.ok(&["export"])).unwrap();
    let people = export["people"].as_array().unwrap();
    let name =
        |id: &Value| people.iter().find(|person| person["id"] == *id).unwrap()["name"].clone();
    let ties: Vec<_> = export["ties"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tie| {
            (
                name(&tie["person"]),
                tie["kind"].clone(),
                tie["words"].clone(),
                name(&tie["other"]),
            )
        })
        .collect();
    // Both cards say that they are friends: it is one tie.
    assert_eq!(
        json!(ties),
        json!([
            ["Luka Petrović", "partner", "spouse", "Ana Petrović"],
            ["王小明", "friend", "", "Ana Petrović"],
            ["محمد النجار", "own", "agent", "Élodie Roux"],
        ])
    );
    let choir = &export["groups"][0];
    assert_eq!(choir["name"], "the choir");
    assert_eq!(choir["members"].as_array().unwrap().len(), 2);
    assert!(answer["left_out"].as_array().unwrap().iter().any(|out| {
        out["line"] == 81
            && out["why"]
                .as_str()
                .unwrap()
                .contains("whose card is not here")
    }));
}

#[test]
fn what_cannot_be_kept_is_told_with_its_line() {
    let (program, answer) = with_book();
    assert_eq!(lines(&answer["left_out"]), [42, 71, 81]);
    assert_eq!(lines(&answer["remarks"]), [67, 69]);
    let office = person(&program, "Harbour Office");
    assert_eq!(office["birthday"], Value::Null);
    assert!(fields(&office).contains(&("birthday".into(), "2001-02-30".into())));
    let page = program.ok(&[
        "import",
        "--dry-run",
        &program.path("book").display().to_string(),
    ]);
    assert!(page.contains("Nothing new in this address book"), "{page}");
}

#[test]
fn everybody_comes_in_as_a_connection_and_nobody_becomes_quiet() {
    let (program, _) = with_book();
    let people = program.json(&["people", "--all"]);
    let rows = people["people"].as_array().unwrap();
    assert_eq!(rows.len(), 6);
    assert!(
        rows.iter()
            .all(|row| row["relationship"] == false && row["last_contact"].is_null())
    );
    assert_eq!(program.json(&["quiet", "--all"])["rows"], json!([]));
    let review = program.ok(&["review"]);
    assert!(
        !review.contains("Gone quiet") && !review.contains("How is it"),
        "{review}"
    );
}

#[test]
fn it_is_one_act_and_comes_in_once() {
    let program = Program::new();
    program.ok(&["add", "Sam"]);
    let before = program.ok(&["export"]);
    let path = program.write("book", BOOK);
    program.ok(&["import", "--yes", &path]);
    let after = program.ok(&["export"]);
    let again = program.json(&["import", "--yes", &path])["imported"].clone();
    assert_eq!(
        (&again["people"], &again["others"], &again["changed"]),
        (&json!(0), &json!(0), &json!(0))
    );
    assert_eq!(program.ok(&["export"]), after);
    program.ok(&["undo"]);
    assert_eq!(program.ok(&["export"]), before);
    program.ok(&["redo"]);
    assert_eq!(program.ok(&["export"]), after);
}

#[test]
fn somebody_who_is_there_gains_what_is_new_and_loses_nothing() {
    let program = Program::new();
    program.ok(&[
        "add",
        "Ana Petrovic",
        "--birthday",
        "1984-05-01",
        "--note",
        "mine",
        "--mail",
        "ANA@example.org",
        "--tag",
        "boat",
    ]);
    program.ok(&["group", "add", "the choir", "Ana Petrovic"]);
    let before = program.ok(&["export"]);
    let path = program.write("book", BOOK);
    let page = program.ok(&["import", "--dry-run", &path]);
    assert!(
        page.contains("Ana Petrovic is here already: 4 other names, 5 contact points"),
        "{page}"
    );
    assert!(
        page.contains("the choir is here already: 1 member would be added"),
        "{page}"
    );
    assert!(
        page.contains("the card says the birthday --03-14; what you have stays"),
        "{page}"
    );
    let answer = program.json(&["import", "--yes", &path])["imported"].clone();
    assert_eq!(
        (&answer["people"], &answer["changed"]),
        (&json!(5), &json!(2))
    );
    let ana = person(&program, "Ana Petrovic");
    assert_eq!(
        (&ana["birthday"], &ana["tags"]),
        (
            &json!("1984-05-01"),
            &json!(["boat", "choir", "old-friends"])
        )
    );
    assert_eq!(ana["note"], "mine\n\nLikes boats, and\nquiet mornings.");
    assert_eq!(points(&ana)[0].2, "ANA@example.org");
    assert!(fields(&ana).contains(&("birthday in a card".into(), "--03-14".into())));
    assert!(
        program
            .ok(&["find", "quiet mornings"])
            .contains("Ana Petrovic")
    );
    let after = program.ok(&["export"]);
    // A second time there is nothing to add.
    let again = program.json(&["import", "--yes", &path])["imported"].clone();
    assert_eq!(again["changed"], 0);
    program.ok(&["undo"]);
    assert_eq!(program.ok(&["export"]), before);
    assert!(
        !program
            .ok(&["find", "quiet mornings"])
            .contains("Ana Petrovic")
    );
    program.ok(&["redo"]);
    assert_eq!(program.ok(&["export"]), after);
    program.ok(&["undo"]);
    assert_eq!(program.ok(&["export"]), before);
}

#[test]
fn a_mark_knows_somebody_by_another_name() {
    let (program, _) = with_book();
    program.ok(&["edit", "Ana Petrović", "--name", "Ana P."]);
    let path = program.write(
        "one",
        card("UID:0B1F0000-0000-4000-8000-000000000001\nFN:Ana Petrović\nTEL:+381 64 123\nTEL:2"),
    );
    let answer = program.json(&["import", "--yes", &path])["imported"].clone();
    assert_eq!(
        (&answer["people"], &answer["changed"]),
        (&json!(0), &json!(1))
    );
    let ana = person(&program, "Ana P.");
    assert_eq!(points(&ana).last().unwrap().2, "2");
}

#[test]
fn two_of_one_name_are_told_apart_or_left_out_and_never_guessed() {
    let program = Program::new();
    program.ok(&["add", "Jo", "--phone", "+43 1 22"]);
    program.ok(&["add", "Jo", "--another"]);
    let cards = [card("FN:Jo\nTEL:+43-1-22\nTEL:5"), card("FN:Jo\nTEL:7")].concat();
    let path = program.write("jo", cards);
    let answer = program.json(&["import", "--yes", &path])["imported"].clone();
    assert_eq!(
        (&answer["people"], &answer["changed"]),
        (&json!(0), &json!(1))
    );
    assert_eq!(lines(&answer["left_out"]), [7]);
    // In one book, two of a name with nothing in common are two people, and with a number in common one.
    let cards = [
        card("FN:Sam\nTEL:1"),
        card("FN:Sam\nTEL:2"),
        card("FN:Sam\nTEL:2\nTEL:3"),
    ]
    .concat();
    let answer =
        program.json(&["import", "--yes", &program.write("sam", cards)])["imported"].clone();
    assert_eq!(
        (&answer["people"], lines(&answer["remarks"])),
        (&json!(2), vec![6])
    );
}

#[test]
fn a_book_of_any_shape_ends_well() {
    let wide: Vec<u8> = BOOK.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xff, 0xfe][..], &wide].concat();
    let with = |ending: &str| BOOK.replace('\n', ending).into_bytes();
    for book in [
        wide,
        marked,
        with("\r\n"),
        with("\r"),
        with("\r\r\n"),
        format!("\u{feff}{BOOK}").into_bytes(),
    ] {
        let program = Program::new();
        let path = program.write("book", book);
        let answer = program.json(&["import", "--yes", &path])["imported"].clone();
        assert_eq!(
            (&answer["people"], lines(&answer["left_out"])),
            (&json!(6), vec![42, 71, 81])
        );
    }
    let program = Program::new();
    for (text, told) in [
        ("BEGIN:VCARD\n", "this card is empty"),
        ("BEGIN:VCARD\nFN:\nEND:VCARD\n", "names nobody"),
        ("BEGIN:VCARD\nFN\0:Ana\nEND:VCARD\n", "no name and colon"),
        ("BEGIN:VCARD\nFN:\0\nEND:VCARD\n", "NUL"),
        ("BEGIN:VCARD\nFN:Jo\n", "no END:VCARD"),
    ] {
        let page = program.ok(&["import", "--dry-run", &program.write("odd", text)]);
        assert!(page.contains(told), "{text:?}: {page}");
    }
}

#[test]
fn a_nul_anywhere_in_a_card_comes_in_as_a_sign_that_goes_out_again() {
    let program = Program::new();
    let path = program.write(
        "nul",
        card("FN:Ana\nTEL;TYPE=\"c\0ell\":1\nX-ODD;A=\0b:c\nX-KEY;ENCODING=b:\0QUJ"),
    );
    program.ok(&["import", "--yes", &path]);
    let life = program.write("life", program.ok(&["export", "--json"]));
    let other = Program::new();
    other.ok(&["import", "--yes", &life]);
    assert_eq!(
        other.ok(&["export", "--json"]),
        program.ok(&["export", "--json"])
    );
}

#[test]
fn large_things_come_in_or_are_told() {
    let program = Program::new();
    let note = "a word or two ".repeat(80_000);
    let photo = "QUJD".repeat(2_000_000);
    let book = [
        card(&format!("FN:Ana\nNOTE:{}", note.trim())),
        card(&format!(
            "FN:Jo\nPHOTO;ENCODING=b:{photo}\nX-LONG:{}",
            "x".repeat(70_000)
        )),
    ];
    let path = program.write("large", book.concat());
    let answer = program.json(&["import", "--yes", &path])["imported"].clone();
    assert_eq!(
        (&answer["people"], lines(&answer["left_out"])),
        (&json!(2), vec![9, 10])
    );
    assert_eq!(
        person(&program, "Ana")["note"].as_str().unwrap(),
        note.trim()
    );
}

#[test]
fn nothing_in_a_card_can_drive_a_terminal() {
    let program = Program::new();
    let path = program.write(
        "evil",
        card("FN:Ana\u{1b}[2J\nTEL:\u{1b}]52;c;AAAA\u{7}\nX-\u{1b}:1\nNOTE:\u{202e}x"),
    );
    for said in [
        program.ok(&["import", "--dry-run", &path]),
        program.ok(&["import", "--yes", &path]),
        program.ok(&["people", "--all"]),
    ] {
        assert!(
            !said.contains('\u{1b}') && !said.contains('\u{7}'),
            "{said:?}"
        );
    }
}

#[test]
fn what_would_come_in_is_counted_before_it_does() {
    let program = Program::new();
    let path = program.write("book", BOOK);
    let would = program.json(&["import", "--dry-run", &path])["imported"].clone();
    let did = program.json(&["import", "--yes", &path])["imported"].clone();
    assert!(did["people"].as_u64().unwrap() > 3);
    assert_eq!(would, did);
}
