//! The story of two people, from the shell: what stands in it, what never does, and its two formats.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use serde_json::{Value, json};

use crate::program::Program;

/// Ana, with a life of every kind of private thing.
fn ana(interactions: &[Value]) -> Program {
    let program = Program::new();
    let document = json!({
        "format": "betwixt", "version": 1,
        "people": [
            {"id": "1", "name": "Ana \"<b>\" O'Hara", "how_met": "In a queue.", "note": "NOTE OF MINE"},
            {"id": "2", "name": "محمد"},
            {"id": "3", "name": "Nobody Yet"},
        ],
        "interactions": interactions,
        "promises": [
            {"id": "60", "person": "1", "whose": "mine", "text": "lend the map", "given_on": "2014-05-12",
             "ended": {"how": "kept", "on": "2015-01-03"}},
            {"id": "61", "person": "1", "whose": "theirs", "text": "BROKEN WORD", "given_on": "2014-05-12",
             "ended": {"how": "broken", "on": "2015-01-04"}},
            {"id": "62", "person": "1", "whose": "mine", "text": "OPEN WORD", "given_on": "2014-05-12"},
            {"id": "63", "person": "1", "whose": "mine", "text": "HIDDEN WORD", "given_on": "2014-05-12",
             "ended": {"how": "kept", "on": "2015-01-03"}, "interaction": "12"},
        ],
        "topics": [{"id": "70", "person": "1", "kind": "ask", "whose": "mine", "text": "TOPIC TEXT",
                    "noted_on": "2015-02-01"}],
        "check_ins": [{"id": "80", "person": "1", "day": "2015-03-01",
                       "answers": {"trust": {"step": 3, "words": "FELT WORDS"}}}],
    });
    let path = program.write("life.json", document.to_string());
    program.ok(&["import", &path, "--yes"]);
    program
}

fn told() -> Vec<Value> {
    let with = |who: &[&str]| {
        let people = who
            .iter()
            .map(|id| json!({"id": id, "two_way": true, "began": "me"}));
        people.collect::<Vec<_>>()
    };
    vec![
        json!({"id": "10", "day": "2014-05-12", "kind": "met", "people": with(&["1", "2"]), "minutes": 127,
               "depth": {"mine": 3, "theirs": 2}, "words": "The wall.\n\n<script>alert(\"1\")</script> & 'x' \u{1b}[2J \u{202e}# *a*"}),
        json!({"id": "11", "day": "2014-12-30", "last_day": "2015-01-02", "kind": "call",
               "people": with(&["1"]), "words": "王小明 sang", "grew_from": "10"}),
        json!({"id": "12", "day": "2015-01-01", "kind": "met", "people": with(&["1"]),
               "words": "PRIVATE WORDS", "private": true, "grew_from": "10"}),
        json!({"id": "13", "day": "2015-06", "kind": "letter", "people": with(&["1"]), "words": "A month",
               "grew_from": "12"}),
        json!({"id": "14", "day": "2016", "people": with(&["1"]), "words": "A year"}),
        json!({"id": "15", "day": "2016-02-02", "kind": "note", "people": [{"id": "1", "two_way": false}],
               "words": "ABOUT HER"}),
    ]
}

