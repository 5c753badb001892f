//! Encryption at rest: what a build with it does, and what one without it says.

use std::fs;

use crate::program::Program;

/// Bytes that look like nothing, as those of an encrypted file do.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 1_u64;
    let bytes = std::iter::repeat_with(|| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    });
    bytes.take(length).collect()
}

#[test]
fn a_file_that_looks_encrypted_is_left_as_it_is() {
    let program = Program::new();
    let bytes = noise(8192);
    fs::write(program.file(), &bytes).unwrap();
    let code = if cfg!(feature = "encryption") { 1 } else { 3 };
    for verb in [&["people"][..], &["log", "coffee"], &["add", "Ana"]] {
        let told = program.fails(code, verb);
        assert!(told.contains("encrypt"), "{told}");
    }
    assert_eq!(fs::read(program.file()).unwrap(), bytes);
    // What is noise but no file of pages is told as what it is.
    fs::write(program.file(), noise(900)).unwrap();
    let told = program.fails(3, &["people"]);
    assert!(told.contains("is no betwixt file"), "{told}");
}

#[cfg(not(feature = "encryption"))]
#[test]
fn a_build_without_encryption_says_how_to_get_one() {
    let program = Program::new();
    program.ok(&["add", "Ana"]);
    for verb in ["encrypt", "decrypt", "passphrase"] {
        let told = program.fails(1, &[verb]);
        assert!(told.contains("--features encryption"), "{told}");
    }
    assert!(program.ok(&["people", "--all"]).contains("Ana"));
}

#[cfg(feature = "encryption")]
mod built_in {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::Path;

    use betwixt::store::backups::Backups;

    use crate::program::{Program, Said, said};
    use crate::pty::Pty;

    const COMMAND: &str = "BETWIXT_PASSPHRASE_COMMAND";
    const SECRET: &str = "echo four words and a heron";

    fn with(program: &Program, command: &str, arguments: &[&str]) -> Said {
        said(program.command().env(COMMAND, command).args(arguments))
    }

