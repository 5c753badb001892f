//! The config: what it sets, and what is said of a line that is not understood.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use tempfile::TempDir;

use crate::program::Program;
use crate::pty::Pty;

/// A program with this config.
fn with_config(text: &str) -> Program {
    let program = Program::new();
    let folder = program.path(".config/betwixt");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), text).unwrap();
    program
}

#[test]
fn the_order_of_a_date_is_that_of_the_config_and_the_reading_says_so() {
    for (set, day, order) in [
        ("day-month", "2026-04-03", "day before month"),
        ("month-day", "2026-03-04", "month before day"),
    ] {
        let program = with_config(&format!("dates = \"{set}\"\n"));
        program.ok(&["add", "Ana"]);
        let sentence = "on 3/4/2026: lunch with Ana";
        let read = program.json(&["log", "--dry-run", sentence]);
        assert_eq!(read["day"]["from"], day);
        assert!(program.ok(&["log", "--dry-run", sentence]).contains(order));
        // What can be read in one way alone needs no order.
        let plain = program.ok(&["log", "--dry-run", "on 13/4/2026: lunch with Ana"]);
        assert!(!plain.contains("before"), "{plain}");
        program.ok(&["pause", "Ana", "--from", "3/4/2026"]);
        let shown = program.json(&["show", "Ana"]);
        assert_eq!(shown["pauses"][0]["from"], day);
    }
    let asked = Program::new();
    asked.ok(&["add", "Ana"]);
    asked.fails(1, &["log", "on 3/4/2026: lunch with Ana"]);
}

#[test]
fn every_line_that_is_not_understood_is_told_with_its_number_and_what_is_possible() {
    let program = with_config(
        "dates = \"dmy\"\nthme = \"dark\"\nbroken = = 1\n\n[keys]\nundo = \"Q\"\nredo = \"Q\"\n\
         fly = \"x\"\nhelp = \"F99\"\nkeep-filter = \"s\"\n[keys.nowhere]\nundo = \"u\"\n",
    );
    let said = program.run(&["config", "check"]);
    assert_eq!(said.code, 1);
    for told in [
        "line 1: dates = \"dmy\" is not possible. It can be \"ask\", \"day-month\", \"month-day\"",
        "line 2: there is no setting called “thme”. The settings are: dates",
        "line 3: “broken = = 1” is no TOML",
        "line 6: Q is the key of undo here, and of quiet by itself",
        "line 7: Q is the key of redo here, and of undo on line 6",
        "line 8: there is no command called “fly”",
        "line 9: \"F99\" is no key",
        "line 10: s goes into the text where keep-filter is used",
        "line 11: there is no place called “nowhere” for keys",
    ] {
        assert!(said.out.contains(told), "{told:?} in {}", said.out);
    }
    let json = program.run(&["config", "check", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["troubles"][1]["line"], 2);
    // It stops nobody, and is said where it matters.
    let said = program.run(&["log", "--dry-run", "walked"]);
    assert!(said.err.contains("line 1: dates"), "{}", said.err);
    assert_eq!(program.run(&["doctor"]).code, 1);
    let keys = program.run(&["keys"]);
    assert!(
        keys.out
            .lines()
            .any(|line| line.trim() == "Q  undo the newest act"
                || (line.contains(" Q ") && line.contains("undo the newest act"))),
        "{}",
        keys.out
    );
}

#[test]
fn a_line_that_is_no_toml_takes_no_other_with_it() {
    let keys = "[keys]\nundo = \"U\"\n";
    for (text, told) in [
        ("ascii true\ndates = \"day-month\"\n", vec![1]),
        (
            "# c\nmouse = false\ntheme dark\ndates = \"day-month\"\nmouse = maybe\n",
            vec![3, 5],
        ),
        ("hello\ndates = \"day-month\"\ntheme: dark\n", vec![1, 3]),
        ("[[[[\ndates = \"day-month\"\ntheme = 3\n", vec![1, 3]),
        ("dates = \"day-month\"\r\nä ö\r\ntheme = 3\r\n", vec![2, 3]),
        ("theme = \"\"\"dark\ndates = \"day-month\"\n", vec![1]),
        (
            "dates = \"day-month\"\nmouse = true\nmouse = false\n",
            vec![3],
        ),
        (
            "dates = \"day-month\"\n[keys]\nfirst = [\"g\",\n[keys.people]\nfirst = [\n  \"g\",\n]\n",
            vec![3],
        ),
    ] {
        // What stands below is read too, and with its own number.
        let program = with_config(&format!("{text}{keys}fly = \"x\"\n"));
        let said = program.run(&["config", "check", "--json"]);
        let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        let troubles = json["troubles"].as_array().unwrap();
        let lines: Vec<usize> = troubles
            .iter()
            .map(|trouble| usize::try_from(trouble["line"].as_u64().unwrap()).unwrap())
            .collect();
        let twice = text.contains("[keys]");
        let mut wanted = told;
        wanted.push(text.lines().count() + if twice { 1 } else { 3 });
        assert_eq!(lines, wanted, "{text}: {}", said.out);
        program.ok(&["add", "Ana"]);
        let read = program.json(&["log", "--dry-run", "on 3/4/2026: lunch with Ana"]);
        assert_eq!(read["day"]["from"], "2026-04-03", "{text}");
        let keys = program.run(&["keys"]).out;
        let undo = keys.lines().find(|line| line.contains("undo the newest"));
        let own = undo.is_some_and(|line| line.trim().starts_with('U'));
        assert_eq!(own, !twice, "{text}: {undo:?}");
    }
    // A file that is no config at all is not gone through to its end.
    let program = with_config(&"no config at all\n".repeat(30_000));
    let said = program.run(&["config", "check"]);
    assert_eq!(said.out.lines().count(), 100);
}

#[test]
fn init_writes_a_config_that_changes_nothing_for_this_user_alone_and_never_over_another() {
    let program = Program::new();
    let path = program.ok(&["config", "path"]).trim().to_owned();
    assert!(path.ends_with(".config/betwixt/config.toml"), "{path}");
    let before = program.ok(&["keys"]);
    program.ok(&["config", "init"]);
    let mode = fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    program.ok(&["config", "check"]);
    // With its comment signs taken away it is whole, and says the same.
    let sample = fs::read_to_string(&path).unwrap();
    let live: String = sample
        .lines()
        .map(|line| {
            line.strip_prefix('#')
                .filter(|rest| !rest.starts_with(' '))
                .unwrap_or(line)
        })
        .fold(String::new(), |page, line| page + line + "\n");
    fs::write(&path, &live).unwrap();
    assert_eq!(program.ok(&["config", "check"]).matches("line").count(), 0);
    assert_eq!(program.ok(&["keys"]), before);
    program.fails(1, &["config", "init"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), live);
}

#[test]
fn the_screen_starts_with_what_holds_of_a_config_and_says_what_does_not() {
    let folder = TempDir::new().unwrap();
    let config = folder.path().join("config.toml");
    fs::write(&config, "colour = 1\n[keys]\nquiet = \"x\"\n").unwrap();
    let file = folder.path().join("betwixt.db");
    let variable = [("BETWIXT_CONFIG", config.to_str().unwrap())];
    let mut pty = Pty::run("exec \"$BETWIXT\"", &file, &variable);
    pty.wait_for("line 1: there is no setting called “colour”");
    pty.write("q");
    pty.wait_for("x quiet");
    assert!(pty.hears_mouse());
    pty.write("x");
    pty.wait_for("Quiet");
    pty.write("\u{3}");
    assert_eq!(pty.wait_for_end(), 0);
}
