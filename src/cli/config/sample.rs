//! The config as `config init` writes it: every setting with its default, as a comment.

/// The text.
pub const SAMPLE: &str = r#"# The config of betwixt. Every line is a default: take the # away and change it.
# betwixt config check says whether all of it is understood.

# What 3/4 means: "ask", "day-month" (3 April) or "month-day" (4 March).
#dates = "ask"

# "terminal" takes the terminal's own sixteen colours. "dark", "light", "high-contrast" and
# "colour-blind" bring their own; "auto" is dark or light as COLORFGBG says; "mono" has none, as with
# NO_COLOR.
#theme = "terminal"

# Borders and marks of plain letters, for terminals and fonts that lack the others.
#ascii = false

# Clicks select, a double click opens, the wheel scrolls. Shift still selects text.
#mouse = true

# Keys, by the names that betwixt keys --names lists. One key, several, or none ([]).
# What stands here holds everywhere outside text; a part such as [keys.quick-entry] holds there alone.
#[keys]
#add-interaction = "a"
#undo = "u"
#redo = "C-r"
#first = ["g", "Home"]
"#;
