//! The shape of the house, kept by tests: arrows one way, no loops, small files, quiet words.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Which room may name which.
const ARROWS: &[(&str, &[&str])] = &[
    ("main", &["cli"]),
    (
        "cli",
        &[
            "tui", "view", "app", "store", "exchange", "wording", "demo", "clock", "domain",
        ],
    ),
    (
        "tui",
        &[
            "store", "app", "view", "clock", "domain", "wording", "exchange",
        ],
    ),
    ("view", &["app", "wording", "domain"]),
    ("app", &["wording", "domain"]),
    ("exchange", &["store", "domain"]),
    ("store", &["domain"]),
    ("wording", &["domain"]),
    ("demo", &["domain"]),
    ("clock", &[]),
    ("domain", &[]),
];

/// Which rooms alone may name a crate.
const CRATES: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("ratatui", &["view", "tui"]),
    ("crossterm", &["tui"]),
    ("encoding_rs", &["exchange"]),
    ("signal_hook", &["tui"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("toml", &["cli"]),
    ("anyhow", &["cli"]),
    ("statrs", &["domain"]),
];

/// Words and signs that no text for people has.
const UNWANTED: &[&str] = &["overdue", "streak", "caught up", "score", "well done"];

/// A source file: its path inside `src`, its module path, its lines before its tests.
struct Source {
    name: String,
    module: Vec<String>,
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    assert!(files.len() > 100);
    files
        .iter()
        .map(|path| {
            let name = path
                .strip_prefix(&root)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            let text = fs::read_to_string(path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap().to_owned();
            let mut module: Vec<String> = name
                .trim_end_matches(".rs")
                .split('/')
                .map(str::to_owned)
                .filter(|part| part != "mod")
                .collect();
            if module == ["lib"] {
                module.clear();
            }
            Source { name, module, code }
        })
        .collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            files.push(path);
        }
    }
}

/// The paths that a file names with `crate::` or `betwixt::`, groups in braces taken apart.
fn named(code: &str) -> BTreeSet<String> {
    let code: String = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let mut paths = BTreeSet::new();
    for start in code
        .match_indices("crate::")
        .chain(code.match_indices("betwixt::"))
    {
        let rest = &code[start.0 + start.1.len()..];
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || "_:".contains(c)))
            .unwrap_or(rest.len());
        let head = rest[..end].trim_end_matches(':');
        match rest[end..].strip_prefix('{') {
            Some(group) => {
                for item in group.split('}').next().unwrap().split(',') {
                    let item = item.split_whitespace().next().unwrap_or_default();
                    paths.insert(
                        [head, item]
                            .iter()
                            .filter(|part| !part.is_empty())
                            .copied()
                            .collect::<Vec<_>>()
                            .join("::"),
                    );
                }
            }
            None => drop(paths.insert(head.to_owned())),
        }
    }
    paths
}

fn room(module: &[String]) -> &str {
    module.first().map_or("lib", String::as_str)
}

fn wrong_arrows(files: &[Source]) -> Vec<String> {
    let allowed: BTreeMap<_, _> = ARROWS.iter().copied().collect();
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| !file.module.is_empty()) {
        for path in named(&file.code) {
            let (from, to) = (room(&file.module), path.split("::").next().unwrap());
            if from != to && !allowed.get(from).is_some_and(|rooms| rooms.contains(&to)) {
                wrong.push(format!("{} names {path}", file.name));
            }
        }
    }
    wrong
}

/// The files that each file names: the longest module of the tree that a path begins with.
fn graph(files: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
    let modules: BTreeSet<String> = files.iter().map(|file| file.module.join("::")).collect();
    files
        .iter()
        .map(|file| {
            let own = file.module.join("::");
            let named = named(&file.code)
                .into_iter()
                .filter_map(|path| {
                    let parts: Vec<&str> = path.split("::").collect();
                    (1..=parts.len())
                        .rev()
                        .map(|count| parts[..count].join("::"))
                        .find(|module| modules.contains(module))
                })
                .filter(|module| *module != own)
                .collect();
            (own, named)
        })
        .collect()
}

