//! Backups in words.

/// How large: "2.4 MB".
#[must_use]
pub fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    let mut tenths = bytes.div_ceil(100);
    let mut unit = 0;
    while tenths >= 10_000 && unit + 1 < UNITS.len() {
        tenths /= 1_000;
        unit += 1;
    }
    format!("{}.{} {}", tenths / 10, tenths % 10, UNITS[unit])
}

/// Why it was made, from the word that the file keeps.
#[must_use]
pub fn reason(word: &str) -> &'static str {
    match word {
        "hand" => "by hand",
        "screen" => "by the screen",
        "import" => "before an import",
        "migration" => "before a newer file version",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_as_people_write_them() {
        for (bytes, text) in [
            (1, "0.1 kB"),
            (4_096, "4.1 kB"),
            (999_000, "999.0 kB"),
            (2_355_200, "2.3 MB"),
            (659_750_912, "659.7 MB"),
        ] {
            assert_eq!(size(bytes), text);
        }
    }
}
