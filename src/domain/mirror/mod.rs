//! The mirror: where one's own time goes, beside what one feels it is worth. It looks at one's own
//! side only, and orders nobody by anything felt.

pub mod noted;
pub mod seen;
pub mod spread;
pub mod tally;
pub mod year;
