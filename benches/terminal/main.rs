//! The screen through a real terminal, 120 by 40, beside a bare three-pane program on the same file,
//! both in one run.
//!
//! `cargo bench --bench terminal` measures everything at 150 people with 2,000 interactions (S) and at
//! 1,500 with 50,000 (M); `BETWIXT_BENCH_L=1` also at 10,000 with 1,000,000 (L). Words behind `--`
//! choose parts: `start`, `keys`, `held`, `idle`, `save`, and sizes: `S`, `M`, `L`. `BETWIXT_BENCH_KEYS`
//! says how many keys a screen gets, `BETWIXT_BENCH_SCENE=find` that only screens with that word in
//! their name are measured; `BETWIXT=target/release/betwixt` measures the program as it is installed. Each
//! screen finds the file in the memory of the system. Read ratios and the time that the program itself ran: the
//! rest is the machine's.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measure that cannot go on has failed"
)]

mod floor;
mod scenes;
mod supply;
mod watched;

use std::ffi::OsString;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crate::scenes::{Scene, all_scenes};
use crate::supply::{SIZES, Size};
use crate::watched::{Pressed, Watched};

/// How often each program is started, and a sentence saved.
const RUNS: usize = 21;
/// Nothing has come for so long: a key has settled.
const QUIET: Duration = Duration::from_millis(60);
/// The same where a whole page is read first.
const LONG: Duration = Duration::from_millis(700);
/// Keys that are held, and how far apart they come.
const HELD: u32 = 300;
const SIXTIETH: Duration = Duration::from_micros(16_667);
/// What stands on the screen once it is of use: the timeline with the sidebar beside it.
const USEFUL: &[&str] = &["RHYTHM", "YOU NOTED"];

fn main() {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    if let [_, mode, path] = arguments.as_slice()
        && mode == "floor"
    {
        floor::run(Path::new(path));
        return;
    }
    let wanted: Vec<String> = arguments
        .iter()
        .skip(1)
        .filter_map(|word| word.to_str())
        .filter(|word| !word.starts_with("--"))
        .map(str::to_owned)
        .collect();
    let (sizes, parts): (Vec<String>, Vec<String>) = wanted
        .into_iter()
        .partition(|word| SIZES.iter().any(|size| size.name == word));
    let is_wanted = |part: &str| parts.is_empty() || parts.iter().any(|word| word == part);
    let large = std::env::var_os("BETWIXT_BENCH_L").is_some();
    for size in SIZES {
        let chosen = if sizes.is_empty() {
            size.name != "L" || large
        } else {
            sizes.iter().any(|name| name == size.name)
        };
        if !chosen {
            continue;
        }
        let file = supply::file(size);
        println!("\n{}", size.name);
        for (part, measure) in [
            ("start", start as fn(Size, &Path)),
            ("keys", keys),
            ("held", held),
            ("idle", idle),
            ("save", save),
        ] {
            if is_wanted(part) {
                supply::read_through(&file);
                measure(size, &file);
            }
        }
    }
}

fn ours(file: &Path) -> Watched {
    Watched::start(&supply::program(), &[], &[("BETWIXT_FILE", file)])
}

fn bare(file: &Path) -> Watched {
    let this = std::env::current_exe().unwrap();
    Watched::start(&this, &["floor".into(), file.into()], &[])
}

/// From the start to names and a timeline, each program in turn.
fn start(_: Size, file: &Path) {
    let (mut us, mut floor) = (Vec::new(), Vec::new());
    let (mut we_ran, mut floor_ran) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let mut program = bare(file);
        floor.push(program.shows(&["contact days in a year"]));
        program.listen(QUIET);
        floor_ran.push(program.ran());
        let mut program = ours(file);
        us.push(program.shows(USEFUL));
        program.listen(QUIET);
        we_ran.push(program.ran());
    }
    for (what, us, floor) in [
        ("start to the first useful frame", us, floor),
        ("  of that and after it the program ran", we_ran, floor_ran),
    ] {
        let (us, floor) = (part(us, 50), part(floor, 50));
        let ratio = us.as_secs_f64() / floor.as_secs_f64();
        println!("{what:<44}{us:>9.1?}   floor {floor:>9.1?}   ratio {ratio:.2}");
    }
}

/// One key after another on every screen.
fn keys(size: Size, file: &Path) {
    let most = std::env::var("BETWIXT_BENCH_KEYS").ok();
    let most = most.and_then(|most| most.parse().ok()).unwrap_or(100);
    println!(
        "{:<24}{:>6}{:>10}{:>10}{:>12}{:>10}{:>8}   to reach, p99: {} ms",
        "key to settled frame", "keys", "p50", "p99", "ran p50", "p99", "frames", size.key
    );
    let mut program = bare(file);
    program.shows(&["contact days in a year"]);
    program.listen(LONG);
    let down: Vec<Pressed> = (0..most).map(|_| program.press("j", QUIET)).collect();
    report("(floor) people, j", &down);
    drop(program);
    let busiest = supply::busiest(file);
    let only = std::env::var("BETWIXT_BENCH_SCENE").unwrap_or_default();
    for scene in all_scenes(&busiest, most) {
        if scene.name.contains(&only) {
            in_scene(&scene, file);
        }
    }
    let mut program = ours(file);
    program.shows(USEFUL);
    program.listen(LONG);
    let first = program.resident();
    for scene in all_scenes(&busiest, 20) {
        let keys = scene.before.iter().chain(&scene.keys).chain(&scene.after);
        for key in keys {
            program.press(key, Duration::from_millis(30));
        }
        program.listen(LONG);
    }
    println!(
        "resident memory: {first:.1} MiB after the start, {:.1} MiB after all screens (to reach: {} MiB)",
        program.resident(),
        size.memory
    );
}

