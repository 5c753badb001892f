//! The config as `config init` writes it: every setting with its default, as a comment.

/// The text.
pub const SAMPLE: &str = r#"# The config of betwixt. Every line is a default: take the # away and change it.
# betwixt config check says whether all of it is understood.

# What 3/4 means: "ask", "day-month" (3 April) or "month-day" (4 March).
#dates = "ask"

# Keys, by the names that betwixt keys --names lists. One key, several, or none ([]).
# What stands here holds everywhere outside text; a part such as [keys.quick-entry] holds there alone.
#[keys]
#add-interaction = "a"
#undo = "u"
#redo = "C-r"
#first = ["g", "Home"]
"#;
