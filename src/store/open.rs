//! Opening a file: for acts, or to read only.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, InterruptHandle, OpenFlags};

use crate::domain::act::Source;
use crate::domain::id::IdSource;
use crate::store::backups::{Backups, Reason};
use crate::store::error::{Result, StoreError};
use crate::store::file;
use crate::store::functions::Switches;
use crate::store::location::{Brake, Location};
use crate::store::migrate::{self, Standing};
use crate::store::passphrase::{connect, connect_by_name, is_encrypted};
use crate::store::patience;
use crate::store::recording::Recording;

/// How long a question waits: readers only ever wait while a file is made or repaired.
const READER_PATIENCE: Duration = Duration::from_secs(5);
/// The oldest SQLite without the bug that can damage a file two programs use at once.
const OLDEST_SQLITE: i32 = 3_051_003;

/// A file opened for questions.
#[derive(Debug)]
pub struct Reader {
    pub(in crate::store) connection: Connection,
    pub(in crate::store) location: Location,
}

/// Ends a question that is being answered, from another thread.
pub struct Interrupt(InterruptHandle);

impl Interrupt {
    /// Ends it: it fails.
    pub fn now(&self) {
        self.0.interrupt();
    }
}

/// A file opened for acts and questions.
#[derive(Debug)]
pub struct Store {
    pub(in crate::store) reader: Reader,
    pub(in crate::store) ids: IdSource,
    pub(in crate::store) switches: Switches,
    pub(in crate::store) recording: Recording,
    pub(in crate::store) sitting: i64,
    /// The slot and the text of the draft that the next act leaves behind.
    pub(in crate::store) draft_after: Option<(String, String)>,
    made_private: bool,
}

/// When and where an act is made.
#[derive(Clone, Copy, Debug)]
pub struct Stamp {
    /// UTC, milliseconds since 1970.
    pub at: i64,
    /// Screen or shell.
    pub source: Source,
}

impl Store {
    /// Opens the file at `path`, and makes it if there is none. `sitting` tells this run of the
    /// program from others in the history.
    ///
    /// # Errors
    /// A foreign or newer file (left untouched), a folder or file that cannot be made or written,
    /// another program that does not let go.
    pub fn open(path: &Path, ids: IdSource, sitting: i64) -> Result<Self> {
        let made_private = file::prepare(path, migrate::APPLICATION_ID, migrate::newest())?;
        let (mut connection, switches) = to_write(path)?;
        let recording = Recording::watch(&mut connection)?;
        Ok(Self {
            reader: Reader {
                connection,
                location: Location::of(path),
            },
            ids,
            switches,
            recording,
            sitting,
            draft_after: None,
            made_private,
        })
    }

    /// The questions.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Stops all writing through this opening, from any thread.
    #[must_use]
    pub fn brake(&self) -> Brake {
        self.reader.location.brake()
    }

    /// Whether others could read the file until it was opened; it is private now.
    #[must_use]
    pub fn was_open_to_others(&self) -> bool {
        self.made_private
    }
}

impl Reader {
    /// Opens the file at `path` for questions only; nothing is ever written through it. A file of an
    /// older version is brought to this one first.
    ///
    /// # Errors
    /// No file, a foreign or newer one, or one that has no tables yet; an older one that cannot be
    /// written.
    pub fn open(path: &Path) -> Result<Self> {
        let reader = to_copy(path)?;
        match looked_at_once(&reader.connection, path)? {
            Standing::At(version) if version == migrate::newest() => Ok(reader),
            Standing::At(_) => {
                drop(reader);
                drop(to_write(path)?);
                to_copy(path)
            }
            Standing::Empty => Err(StoreError::Missing(path.to_owned())),
        }
    }

    /// Asks several questions of one state of the file, whatever other programs write meanwhile. It is
    /// also quicker: the file is locked once.
    ///
    /// # Errors
    /// What `questions` answers, and whatever the database says.
    pub fn at_once<T>(&self, questions: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        let state = self.connection.unchecked_transaction()?;
        let answer = questions(self)?;
        state.finish()?;
        Ok(answer)
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> Option<PathBuf> {
        self.connection.path().map(PathBuf::from)
    }

    /// Whether the file that was opened still lies where it was.
    ///
    /// # Errors
    /// [`StoreError::Replaced`] if another one lies there, or none.
    pub fn check_place(&self) -> Result<()> {
        self.location.check()
    }

    /// Holds few pages of the file in memory: for a connection that stays open and is asked for a screenful
    /// at a time. The system keeps the rest at hand.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn hold_little(&self) -> Result<()> {
        self.hold(HELD_LITTLE)
    }

    /// Holds hardly any: for a process that makes one act and reads most pages once. To lay each of them elsewhere
    /// in memory takes it longer than to read a few again.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn hold_least(&self) -> Result<()> {
        self.hold(HELD_LEAST)
    }

    fn hold(&self, kib: i64) -> Result<()> {
        Ok(self.connection.pragma_update(None, "cache_size", -kib)?)
    }

    /// A handle that ends a question which is being answered.
    #[must_use]
    pub fn interrupt(&self) -> Interrupt {
        Interrupt(self.connection.get_interrupt_handle())
    }

    /// A number that differs once another connection has changed the file.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn data_version(&self) -> Result<i64> {
        Ok(self
            .connection
            .pragma_query_value(None, "data_version", |row| row.get(0))?)
    }
}

