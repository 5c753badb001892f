//! A story as a page to keep or to give: Markdown, or one HTML file that needs nothing beside it.

pub mod html;
pub mod markdown;
pub mod photo;
