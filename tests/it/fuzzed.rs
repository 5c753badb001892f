//! What the fuzzer has found worth keeping, through the same functions on any compiler.

use std::fs;
use std::path::Path;

#[path = "../../fuzz/readers.rs"]
mod readers;

fn every(target: &str, read: fn(&[u8])) {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let files = fs::read_dir(corpus.join(target)).unwrap();
    let mut count = 0;
    for file in files {
        read(&fs::read(file.unwrap().path()).unwrap());
        count += 1;
    }
    assert!(count > 9, "{count} in {target}");
}

#[test]
fn sentences_that_were_hard_are_read() {
    every("sentence", readers::sentence);
}

#[test]
fn lines_of_find_that_were_hard_are_answered() {
    every("find", readers::find);
}

#[test]
fn imports_that_were_hard_are_read() {
    every("friends", readers::friends);
    every("vcard", readers::vcard);
    every("json", readers::json);
}

#[test]
fn configs_that_were_hard_are_read() {
    every("config", readers::config);
}

#[test]
fn damage_that_was_hard_is_met() {
    every("damaged", readers::damaged);
}
