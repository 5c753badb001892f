//! How a document names itself.

/// What the key `format` says.
pub const FORMAT: &str = "betwixt";
/// The newest version known here.
pub const VERSION: u32 = 1;