#[test]
fn a_story_tells_the_seasons_and_leaves_out_what_is_private() {
    let program = ana(&told());
    let page = program.ok(&["story", "1"]);
    let headings: Vec<&str> = page.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(
        headings,
        [
            "# Ana \"\\<b\\>\" O'Hara and me",
            "## The first time",
            "## Winter 2014/15",
            "## Summer 2015",
            "## 2016",
        ]
    );
    for there in [
        "*since 12 May 2014*",
        "In a queue.",
        "**12 May 2014** · With محمد\n\nThe wall.\n\n\\<script\\>alert(\"1\")\\</script\\> \\& 'x' ␛\\[2J \\<U+202E\\>\\# \\*a\\*",
        "*From it grew 30 December 2014*",
        "**30 December to 2 January** · A call\n\n王小明 sang\n\n*It grew from 12 May 2014*",
        "**3 January** · A word of mine, kept: lend the map",
        "**June** · A letter\n\nA month\n\n## 2016\n\n**That year**",
        "**That year**\n\nA year",
        "Told on 22 November 2026.",
    ] {
        assert!(page.contains(there), "{there:?} in {page}");
    }
    for private in [
        "PRIVATE WORDS",
        "BROKEN WORD",
        "OPEN WORD",
        "HIDDEN WORD",
        "TOPIC TEXT",
        "FELT WORDS",
        "ABOUT HER",
        "NOTE OF MINE",
        "127",
        "2 h",
        "depth",
        "began",
        "1 January",
        "\u{1b}",
        "\u{202e}",
    ] {
        assert!(!page.contains(private), "{private:?} in {page}");
    }
    for (option, text) in [
        ("--with-private", "PRIVATE WORDS"),
        ("--with-private", "HIDDEN WORD"),
        ("--with-broken", "BROKEN WORD"),
        ("--with-topics", "TOPIC TEXT"),
        ("--with-check-ins", "FELT WORDS"),
        ("--with-notes", "ABOUT HER"),
    ] {
        assert!(
            program.ok(&["story", "1", option]).contains(text),
            "{option}"
        );
    }
    let json = program.json(&["story", "1"]);
    assert_eq!(json["left_out"]["private"], 2);
    assert_eq!(json["chapters"][0]["season"], "winter");
}

#[test]
fn what_is_marked_private_leaves_the_story_until_it_is_taken_back() {
    let program = ana(&told());
    let mark = |word| ["edit", "--interaction", "13", "--private", word];
    let there = || program.ok(&["story", "1"]).contains("A month");
    program.ok(&mark("yes"));
    assert!(!there());
    assert!(program.fails(1, &mark("yes")).contains("already private"));
    program.ok(&["undo"]);
    assert!(there());
    program.ok(&mark("yes"));
    assert_eq!(program.json(&mark("no"))["private"], false);
    assert!(there());
}

#[test]
fn days_and_kinds_narrow_a_story_down() {
    let program = ana(&told());
    let page = program.ok(&[
        "story",
        "1",
        "--from",
        "2015",
        "--to",
        "2015-12-31",
        "--kind",
        "letter",
    ]);
    assert!(page.contains("A month") && !page.contains("The first time") && !page.contains("map"));
    let page = program.ok(&[
        "story",
        "1",
        "--title",
        "Us",
        "--opening",
        "For *you*",
        "--southern",
    ]);
    assert!(page.starts_with("# Us\n\n*since 12 May 2014*\n\nFor \\*you\\*\n"));
    assert!(page.contains("## Summer 2014/15") && page.contains("## Winter 2015"));
    assert!(
        program
            .fails(1, &["story", "1", "--from", "2016", "--to", "2015"])
            .contains("is after")
    );
    assert!(
        program
            .fails(1, &["story", "1", "--tag", "boat"])
            .contains("of those kinds")
    );
    let none = program.fails(1, &["story", "Nobody Yet"]);
    assert!(
        none.contains("has not been written down yet") && none.contains("betwixt log"),
        "{none}"
    );
}

