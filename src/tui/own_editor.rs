//! The user's own editor: it gets the terminal and a private file, and gives back the text.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;

/// Lets the user edit `text`; answers what they saved, or why that failed in a sentence. The file can
/// be read by nobody else and is removed at the end.
///
/// # Errors
/// A file that cannot be made, an editor that does not start or ends with an error, text that is no
/// UTF-8.
pub fn edit(text: &str) -> Result<String, String> {
    let failed = |what: &str, why: std::io::Error| format!("{what}: {why}. The text is as it was");
    let mut file = tempfile::Builder::new()
        .prefix("betwixt-")
        .suffix(".txt")
        .tempfile_in(folder())
        .map_err(|why| failed("No file could be made for the editor", why))?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.flush())
        .map_err(|why| failed("The file for the editor could not be written", why))?;
    // The shell splits what the variable holds, as it does for other programs: "code --wait".
    let mut line = chosen();
    line.push(" \"$1\"");
    let ended = Command::new("sh")
        .arg("-c")
        .arg(line)
        .arg("sh")
        .arg(file.path())
        .status()
        .map_err(|why| failed("The editor did not start", why))?;
    if !ended.success() {
        return Err(
            "The editor ended with an error; the text is as it was. $EDITOR says which it is"
                .to_owned(),
        );
    }
    let bytes = fs::read(file.path())
        .map_err(|why| failed("What the editor saved could not be read", why))?;
    String::from_utf8(bytes)
        .map_err(|_| "What the editor saved is no UTF-8. The text is as it was".to_owned())
}

fn chosen() -> OsString {
    ["VISUAL", "EDITOR"]
        .iter()
        .filter_map(env::var_os)
        .find(|editor| !editor.is_empty())
        .unwrap_or_else(|| "vi".into())
}

/// Where the system keeps what is only this user's and only for now; else where it keeps such files
/// of everybody.
fn folder() -> PathBuf {
    env::var_os("XDG_RUNTIME_DIR")
        .map(PathBuf::from)
        .filter(|folder| folder.is_dir())
        .unwrap_or_else(env::temp_dir)
}