/// A loop in the graph, if there is one.
fn a_loop(graph: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    fn visit(
        node: &str,
        graph: &BTreeMap<String, BTreeSet<String>>,
        path: &mut Vec<String>,
        done: &mut BTreeSet<String>,
    ) -> Option<Vec<String>> {
        if let Some(start) = path.iter().position(|seen| seen == node) {
            return Some(path[start..].to_vec());
        }
        if done.contains(node) {
            return None;
        }
        path.push(node.to_owned());
        let found = graph
            .get(node)
            .into_iter()
            .flatten()
            .find_map(|next| visit(next, graph, path, done));
        path.pop();
        done.insert(node.to_owned());
        found
    }
    let mut done = BTreeSet::new();
    graph
        .keys()
        .find_map(|node| visit(node, graph, &mut Vec::new(), &mut done))
}

/// The string literals of some code, comments left out.
fn literals(code: &str) -> Vec<String> {
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let text = lines
        .collect::<Vec<_>>()
        .join("\n")
        .replace("\\\"", "\u{1}");
    text.split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_arrows_point_one_way() {
    assert_eq!(wrong_arrows(&sources()), Vec::<String>::new());
}

#[test]
fn the_module_graph_has_no_loop() {
    assert_eq!(a_loop(&graph(&sources())), None);
}

#[test]
fn each_crate_stays_in_its_rooms() {
    for file in sources() {
        for (name, rooms) in CRATES {
            let uses = file.code.contains(&format!("{name}::"))
                && !file.code.contains(&format!("tui_{name}::"));
            assert!(
                !uses || rooms.contains(&room(&file.module)),
                "{} names {name}",
                file.name
            );
        }
    }
}

#[test]
fn only_the_clock_knows_the_time_and_chance() {
    for file in sources().iter().filter(|file| file.name != "clock.rs") {
        for source in ["SystemTime", "Local::now", "Utc::now", "RandomState"] {
            assert!(!file.code.contains(source), "{} names {source}", file.name);
        }
        assert!(
            !file.code.contains("Instant::now") || room(&file.module) == "tui",
            "{}",
            file.name
        );
    }
}

#[test]
fn files_are_small_and_say_what_they_are_for() {
    for file in sources() {
        assert!(
            file.code.starts_with("//!"),
            "{} does not say what it is for",
            file.name
        );
        let lines = file
            .code
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with("//"));
        let count = lines.count();
        assert!(count <= 400, "{} has {count} lines of code", file.name);
    }
}

#[test]
fn an_import_line_tells_the_truth() {
    for file in sources() {
        for line in file.code.lines().map(str::trim_start) {
            assert!(!line.starts_with("pub use"), "{}: {line}", file.name);
            assert!(
                !(line.starts_with("use ") && line.contains("::*")),
                "{}: {line}",
                file.name
            );
        }
    }
}

#[test]
fn no_text_for_people_praises_counts_or_shouts() {
    let spoken = ["wording", "view", "app", "cli"];
    for file in sources()
        .iter()
        .filter(|file| spoken.contains(&room(&file.module)))
    {
        for text in literals(&file.code) {
            let lower = text.to_lowercase();
            assert!(
                !UNWANTED.iter().any(|word| lower.contains(word)),
                "{}: {text}",
                file.name
            );
            let shouts = text.contains('!') && text.chars().any(char::is_whitespace);
            assert!(!shouts, "{}: {text}", file.name);
        }
    }
}

#[test]
fn the_checks_see_what_they_look_for() {
    let source = |name: &str, code: &str| Source {
        name: name.to_owned(),
        module: name
            .trim_end_matches(".rs")
            .split('/')
            .map(str::to_owned)
            .collect(),
        code: code.to_owned(),
    };
    let files = [
        source(
            "domain/a.rs",
            "use crate::domain::b::B;\nuse crate::store::{open, act as acts};",
        ),
        source(
            "domain/b.rs",
            "use crate::domain::a::A;\n// crate::view::screen in a comment",
        ),
    ];
    assert_eq!(
        wrong_arrows(&files),
        [
            "domain/a.rs names store::act",
            "domain/a.rs names store::open"
        ]
    );
    assert_eq!(
        a_loop(&graph(&files)),
        Some(vec!["domain::a".to_owned(), "domain::b".to_owned()])
    );
    assert_eq!(
        literals("say(\"all caught up\", 1); // \"not\"\n// \"this\""),
        ["all caught up", "not"]
    );
}
