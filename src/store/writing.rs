//! A transaction that writes: the one way in, so that none can leave the search index behind.

use std::ops::Deref;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::store::error::Result;
use crate::store::functions::Switches;
use crate::store::triggers;

/// An IMMEDIATE transaction. Dropped without [`Writing::commit`], nothing was written.
pub struct Writing<'c> {
    transaction: Transaction<'c>,
    switches: Switches,
}

impl<'c> Writing<'c> {
    /// Begins one on a connection of these switches.
    pub fn begin(connection: &'c mut Connection, switches: &Switches) -> Result<Self> {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Left over from one that was dropped.
        drop(switches.take_touched());
        Ok(Self {
            transaction,
            switches: switches.clone(),
        })
    }

    /// Indexes what was written, and puts all of it on disk.
    pub fn commit(self) -> Result<()> {
        triggers::index(&self.transaction, self.switches.take_touched())?;
        self.transaction.commit()?;
        Ok(())
    }
}

impl Deref for Writing<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.transaction
    }
}
