//! Where a file lies, and who may see it there: what `doctor` asks of the system.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// File systems of other machines. A lock there is a promise that not all of them keep.
const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ceph",
    "glusterfs",
    "davfs",
    "ncpfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.davfs2",
    "fuse.gvfsd-fuse",
    "fuse.glusterfs",
    "vboxsf",
    "prl_fs",
];

/// How folders are called that a service keeps in step with other machines.
const SYNCED: &[&str] = &[
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "onedrive",
    "icloud drive",
    "mobile documents",
    "cloudstorage",
    "nextcloud",
    "owncloud",
    "syncthing",
    "pcloud drive",
    "pclouddrive",
    "mega",
    "megasync",
    "seafile",
    "box sync",
    "proton drive",
    "tresorit",
    "resilio sync",
];

/// What such a service leaves in its folder.
const TRACES: &[&str] = &[
    ".stfolder",
    ".dropbox",
    ".dropbox.cache",
    ".nextcloudsync.log",
    ".owncloudsync.log",
    ".csync_journal.db",
    ".seafile-data",
    ".sync",
];

/// The network file system that `path` lies on, if it is one. Known on Linux only.
pub fn network(path: &Path) -> Option<String> {
    let table = fs::read_to_string("/proc/self/mountinfo").ok()?;
    let (_, kind) = mount(&table, &real(path))?;
    NETWORK.contains(&kind.as_str()).then_some(kind)
}

/// The mount point that `path` lies under, and its kind, from the table of the system.
fn mount(table: &str, path: &Path) -> Option<(PathBuf, String)> {
    let mounts = table.lines().filter_map(|line| {
        let (before, after) = line.split_once(" - ")?;
        let point = before.split(' ').nth(4)?.replace("\\040", " ");
        let kind = after.split(' ').next()?.to_owned();
        Some((PathBuf::from(point), kind))
    });
    mounts
        .filter(|(point, _)| path.starts_with(point))
        .max_by_key(|(point, _)| point.components().count())
}

/// The folder above `path` that a service seems to keep in step with other machines.
pub fn synced(path: &Path) -> Option<PathBuf> {
    let path = real(path);
    path.ancestors()
        .skip(1)
        .find(|folder| {
            named_like_a_service(folder)
                || TRACES
                    .iter()
                    .any(|trace| folder.join(trace).symlink_metadata().is_ok())
        })
        .map(Path::to_owned)
}

fn named_like_a_service(folder: &Path) -> bool {
    let Some(Component::Normal(name)) = folder.components().next_back() else {
        return false;
    };
    let name = name.to_string_lossy().to_lowercase();
    SYNCED.iter().any(|service| {
        name == *service
            || name
                .strip_prefix(service)
                .is_some_and(|rest| rest.starts_with([' ', '-', '(']))
    })
}

/// Second copies that such a service has made beside the file.
pub fn conflicts(path: &Path) -> Vec<PathBuf> {
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let entries = fs::read_dir(folder.unwrap_or(Path::new(".")));
    let mut found: Vec<PathBuf> = entries
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| {
            let name = entry.file_name().to_string_lossy().to_lowercase();
            name.starts_with(&stem) && name.contains("conflict")
        })
        .map(|entry| entry.path())
        .collect();
    found.sort();
    found
}

/// Those of `paths` that others on this machine may read or write.
#[cfg(unix)]
pub fn open_to_others(paths: &[PathBuf]) -> Vec<PathBuf> {
    use std::os::unix::fs::PermissionsExt as _;
    let open = |path: &&PathBuf| {
        fs::metadata(path).is_ok_and(|kept| kept.permissions().mode() & 0o077 != 0)
    };
    paths.iter().filter(open).cloned().collect()
}

/// Those of `paths` that others on this machine may read or write; not known here.
#[cfg(not(unix))]
pub fn open_to_others(_paths: &[PathBuf]) -> Vec<PathBuf> {
    Vec::new()
}

/// Whether the file at `path` may be written, as far as its mark for reading only tells.
pub fn writable(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|kept| !kept.permissions().readonly())
}

/// The path without links, as far as it exists.
fn real(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    whole
        .ancestors()
        .find_map(|there| {
            let real = fs::canonicalize(there).ok()?;
            Some(match whole.strip_prefix(there) {
                Ok(rest) if rest != Path::new("") => real.join(rest),
                _ => real,
            })
        })
        .unwrap_or(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_mount_counts() {
        let table = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n\
                     30 22 0:40 / /home/ana/my\\040share rw,relatime shared:1 - cifs //nas/x rw\n";
        let kind = |path: &str| mount(table, Path::new(path)).unwrap().1;
        assert_eq!(kind("/home/ana/life.db"), "ext4");
        assert_eq!(kind("/home/ana/my share/life.db"), "cifs");
    }

    #[test]
    fn folders_of_services_are_known_by_name_or_trace() {
        for (path, found) in [
            ("/home/ana/Dropbox/life.db", true),
            ("/home/ana/OneDrive - Work/betwixt/life.db", true),
            ("/Users/ana/Library/Mobile Documents/life.db", true),
            ("/home/ana/megaphone/life.db", false),
            ("/home/ana/.local/share/betwixt/life.db", false),
        ] {
            assert_eq!(synced(Path::new(path)).is_some(), found, "{path}");
        }
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deep").join("life.db");
        assert_eq!(synced(&file), None);
        fs::create_dir(folder.path().join(".stfolder")).unwrap();
        assert!(synced(&file).is_some());
    }
}
