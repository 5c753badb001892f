//! Keys on every screen. Each changes the picture, so that each can be seen to settle.

/// Keys on one screen.
pub struct Scene {
    /// Its name.
    pub name: &'static str,
    /// Keys that lead there.
    pub before: Vec<String>,
    /// Keys that are measured.
    pub keys: Vec<String>,
    /// Keys that lead back.
    pub after: Vec<String>,
    /// Whether each key opens something whole, and is reported by itself.
    pub opens: bool,
}

const ESC: &str = "\x1b";
const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";
const BACKSPACE: &str = "\x7f";
const SENTENCE: &str =
    "yesterday: dinner with Ana and Jo, 2h at home, she told me of her new work #work";

/// The answer to the last question saves.
const CHECK_IN: [&str; 9] = ["c", "1", "2", "3", "2", "1", "2", "1", "2"];

/// All of them, with about `most` keys each. `busiest` is who has the longest timeline.
pub fn all_scenes(busiest: &str, most: usize) -> Vec<Scene> {
    let to_busiest = ["/", busiest, "\r", "2"];
    let sidebar = ["j", "\r", ESC];
    let typed = |text: &'static str| there_and_back(text, most);
    vec![
        scene("people, j", &[], times("j", most), &["g"]),
        scene("people, k", &["G"], times("k", most), &["g"]),
        scene("people, pages", &[], turns(&["\x04", "\x15"], most), &["g"]),
        scene(
            "timeline, j",
            &to_busiest,
            times("j", most),
            &["1", ESC, "g"],
        ),
        scene(
            "timeline, pages",
            &to_busiest,
            times("\x04", most),
            &["1", ESC, "g"],
        ),
        scene(
            "timeline, / typing",
            &["2", "/"],
            typed("walk with kind:met 2024"),
            &[ESC, "1"],
        ),
        scene("sidebar, evidence", &["3"], turns(&sidebar, most), &["1"]),
        scene(
            "quiet, j",
            &["Q"],
            turns(&["j", "j", "j", "k", "k"], most),
            &[ESC],
        ),
        scene("quiet, terms", &["Q"], times("z", most), &["z", ESC]),
        scene(
            "find, typing",
            &["F"],
            typed("museum by the river"),
            &[ESC, ESC],
        ),
        scene(
            "find, cursor",
            &["F", "walk"],
            turns(&[DOWN, DOWN, DOWN, UP, UP], most),
            &[ESC, ESC],
        ),
        scene("mirror, j", &["M"], turns(&["j", "k"], most), &[ESC]),
        scene(
            "review",
            &["r", ESC, "r"],
            turns(&[" ", "h"], most),
            &[ESC, ESC],
        ),
        scene(
            "quick entry, typing",
            &["a"],
            typed(SENTENCE),
            &["\x03", "\x03"],
        ),
        scene("filter, typing", &["/"], typed("ana petr"), &[ESC]),
        scene("palette, typing", &[":"], typed("undo"), &[ESC]),
        scene(
            "palette, cursor",
            &[":"],
            turns(&[DOWN, DOWN, UP], most),
            &[ESC],
        ),
        scene(
            "help, j",
            &["?"],
            turns(&["j", "j", "j", "k", "k"], most),
            &[ESC],
        ),
        scene("form, typing", &["e"], typed("a name that is long"), &[ESC]),
        scene("check-in", &[], turns(&CHECK_IN, most), &[ESC]),
        opening(
            "open",
            &["Q", ESC, "Q", ESC, "M", ESC, "M", ESC, "r", ESC, "r", ESC],
        ),
        opening(
            "open",
            &[
                "F", ESC, "?", ESC, ":", ESC, "e", ESC, "c", ESC, "a", ESC, "a", ESC,
            ],
        ),
        opening(
            "open",
            &["C", "C", "G", "g", "2", "G", "g", "b", "b", "\x0c"],
        ),
    ]
}

fn scene(name: &'static str, before: &[&str], keys: Vec<String>, after: &[&str]) -> Scene {
    Scene {
        name,
        before: owned(before),
        keys,
        after: owned(after),
        opens: false,
    }
}

fn opening(name: &'static str, keys: &[&str]) -> Scene {
    Scene {
        name,
        before: Vec::new(),
        keys: owned(keys),
        after: Vec::new(),
        opens: true,
    }
}

fn owned(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

fn times(key: &str, most: usize) -> Vec<String> {
    vec![key.to_owned(); most]
}

fn turns(keys: &[&str], most: usize) -> Vec<String> {
    let keys = keys.iter().cycle().take(most);
    keys.map(|key| (*key).to_owned()).collect()
}

/// Text typed letter by letter and taken away again, as often as there are keys for.
fn there_and_back(text: &str, most: usize) -> Vec<String> {
    let typed = text.chars().map(String::from);
    let taken = text.chars().map(|_| BACKSPACE.to_owned());
    let both: Vec<String> = typed.chain(taken).collect();
    both.iter()
        .cycle()
        .take(most.max(both.len()))
        .cloned()
        .collect()
}
