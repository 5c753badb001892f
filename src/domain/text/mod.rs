//! Text as people write it: folded for matching, made visible for a terminal, wrapped into lines.

pub mod emphasis;
pub mod fold;
pub mod lists;
pub mod pieces;
pub mod quick_hash;
pub mod visible;
pub mod wrap;
