//! Where the config lies, and what is in it.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use etcetera::BaseStrategy as _;

use crate::cli::config::page::Trouble;
use crate::cli::config::read::{Config, read};

/// The variable that names another config.
pub const VARIABLE: &str = "BETWIXT_CONFIG";
/// Where it lies unless one is named, under the platform's folder for configs.
const FILE: [&str; 2] = ["betwixt", "config.toml"];
/// A config is never larger than this.
const MOST: u64 = 1 << 20;

/// A config as it was found.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Where it lies, or would lie.
    pub path: PathBuf,
    /// Whether there is one.
    pub there: bool,
    /// What it sets.
    pub config: Config,
    /// What was not understood.
    pub troubles: Vec<Trouble>,
}

/// Where the config lies, or would lie.
///
/// # Errors
/// If there is no home folder.
pub fn path() -> anyhow::Result<PathBuf> {
    if let Some(named) = env::var_os(VARIABLE).filter(|named| !named.is_empty()) {
        return Ok(PathBuf::from(named));
    }
    let folders = etcetera::choose_base_strategy()
        .context("there is no home folder to look for a config in; name one with BETWIXT_CONFIG")?;
    Ok(FILE
        .iter()
        .fold(folders.config_dir(), |path, part| path.join(part)))
}

/// The config of this user; the defaults if there is none, or as far as it cannot be read.
#[must_use]
pub fn load() -> Loaded {
    match path() {
        Ok(path) => load_from(&path),
        Err(error) => Loaded {
            path: PathBuf::new(),
            there: false,
            config: Config::default(),
            troubles: vec![Trouble::of_file(format!("{error:#}"), "")],
        },
    }
}

fn load_from(path: &Path) -> Loaded {
    let mut loaded = Loaded {
        path: path.to_owned(),
        there: true,
        config: Config::default(),
        troubles: Vec::new(),
    };
    match text(path) {
        Ok(text) => (loaded.config, loaded.troubles) = read(&text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            loaded.there = false;
            if env::var_os(VARIABLE).is_some_and(|named| !named.is_empty()) {
                loaded.troubles.push(Trouble::of_file(
                    format!("{VARIABLE} names {}, and no file is there", path.display()),
                    "betwixt config init writes one there",
                ));
            }
        }
        Err(error) => loaded.troubles.push(Trouble::of_file(
            format!("{} cannot be read: {error}", path.display()),
            "See who may read it, and whether it is text in UTF-8",
        )),
    }
    loaded
}

fn text(path: &Path) -> io::Result<String> {
    if fs::metadata(path)?.len() > MOST {
        return Err(io::Error::other("it is larger than a config can be"));
    }
    fs::read_to_string(path)
}