/// A connection to a file of this version: an older one is backed up and brought to it.
fn to_write(path: &Path) -> Result<(Connection, Switches)> {
    let mut connection = connect(path, flags(OpenFlags::SQLITE_OPEN_READ_WRITE))?;
    patience::give(&mut connection)?;
    let switches = Switches::register(&connection)?;
    let standing = looked_at_once(&connection, path)?;
    let current = matches!(standing, Standing::At(version) if version == migrate::newest());
    set_up(&connection)?;
    if !current {
        back_up_first(&standing, path)?;
        migrate::migrate(&mut connection, path)?;
    }
    use_wal(&connection)?;
    Ok((connection, switches))
}

/// A file of ours of any version known here, to be copied or looked at as a whole.
pub(in crate::store) fn to_copy(path: &Path) -> Result<Reader> {
    if !path.exists() {
        return Err(StoreError::Missing(path.to_owned()));
    }
    file::check_head(path, migrate::APPLICATION_ID, migrate::newest())?;
    let connection = open_to_read(path)?;
    connection.busy_timeout(READER_PATIENCE)?;
    Switches::register(&connection)?;
    set_up(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    if is_encrypted(path)? {
        // Its first bytes said nothing.
        looked_at_once(&connection, path)?;
    }
    Ok(Reader {
        connection,
        location: Location::of(path),
    })
}

/// Makes a connection that is neither a [`Store`] nor a [`Reader`] ready for work on the whole file.
pub(in crate::store) fn prepare_to_write(connection: &Connection) -> Result<Switches> {
    let switches = Switches::register(connection)?;
    set_up(connection)?;
    Ok(switches)
}

/// What the file is, read under one lock.
fn looked_at_once(connection: &Connection, path: &Path) -> Result<Standing> {
    let state = connection.unchecked_transaction()?;
    migrate::standing(&state, path)
}

/// A file of an older version is backed up before it is brought to this one. The moment is that of
/// its last change: there is no clock here.
fn back_up_first(standing: &Standing, path: &Path) -> Result<()> {
    if matches!(standing, Standing::Empty) {
        return Ok(());
    }
    let changed = fs::metadata(path).and_then(|metadata| metadata.modified());
    let since = changed
        .ok()
        .and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    let at = since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(0));
    Backups::of(path).make(Reason::Migration, at).map(drop)
}

/// A write-ahead log needs a writable folder even to be read. In one that is not, such as that of a
/// backup on a read-only disk, nobody else writes either, and the file is read as it lies.
fn open_to_read(path: &Path) -> Result<Connection> {
    let looked_at = |connection: Connection| -> Result<Connection> {
        connection.pragma_query_value(None, "schema_version", |row| row.get::<_, i64>(0))?;
        Ok(connection)
    };
    let usual = connect(path, flags(OpenFlags::SQLITE_OPEN_READ_WRITE)).and_then(looked_at);
    let refused = match usual {
        Err(refused @ StoreError::ReadOnly) => refused,
        Err(locked @ (StoreError::Encrypted(_) | StoreError::Passphrase(_))) => return Err(locked),
        // What it is instead is told by what looks at it next.
        Err(_) => return connect(path, flags(OpenFlags::SQLITE_OPEN_READ_ONLY)),
        Ok(connection) => return Ok(connection),
    };
    let Some(text) = path.to_str().filter(|_| !file::has_log(path)) else {
        return Err(refused);
    };
    let escaped = text
        .replace('%', "%25")
        .replace('?', "%3f")
        .replace('#', "%23");
    let access = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let uri = format!("file:{escaped}?immutable=1");
    connect_by_name(path, Path::new(&uri), flags(access))
}

fn flags(access: OpenFlags) -> OpenFlags {
    access | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_PRIVATE_CACHE
}

/// KiB of the file that a connection which holds little keeps in memory.
const HELD_LITTLE: i64 = 384;
/// The same for one that holds hardly any: more than an act writes.
const HELD_LEAST: i64 = 160;

fn set_up(connection: &Connection) -> Result<()> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(StoreError::Database(format!(
            "SQLite {} is too old to be safe",
            rusqlite::version()
        )));
    }
    connection.set_prepared_statement_cache_capacity(64);
    // A plan once made holds for every person: without this a statement is compiled anew whenever
    // another value is bound to it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; \
         PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; \
         PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 4194304;",
    )?;
    Ok(())
}

/// Write-ahead logging, unless the file system cannot do it. While another program makes the same
/// file the switch may be refused: then it comes with the next opening, and until then each write is
/// as safe, only slower.
fn use_wal(connection: &Connection) -> Result<()> {
    let switched = connection
        .pragma_query_value(None, "journal_mode", |row| row.get::<_, String>(0))
        .and_then(|mode| match mode.as_str() {
            "wal" => Ok(()),
            _ => connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(())),
        })
        .map_err(StoreError::from);
    match switched {
        Err(StoreError::Busy) => Ok(()),
        other => other,
    }
}
