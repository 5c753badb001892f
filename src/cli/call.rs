//! What every verb is handed: which file, which clock, and in what form to answer.

use std::cell::OnceCell;
use std::path::PathBuf;

use anyhow::Context as _;
use chrono::{NaiveDate, NaiveTime};
use etcetera::BaseStrategy as _;

use crate::cli::config::file::{self, Loaded};
use crate::cli::output;
use crate::clock::{self, Clock};
use crate::domain::act::Source;
use crate::domain::id::IdSource;
use crate::domain::sentence::reading::NumericOrder;
use crate::store::backups::{Backups, Reason};
use crate::store::error::StoreError;
use crate::store::open::{Reader, Stamp, Store};

/// Where a file lies unless one is named, under the platform's data folder.
const FILE: [&str; 2] = ["betwixt", "betwixt.db"];

/// One call of the program.
#[derive(Clone, Debug)]
pub struct Call {
    /// The file.
    pub path: PathBuf,
    /// The clock.
    pub clock: Clock,
    /// Whether the answer is to be JSON.
    pub json: bool,
    config: OnceCell<Loaded>,
}

impl Call {
    /// The call with these settings; without a file, the one in the platform's data folder.
    pub fn new(file: Option<PathBuf>, clock: Clock, json: bool) -> anyhow::Result<Self> {
        let path = if let Some(path) = file {
            path
        } else {
            let folders = etcetera::choose_base_strategy()
                .context("there is no home folder to keep a file in; name a file with --file")?;
            FILE.iter()
                .fold(folders.data_dir(), |path, part| path.join(part))
        };
        Ok(Self {
            path,
            clock,
            json,
            config: OnceCell::new(),
        })
    }

    /// The config, read when it is first asked for.
    pub fn config(&self) -> &Loaded {
        self.config.get_or_init(file::load)
    }

    /// What 3/4 means to this user. If the config leaves that unclear it is said once.
    pub fn order(&self) -> NumericOrder {
        if self.config.get().is_none() {
            let unclear = |setting: &str| setting.is_empty() || setting == "dates";
            let troubles = &self.config().troubles;
            if let Some(trouble) = troubles.iter().find(|one| unclear(&one.setting)) {
                output::say(&format!(
                    "{}, {}",
                    self.config().path.display(),
                    trouble.told()
                ));
            }
        }
        self.config().config.settings.order
    }

    /// Today.
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// The time of day.
    pub fn now(&self) -> NaiveTime {
        self.clock.now().time()
    }

    /// The stamp of an act made now.
    pub fn stamp(&self) -> Stamp {
        Stamp {
            at: self.clock.millis(),
            source: Source::Shell,
        }
    }

    /// The file, opened for acts; made if there is none.
    pub fn store(&self) -> anyhow::Result<Store> {
        let ids = IdSource::seeded(self.clock.seed());
        let store = Store::open(&self.path, ids, clock::sitting())?;
        if store.was_open_to_others() {
            output::say(&format!(
                "Others on this machine could read {}. Now only you can",
                self.path.display()
            ));
        }
        Ok(store)
    }

    /// The same after a backup, for what changes much at once. An empty file needs none.
    pub fn backed_up_store(&self) -> anyhow::Result<Store> {
        let backups = Backups::of(&self.path);
        let empty = match Reader::open(&self.path) {
            Ok(reader) => reader.mark()?.is_empty(),
            Err(StoreError::Missing(_)) => true,
            Err(other) => return Err(other.into()),
        };
        if !empty && let Err(error) = backups.make(Reason::Import, self.stamp().at) {
            output::say("No backup could be made, so nothing came in");
            return Err(error.into());
        }
        self.store()
    }

    /// The file, opened for questions; `None`, and a sentence on how to begin, if there is none.
    pub fn reader(&self) -> anyhow::Result<Option<Reader>> {
        match Reader::open(&self.path) {
            Ok(reader) => Ok(Some(reader)),
            Err(StoreError::Missing(path)) => {
                // In JSON an empty answer says enough.
                if !self.json {
                    output::say(&format!("There is no file at {} yet", path.display()));
                    output::say("Begin with: betwixt add 'Ana Petrović'");
                }
                Ok(None)
            }
            Err(other) => Err(other.into()),
        }
    }
}
