//! What would happen if hours went from breadth to depth: arithmetic, and no advice.

pub mod input;
pub mod moved;
