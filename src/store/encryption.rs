//! Encrypting a file and its backups, taking that away, and another passphrase for them.
//!
//! Nothing is changed in place: each is written anew beside, compared row by row and checked, and
//! takes the name of the old one. The backups come first and the file last, so that whoever is
//! interrupted can say the same again, with the same passphrases.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use crate::store::backup::{remove_copy, sound, with};
use crate::store::backups::{Backups, PARTIAL, refused};
use crate::store::error::{Result, StoreError};
use crate::store::functions::Switches;
use crate::store::passphrase::{Passphrase, connect, connect_as, is_encrypted};
use crate::store::{file, in_use, migrate};

/// What the name of a copy ends with that is not yet in its place.
const CONVERTING: &str = ".converting";
/// How each file is opened: to be read, and for the database to keep its locks in order.
const ACCESS: OpenFlags = OpenFlags::SQLITE_OPEN_READ_WRITE.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// How a file lies on the disk.
#[derive(Clone, Debug)]
pub enum Form {
    /// As it is: whoever can read the disk can read it.
    Plain,
    /// Encrypted with this passphrase.
    Encrypted(Passphrase),
}

impl Form {
    fn passphrase(&self) -> Option<&Passphrase> {
        match self {
            Self::Plain => None,
            Self::Encrypted(passphrase) => Some(passphrase),
        }
    }
}

/// What was written anew beside the file itself.
#[derive(Debug, Default)]
pub struct Converted {
    /// How many backups.
    pub backups: usize,
    /// Backups that could not be, and why: they lie there as they were.
    pub left: Vec<(PathBuf, StoreError)>,
}

impl Backups {
    /// Gives the file and every backup of it this form.
    ///
    /// # Errors
    /// [`StoreError::InUse`] while another program has the file open, no room, a file that is damaged:
    /// it is as it was then.
    pub fn convert(&self, form: &Form) -> Result<Converted> {
        let _held = self.hold(true)?;
        if in_use::by_another(&self.file) {
            return Err(StoreError::InUse(self.file.clone()));
        }
        // Held until the new file is in its place: nobody writes to the old one meanwhile.
        let alone = in_use::held_alone(&self.file)?;
        let fresh = with(&self.file, CONVERTING);
        remove_copy(&fresh);
        let mut done = Converted::default();
        for backup in self.list()? {
            match convert_beside(&backup.path, form) {
                Ok(true) => done.backups += 1,
                Ok(false) => {}
                Err(error) => done.left.push((backup.path, error)),
            }
        }
        file::sync_folder(&self.folder);
        let put = write_anew(&alone, &fresh, form)
            .and_then(|()| fs::rename(&fresh, &self.file).map_err(refused(&self.file, "replaced")));
        if put.is_err() {
            remove_copy(&fresh);
        }
        self.file.parent().map(file::sync_folder);
        put.map(|()| done)
    }
}

/// Gives `fresh`, a copy of a backup, the form that the file at `present` has if that is encrypted:
/// putting a backup back never takes the encryption away.
pub(in crate::store) fn keep_form(present: &Path, fresh: &Path) -> Result<()> {
    if is_encrypted(present)?
        && !is_encrypted(fresh)?
        && let Some(form) = Passphrase::held().map(Form::Encrypted)
    {
        convert_beside(fresh, &form)?;
    }
    Ok(())
}

/// Gives a file that nobody has open this form. Answers false if it has it already.
fn convert_beside(path: &Path, form: &Form) -> Result<bool> {
    if has(path, form)? {
        return Ok(false);
    }
    let partial = with(path, PARTIAL);
    remove_copy(&partial);
    let made = connect(path, ACCESS)
        .and_then(|from| write_anew(&from, &partial, form))
        .and_then(|()| fs::rename(&partial, path).map_err(refused(path, "replaced")));
    if made.is_err() {
        remove_copy(&partial);
    }
    made.map(|()| true)
}

/// Whether the file at `path` has this form already.
fn has(path: &Path, form: &Form) -> Result<bool> {
    match (is_encrypted(path)?, form) {
        (false, Form::Plain) => Ok(true),
        (true, Form::Encrypted(passphrase)) => {
            match connect_as(path, path, ACCESS, Some(passphrase)) {
                Ok(_) => Ok(true),
                Err(StoreError::Passphrase(_)) => Ok(false),
                Err(other) => Err(other),
            }
        }
        _ => Ok(false),
    }
}

/// Writes all that `from` holds into the new file `to`, compares the two, puts it on disk and checks
/// it.
fn write_anew(from: &Connection, to: &Path, form: &Form) -> Result<()> {
    let name = to
        .to_str()
        .ok_or_else(|| refused(to, "named")(std::io::Error::other("its name is no UTF-8 text")))?;
    file::make_file(to).map_err(refused(to, "made"))?;
    Switches::register(from)?;
    // The rows come in table by table, and what they point to may come later.
    from.execute_batch("PRAGMA foreign_keys = OFF")?;
    let key = form.passphrase().map_or("", Passphrase::text);
    from.execute("ATTACH DATABASE ?1 AS fresh KEY ?2", [name, key])?;
    from.query_row("SELECT sqlcipher_export('fresh')", [], |_| Ok(()))?;
    let version: i64 = from.pragma_query_value(None, "user_version", |row| row.get(0))?;
    from.execute_batch(&format!(
        "PRAGMA fresh.user_version = {version}; PRAGMA fresh.application_id = {};",
        migrate::APPLICATION_ID
    ))?;
    compare(from)?;
    from.execute_batch("DETACH DATABASE fresh; PRAGMA foreign_keys = ON")?;
    let whole = file::open_or_make(to).and_then(|file| file.sync_all());
    whole.map_err(refused(to, "put on disk"))?;
    let written = connect_as(to, to, ACCESS, form.passphrase())?;
    Switches::register(&written)?;
    sound(&written)
}

/// Whether the fresh copy has the very tables and rows of the file.
fn compare(connection: &Connection) -> Result<()> {
    let (here, there) = (tables(connection, "main")?, tables(connection, "fresh")?);
    let differs = |what: &str| StoreError::Damaged(format!("the new file differs in {what}"));
    if here != there {
        return Err(differs("its tables"));
    }
    for (table, _) in here.iter().filter(|(_, kind)| kind.as_str() == "table") {
        let same: bool = connection.query_row(
            &format!(
                "SELECT (SELECT count(*) FROM main.\"{table}\") = (SELECT count(*) FROM fresh.\"{table}\") \
                 AND NOT EXISTS (SELECT * FROM main.\"{table}\" EXCEPT SELECT * FROM fresh.\"{table}\")"
            ),
            [],
            |row| row.get(0),
        )?;
        if !same {
            return Err(differs(table));
        }
    }
    Ok(())
}

/// The tables with rows of their own, and with them the text of all else that makes up the file.
fn tables(connection: &Connection, schema: &str) -> Result<BTreeMap<String, String>> {
    let mut statement = connection.prepare(&format!(
        "SELECT name, iif(type = 'table' AND rootpage > 0, 'table', coalesce(sql, type)) \
         FROM {schema}.sqlite_schema"
    ))?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
