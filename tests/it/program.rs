//! The program as a user runs it: in a folder of its own, at a moment that stands still.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use assert_cmd::assert::OutputAssertExt as _;
use serde_json::Value;
use tempfile::TempDir;

/// A Sunday.
pub const NOW: &str = "2026-11-22T14:00:00";

/// The program and its folder.
pub struct Program {
    folder: TempDir,
}

/// What one run said.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Program {
    pub fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    /// Where the file of the program lies.
    pub fn file(&self) -> PathBuf {
        self.path("betwixt.db")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file into the folder.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// The program, ready to run.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_betwixt"));
        command
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .env("TZ", "UTC")
            .env("BETWIXT_FILE", self.file())
            .env("BETWIXT_NOW", NOW)
            .stdin(Stdio::null());
        command
    }

    /// Runs it.
    pub fn run(&self, arguments: &[&str]) -> Said {
        said(self.command().args(arguments))
    }

    /// Runs it and takes the answer of a run that went well.
    pub fn ok(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {said:?}");
        said.out
    }

    /// The same with `--json`.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let out = self.ok(&[arguments, &["--json"]].concat());
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}"))
    }

    /// Runs it and takes what it says of a failure with this exit code.
    pub fn fails(&self, code: i32, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, code, "{arguments:?}: {said:?}");
        assert_eq!(said.out, "", "{arguments:?}");
        said.err
    }
}

/// Runs a command to its end.
pub fn said(command: &mut Command) -> Said {
    let assert = command.assert();
    let output = assert.get_output();
    Said {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout.clone()).unwrap(),
        err: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}

/// The keys of an object, in their order.
pub fn keys(json: &str) -> Vec<String> {
    let depth_one = json.lines().filter(|line| {
        line.strip_prefix("  ")
            .is_some_and(|rest| rest.starts_with('"'))
    });
    depth_one
        .filter_map(|line| line.trim().split('"').nth(1).map(str::to_owned))
        .collect()
}
