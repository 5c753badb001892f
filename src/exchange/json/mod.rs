//! Our own JSON: everything a file keeps, lossless, in a shape that another program can write.
//! `docs/format.md` tells it key by key.
//!
//! One object: `format` ("betwixt"), `version` (1), then the lists of [`crate::domain::document`]
//! in that order, each sorted by id, one row a line. A reader needs `format` and `version`; every
//! list may be missing, and in a row every key but those that the types of the domain have no
//! default for. Ids are positive whole numbers in quotes, and one id names one thing in the whole
//! document; references may point to rows of the document or of the file it comes into. Characters
//! that do not print are escaped, so that a terminal may show an export.

pub mod check;
pub mod format;
pub mod formatter;
pub mod read;
pub mod write;