    fn ok(program: &Program, arguments: &[&str]) -> String {
        let said = with(program, SECRET, arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {said:?}");
        said.out
    }

    /// A file with a life in it and a backup, and what it exports.
    fn lived() -> (Program, String) {
        let program = Program::new();
        program.ok(&["add", "Ana Petrović"]);
        program.ok(&[
            "log",
            "yesterday: coffee with Ana, marker-in-the-clear #boat",
        ]);
        program.ok(&["promise", "Ana", "marker-in-the-clear too"]);
        program.ok(&["backup"]);
        program.ok(&["undo"]);
        let kept = program.ok(&["export"]);
        (program, kept)
    }

    /// Every file in and below the folder.
    fn files(folder: &Path) -> Vec<std::path::PathBuf> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                found.extend(files(&entry.path()));
            } else {
                found.push(entry.path());
            }
        }
        found
    }

    fn holds_in_the_clear(program: &Program, text: &str) -> bool {
        let folder = program.file().parent().unwrap().to_owned();
        files(&folder).iter().any(|path| {
            let bytes = fs::read(path).unwrap();
            bytes
                .windows(text.len())
                .any(|part| part == text.as_bytes())
        })
    }

    #[test]
    fn all_is_kept_and_nothing_can_be_read_without_the_passphrase() {
        let (program, kept) = lived();
        assert!(holds_in_the_clear(&program, "marker-in-the-clear"));
        ok(&program, &["encrypt"]);
        assert!(!holds_in_the_clear(&program, "marker-in-the-clear"));
        assert!(!holds_in_the_clear(&program, "SQLite format"));
        assert_eq!(ok(&program, &["export"]), kept);
        // The history goes on, over the encryption.
        ok(&program, &["redo"]);
        ok(&program, &["log", "called Ana, marker-in-the-clear again"]);
        ok(&program, &["backup"]);
        ok(&program, &["backups", "--check"]);
        assert!(ok(&program, &["find", "again"]).contains("Ana"));
        assert!(!holds_in_the_clear(&program, "marker-in-the-clear"));
        let told = program.fails(1, &["people"]);
        assert!(told.contains("nobody is here to be asked"), "{told}");
        let told = ok(&program, &["doctor"]);
        assert!(told.contains("encrypted"), "{told}");
        for file in files(program.file().parent().unwrap()) {
            let mode = fs::metadata(&file).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{}", file.display());
        }
    }

    #[test]
    fn a_wrong_passphrase_is_a_sentence_and_changes_nothing() {
        let (program, _) = lived();
        ok(&program, &["encrypt"]);
        let before = fs::read(program.file()).unwrap();
        for verb in [
            &["people"][..],
            &["log", "coffee"],
            &["decrypt"],
            &["passphrase"],
        ] {
            let said = with(&program, "echo something else", verb);
            assert_eq!((said.code, said.out.as_str()), (1, ""), "{said:?}");
            assert!(said.err.contains("not the passphrase"), "{said:?}");
        }
        for command in ["echo", "false", "printf ''"] {
            let said = with(&program, command, &["people"]);
            assert_eq!(said.code, 1, "{said:?}");
            assert!(said.err.contains("gave no passphrase"), "{said:?}");
        }
        assert_eq!(fs::read(program.file()).unwrap(), before);
    }

    #[test]
    fn it_can_be_taken_away_again_with_the_backups() {
        let (program, kept) = lived();
        ok(&program, &["encrypt"]);
        assert_eq!(with(&program, SECRET, &["encrypt"]).code, 1);
        ok(&program, &["decrypt"]);
        assert_eq!(program.ok(&["export"]), kept);
        assert_eq!(program.fails(1, &["decrypt"]).lines().count(), 1);
        for backup in Backups::of(&program.file()).list().unwrap() {
            program.ok(&["--file", backup.path.to_str().unwrap(), "people"]);
        }
    }

    #[test]
    fn a_backup_in_the_clear_is_put_back_encrypted_and_a_damaged_file_too() {
        let (program, _) = lived();
        let copy = program.path("copy.db");
        program.ok(&["backup", "--to", copy.to_str().unwrap()]);
        ok(&program, &["encrypt"]);
        ok(&program, &["log", "called Ana about the heron"]);
        ok(&program, &["restore", "--yes", copy.to_str().unwrap()]);
        assert_eq!(program.run(&["people"]).code, 1);
        assert!(!ok(&program, &["show", "Ana"]).contains("heron"));
        // The first page is gone, and with it what shows whether a passphrase fits.
        ok(&program, &["backup"]);
        let mut bytes = fs::read(program.file()).unwrap();
        for byte in bytes.iter_mut().take(4096) {
            *byte = byte.wrapping_mul(31).wrapping_add(7);
        }
        fs::write(program.file(), bytes).unwrap();
        assert_eq!(with(&program, SECRET, &["people"]).code, 1);
        ok(&program, &["restore", "--yes"]);
        assert!(ok(&program, &["people", "--all"]).contains("Ana"));
    }

    #[test]
    fn damage_below_the_first_page_is_told_and_put_right() {
        let (program, _) = lived();
        ok(&program, &["encrypt"]);
        ok(&program, &["backup"]);
        let mut bytes = fs::read(program.file()).unwrap();
        for byte in bytes.iter_mut().skip(4096) {
            *byte ^= 1;
        }
        fs::write(program.file(), &bytes).unwrap();
        let said = with(&program, SECRET, &["doctor"]);
        assert_eq!(said.code, 3, "{said:?}");
        let said = with(&program, SECRET, &["log", "coffee with Ana"]);
        assert_eq!(said.code, 3, "{said:?}");
        assert_eq!(fs::read(program.file()).unwrap(), bytes);
        ok(&program, &["restore", "--yes"]);
        assert!(ok(&program, &["people", "--all"]).contains("Ana"));
    }

    #[test]
    fn it_is_asked_for_at_the_terminal_and_can_be_changed_there() {
        let (program, kept) = lived();
        let mut pty = Pty::run(
            "stty > a; $BETWIXT encrypt; stty > b; cmp a b && echo alike",
            &program.file(),
            &[],
        );
        pty.wait_for("New passphrase:");
        pty.write("zażółć\r");
        pty.wait_for("The same again:");
        pty.write("zażółć\r");
        pty.wait_for("alike");
        assert_eq!(pty.wait_for_end(), 0);
        assert!(!pty.screen().contains("zażółć"));
        let mut pty = Pty::run("$BETWIXT passphrase", &program.file(), &[]);
        pty.wait_for("Passphrase:");
        pty.write("wrong\r");
        pty.wait_for("not the passphrase");
        // Composed in another way, it is the same.
        pty.write("z\u{61}z\u{307}o\u{301}\u{142}c\u{301}\r");
        pty.wait_for("New passphrase:");
        pty.write("four words and a heron\r");
        pty.wait_for("The same again:");
        pty.write("four words and a heron\r");
        assert_eq!(pty.wait_for_end(), 0, "{}", pty.screen());
        assert_eq!(ok(&program, &["export"]), kept);
        ok(&program, &["backups", "--check"]);
        // The screen asks too; what is broken off there is no failure of the terminal.
        let mut pty = Pty::run(
            "$BETWIXT; echo ended $?; stty | grep -c -- -echo",
            &program.file(),
            &[],
        );
        pty.wait_for("Passphrase:");
        pty.write("\u{3}");
        pty.wait_for("ended 1");
        pty.wait_for_end();
        let mut pty = Pty::run("$BETWIXT", &program.file(), &[]);
        pty.wait_for("Passphrase:");
        pty.write("four words and a heron\r");
        pty.wait_for("Ana Petrović");
        pty.write("q");
        assert_eq!(pty.wait_for_end(), 0);
    }

    #[test]
    fn one_that_was_broken_off_is_finished_by_saying_it_again() {
        let (program, kept) = lived();
        ok(&program, &["encrypt"]);
        // As if it had ended after the backups: they are encrypted, the file is not yet.
        let encrypted = program.path("copy.db");
        let plain = Program::new();
        let json = plain.write("life.json", &kept);
        plain.ok(&["import", "--yes", &json]);
        fs::copy(program.file(), &encrypted).unwrap();
        fs::copy(plain.file(), program.file()).unwrap();
        ok(&program, &["encrypt"]);
        assert_eq!(ok(&program, &["export"]), kept);
        ok(&program, &["backups", "--check"]);
    }

    #[test]
    fn nothing_happens_while_another_program_has_it_open() {
        let (program, _) = lived();
        let mut pty = Pty::run("$BETWIXT", &program.file(), &[]);
        pty.wait_for("Ana Petrović");
        let said = with(&program, SECRET, &["encrypt"]);
        assert_eq!(said.code, 1, "{said:?}");
        assert!(said.err.contains("open"), "{said:?}");
        pty.write("q");
        pty.wait_for_end();
        assert!(program.ok(&["people", "--all"]).contains("Ana"));
    }
}