fn in_scene(scene: &Scene, file: &Path) {
    supply::read_through(file);
    let mut program = ours(file);
    program.shows(USEFUL);
    program.listen(LONG);
    for key in &scene.before {
        program.press(key, LONG);
    }
    let quiet = if scene.opens { LONG } else { QUIET };
    let mut pressed = Vec::new();
    for (place, key) in scene.keys.iter().enumerate() {
        // The first few wait long enough to see whether anything comes late.
        let quiet = if place < 5 { LONG } else { quiet };
        pressed.push(program.press(key, quiet));
    }
    if scene.opens {
        for (key, one) in scene.keys.iter().zip(&pressed) {
            report(&format!("{} {key:?}", scene.name), &[*one]);
        }
        return;
    }
    report(scene.name, &pressed);
    if std::env::var_os("BETWIXT_BENCH_SHOW").is_some() {
        println!("{}", program.screen());
    }
}

fn report(what: &str, pressed: &[Pressed]) {
    let settled: Vec<Duration> = pressed.iter().filter_map(|key| key.settled).collect();
    let ran: Vec<Duration> = pressed.iter().map(|key| key.ran).collect();
    let frames: usize = pressed.iter().map(|key| key.frames).sum();
    if settled.is_empty() {
        println!("{what:<24}{:>6} without a frame", pressed.len());
        return;
    }
    #[allow(clippy::cast_precision_loss, reason = "a few hundred")]
    let frames = frames as f64 / pressed.len() as f64;
    println!(
        "{what:<24}{:>6}{:>10.1?}{:>10.1?}{:>12.1?}{:>10.1?}{frames:>8.2}",
        settled.len(),
        part(settled.clone(), 50),
        part(settled, 99),
        part(ran.clone(), 50),
        part(ran, 99),
    );
}

/// A key that is held: how far the picture is behind once it is let go.
fn held(_: Size, file: &Path) {
    for (what, before, key) in [
        ("people, j held", "", "j"),
        ("people, k held", "G", "k"),
        ("timeline, j held", "2", "j"),
    ] {
        let mut program = ours(file);
        program.shows(USEFUL);
        program.listen(LONG);
        program.press(before, LONG);
        let (begun, ran) = (Instant::now(), program.ran());
        for count in 0..HELD {
            let due = begun + SIXTIETH * count;
            thread::sleep(due.saturating_duration_since(Instant::now()));
            program.write(key);
        }
        let let_go = Instant::now();
        let ran = program.ran().saturating_sub(ran);
        let (last, _) = program.listen(LONG);
        let behind = last.map_or(Duration::ZERO, |last| {
            last.saturating_duration_since(let_go)
        });
        println!(
            "{what:<24}{HELD:>6} keys at 60 Hz: {behind:.1?} behind after the last (to reach: 20 ms); ran {:.1?} a key",
            ran / HELD
        );
    }
}

/// Ten seconds in which nobody does anything.
fn idle(_: Size, file: &Path) {
    let mut program = ours(file);
    program.shows(USEFUL);
    program.listen(Duration::from_secs(2));
    let (ticks, ran) = (program.ticks(), program.ran());
    let (_, bytes) = program.listen(Duration::from_secs(10));
    println!(
        "idle for 10 s: {} bytes, {} ticks of the processor; ran {:.1?}",
        bytes.len(),
        program.ticks() - ticks,
        program.ran().saturating_sub(ran)
    );
}

/// Enter to "saved", beside the bare commit in this process and the floor's own key for one.
fn save(size: Size, file: &Path) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let path = folder.path().join("bare.db");
    let mut commits = floor::prepare(&path);
    let floor_file = file.with_extension("floor.db");
    let _ = std::fs::remove_file(&floor_file);
    std::fs::copy(file, &floor_file).unwrap();
    drop(floor::prepare(&floor_file));
    let mut beside = bare(&floor_file);
    beside.shows(&["contact days in a year"]);
    let mut program = ours(file);
    program.shows(USEFUL);
    program.listen(LONG);
    let (mut us, mut settled, mut bare, mut keys) = (vec![], vec![], vec![], vec![]);
    for _ in 0..RUNS {
        let begun = Instant::now();
        floor::insert(&mut commits);
        bare.push(begun.elapsed());
        let begun = Instant::now();
        beside.write("s");
        keys.push(beside.wait_for(&["saved"]).duration_since(begun));
        beside.press("g", QUIET);
        program.press("a", LONG);
        program.press("yesterday: a long walk by the river, 2h", LONG);
        let begun = Instant::now();
        program.write("\r");
        let at = program.wait_for(&["saved: "]);
        us.push(at.duration_since(begun));
        let (last, _) = program.listen(LONG);
        settled.push(last.unwrap_or(at).duration_since(begun));
    }
    let (us, settled) = (part(us, 50), part(settled, 50));
    let (bare, keys) = (part(bare, 50), part(keys, 50));
    println!(
        "save, {}: Enter to saved {us:.1?}, to the last byte {settled:.1?}; a bare commit {bare:.1?}, \
         the floor's key to saved {keys:.1?}; ratios {:.2} and {:.2}",
        size.name,
        us.as_secs_f64() / bare.as_secs_f64(),
        us.as_secs_f64() / keys.as_secs_f64(),
    );
    let _ = std::fs::remove_file(&floor_file);
}

/// The time that this part of a hundred stays within.
fn part(mut times: Vec<Duration>, of_hundred: usize) -> Duration {
    times.sort();
    let place = (times.len() * of_hundred).div_ceil(100).max(1) - 1;
    times[place]
}