#[test]
fn a_page_is_shown_before_it_is_written_and_replaces_nothing_unasked() {
    let program = ana(&told());
    let refused = program.run(&["story", "1", "--out", "a.html"]);
    assert_eq!(refused.code, 1);
    assert!(refused.out.contains("private") && refused.out.contains("--with-check-ins"));
    assert!(refused.err.contains("--yes") && !program.path("a.html").exists());
    program.ok(&["story", "1", "--out", "a.html", "--yes"]);
    let mode = fs::metadata(program.path("a.html"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let there = program.run(&["story", "1", "--out", "a.html", "--yes"]);
    assert!(there.code == 1 && there.err.contains("--replace"));
    let args = [
        "story",
        "1",
        "--out",
        "a.html",
        "--yes",
        "--replace",
        "--title",
        "Us",
    ];
    let answer = program.json(&args);
    assert_eq!(answer["first"], "2014-05-12");
    assert!(
        fs::read_to_string(program.path("a.html"))
            .unwrap()
            .contains("<title>Us</title>")
    );
    assert!(
        program
            .run(&["story", "1", "--out", "a.txt", "--yes"])
            .err
            .contains("story.html")
    );
}

#[test]
fn the_html_page_is_whole_and_nothing_in_it_is_markup_of_others() {
    let program = ana(&told());
    program.write(
        "ana.png",
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', 1, 2],
    );
    program.write("ana.svg", "<svg/>");
    program.ok(&["edit", "1", "--photo", "ana.png"]);
    program.ok(&[
        "story",
        "1",
        "--out",
        "a.html",
        "--yes",
        "--photo",
        "--opening",
        "\"><img src=x onerror='1'>",
    ]);
    let page = fs::read_to_string(program.path("a.html")).unwrap();
    assert!(page.contains("<img src=\"data:image/png;base64,iVBORw0KGgoBAg==\" alt=\"\">"));
    assert!(page.contains(
        "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39; ␛[2J &lt;U+202E&gt;"
    ));
    assert!(page.contains("With <bdi lang=\"\">محمد</bdi>"));
    assert!(page.contains("</bdi> and me</h1>"));
    assert!(
        page.contains("<a href=\"#m10\">12 May 2014</a>") && page.contains("<article id=\"m10\">")
    );
    for never in [
        "<script",
        "http:",
        "https:",
        "url(",
        "onerror='",
        "<img src=x",
        "@import",
        "PRIVATE",
    ] {
        assert!(!page.contains(never), "{never}");
    }
    assert_balanced(&page);
    program.ok(&["edit", "1", "--photo", "ana.svg"]);
    let said = program.run(&["story", "1", "--out", "b.html", "--yes", "--photo"]);
    assert!(said.code == 0 && said.err.contains("no PNG, JPEG, GIF or WebP"));
}

#[test]
fn what_has_no_words_is_one_line_at_the_end_of_its_season() {
    let of = |id: &str, day: &str, kind: &str| json!({"id": id, "day": day, "kind": kind, "people": [{"id": "1", "two_way": true}]});
    let with = |mut of: Value, key: &str, value: &str| {
        of[key] = json!(value);
        of
    };
    let program = ana(&[
        with(of("10", "2014-05-12", "met"), "words", "The wall."),
        with(of("12", "2015-01-01", "met"), "words", "Snow."),
        of("20", "2015-06-13", "met"),
        with(of("21", "2015-06-20", "call"), "words", "From the train."),
        of("22", "2015-07-02", "met"),
        of("23", "2015-07-09", "met"),
        of("24", "2015-07-20", "call"),
        json!({"id": "25", "day": "2015-08-01", "kind": "met",
               "people": [{"id": "1", "two_way": true}, {"id": "2", "two_way": true}]}),
        of("26", "2015-10-03", "message"),
        with(of("27", "2016-04-01", "met"), "grew_from", "21"),
        of("28", "2016-05", "met"),
        with(of("29", "2016-05-20", "met"), "last_day", "2016-05-22"),
        of("30", "2017", "letter"),
    ]);
    let page = program.ok(&["story", "1"]);
    for there in [
        "**20 June** · A call\n\nFrom the train.\n\n*From it grew 1 April 2016*\n\n**1 August** · With محمد\n\n\
         Together 13 June, 2 and 9 July; a call 20 July.\n\n## Autumn 2015\n\nMessages 3 October.\n",
        "## Spring 2016\n\n**1 April** · Together\n\n*It grew from 20 June 2015*\n\n\
         Together May and 20 to 22 May.\n",
        "## 2017\n\n**That year** · A letter\n",
    ] {
        assert!(page.contains(there), "{there:?} in {page}");
    }
    program.ok(&["story", "1", "--out", "a.html", "--yes"]);
    let page = fs::read_to_string(program.path("a.html")).unwrap();
    assert!(
        page.contains("<p class=\"also\">Messages 3 October.</p>\n</section>"),
        "{page}"
    );
    assert_balanced(&page);
}

#[test]
fn five_hundred_interactions_are_told_whole() {
    let mut many: Vec<Value> = (0..500)
        .map(|at| {
            json!({"id": (100 + at).to_string(), "day": format!("{}-{:02}-{:02}", 2000 + at / 25, at % 12 + 1, at % 28 + 1),
                   "kind": "met", "people": [{"id": "1", "two_way": true}], "words": format!("word {at};")})
        })
        .collect();
    many.extend(told().into_iter().take(3));
    let program = ana(&many);
    let page = program.ok(&["story", "1"]);
    assert!((0..500).all(|at| page.contains(&format!("word {at};"))));
}

/// Every element that is opened is closed, in its order.
fn assert_balanced(page: &str) {
    let mut open: Vec<&str> = Vec::new();
    let body = page.split("</style>").nth(1).unwrap();
    for tag in body.split('<').skip(1) {
        let name = tag
            .split(|c: char| !c.is_alphanumeric() && c != '/')
            .next()
            .unwrap();
        match name.strip_prefix('/') {
            Some("head" | "html") => {}
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None if name == "img" => {}
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn on_the_screen_it_is_looked_at_first_and_then_written_to_a_new_file() {
    let mut session = crate::session::Session::new();
    session.press("S");
    assert!(session.shows("nobody is selected"));
    session.add("Ana/Petrović");
    session.press("S S");
    assert!(session.shows("It has not been written down yet"));
    session.press("Esc");
    session.log("2026-11-14: walked by the river");
    let folder = tempfile::TempDir::new().unwrap();
    session.model.settings.folders = vec![folder.path().to_owned()];
    session.press("S");
    assert!(
        session.shows("In it, 14 November 2026 ") && !session.shows("14 November 2026 to"),
        "{}",
        session.screen()
    );
    session.press("S 1");
    assert!(session.shows("written to "), "{}", session.screen());
    session.press("S 1");
    session.press("S 2");
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    let page = read("Ana_Petrović and me.html");
    assert!(page.contains("by the river") && !page.contains("<script"));
    assert_eq!(read("Ana_Petrović and me 2.html"), page);
    assert!(read("Ana_Petrović and me.md").starts_with("# Ana/Petrović and me"));
}

#[test]
fn on_the_screen_another_place_can_be_typed_and_what_cannot_be_written_stays_in_the_line() {
    let mut session = crate::session::Session::new();
    session.add("Ana");
    session.log("2026-11-14: walked by the river");
    let folder = tempfile::TempDir::new().unwrap();
    session.model.settings.folders = vec![folder.path().to_owned()];
    session.press("S S 3");
    assert!(session.shows("Ana and me.html"), "{}", session.screen());
    session.press("C-u");
    session.write("gift");
    session.press("Enter");
    assert!(session.shows("End its name in .html"));
    session.press("C-u");
    session.write("nowhere/gift.html");
    session.press("Enter");
    assert!(
        session.shows("could not be written"),
        "{}",
        session.screen()
    );
    assert!(session.shows("nowhere/gift.html"));
    session.press("C-u");
    session.write("~/gift.md");
    session.press("Enter");
    assert!(session.shows("written to "), "{}", session.screen());
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    let first = read("gift.md");
    assert!(first.contains("by the river"));
    // Never over a file that is there.
    session.press("S 3 C-u");
    session.write("gift.md");
    session.press("Enter");
    assert_eq!((read("gift.md"), read("gift 2.md")), (first.clone(), first));
    session.press("S 3 Esc");
    assert!(!session.shows("Where to write it"));
}

#[test]
fn on_the_screen_what_was_left_out_is_taken_in_and_left_out_again() {
    let mut session = crate::session::Session::new();
    session.add("Ana");
    session.log("2026-11-14: walked by the river");
    let folder = tempfile::TempDir::new().unwrap();
    session.model.settings.folders = vec![folder.path().to_owned()];
    session.press("S t");
    assert!(
        session.shows("nothing private was left out"),
        "{}",
        session.screen()
    );
    session.press("Esc");
    session.log("2026-11-15: tea with Ana ask: about the wall");
    session.press("S");
    assert!(session.shows("Left out"), "{}", session.screen());
    session.press("t");
    assert!(
        session.shows("What goes into it") && session.shows("1 left out"),
        "{}",
        session.screen()
    );
    session.press("1");
    assert!(!session.shows("Left out"), "{}", session.screen());
    let written = |session: &mut crate::session::Session, name: &str| {
        session.press("S 2");
        std::fs::read_to_string(folder.path().join(name)).unwrap()
    };
    assert!(written(&mut session, "Ana and me.md").contains("about the wall"));
    session.press("t");
    assert!(session.shows("taken in"), "{}", session.screen());
    session.press("1");
    assert!(session.shows("Left out"), "{}", session.screen());
    assert!(!written(&mut session, "Ana and me 2.md").contains("about the wall"));
}
