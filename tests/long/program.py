"""The program under test, in a folder of its own: what every long test stands on."""

import atexit
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def binary():
    """BETWIXT, or the release build of this checkout."""
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    path = pathlib.Path(os.environ.get("BETWIXT", target / "release" / "betwixt"))
    if not path.exists():
        sys.exit(f"There is no {path}: run cargo build --release first, or set BETWIXT")
    return str(path)


class Life:
    """One file in a folder that is removed in the end."""

    def __init__(self, folder=None):
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="betwixt-long-"))
        if folder is None:
            atexit.register(self.remove)
        self.file = self.folder / "life.db"

    def command(self, *arguments):
        return [binary(), "--file", str(self.file), *map(str, arguments)]

    def run(self, *arguments):
        return subprocess.run(self.command(*arguments), capture_output=True, text=True, errors="replace",
                              stdin=subprocess.DEVNULL)

    def ok(self, *arguments):
        done = self.run(*arguments)
        if done.returncode != 0:
            raise AssertionError(f"{arguments}: {done.returncode} {done.stdout[:200]} {done.stderr[:400]}")
        return done.stdout

    def export(self):
        return self.ok("export")

    def sound(self):
        """Whether pages, references and search index hang together: a copy counts only if they do."""
        copy = self.folder / "sound.db"
        copy.unlink(missing_ok=True)
        done = self.run("backup", "--to", copy)
        copy.unlink(missing_ok=True)
        return done.returncode == 0, done.stderr

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)
