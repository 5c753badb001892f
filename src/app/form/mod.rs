//! Forms: what is kept of somebody or something, field by field. What is typed in a form stays until
//! the store has said yes, or the user throws it away.

pub mod circle;
pub mod deed;
pub mod fields;
pub mod group;
pub mod interaction;
pub mod list;
pub mod pause;
pub mod person;
pub mod promise;
pub mod same;
pub mod sheet;
pub mod tie;
pub mod topic;
