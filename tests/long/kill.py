#!/usr/bin/env python3
"""kill -9 at random instants. Nothing that was acknowledged may be missing, nothing may be half done, and
a half-written sentence, form or check-in must be there in the next screen.

    tests/long/kill.py [ROUNDS] [SEED]

Migrations are killed in a new file, which comes from nothing to the newest version, and in one of the first version.
"""

import fcntl
import json
import os
import pathlib
import pty
import random
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time

from program import Life

ROWS = 40
MIGRATE = "migrate"
OLDER = "migrate an older file"
DATA = pathlib.Path(__file__).resolve().parents[1] / "data"


def import_file(life, number):
    rows = [{"id": str(10_000 * number + row), "day": "2026-01-02", "kind": "met",
             "words": f"import {number}", "people": [{"id": "1", "two_way": True}]} for row in range(1, ROWS)]
    path = life.folder / "in.json"
    path.write_text(json.dumps({"format": "betwixt", "version": 1, "interactions": rows}))
    return path


def deeds(life, number):
    """A deed, and what tells that it is in the file."""
    return [
        (["log", f"2026-03-04: coffee with Ana, token {number}."], lambda text: f"token {number}." in text),
        (["edit", "Ana", "--note", f"note {number}."], lambda text: f"note {number}." in text),
        (["import", "--yes", import_file(life, number)],
         lambda text: text.count(f'"import {number}"') in (0, ROWS - 1) and f'"import {number}"' in text),
        (["undo"], None),
        (["redo"], None),
        (["backup"], None),
        ([MIGRATE, "add", "Nobody Else"], None),
        ([OLDER, "add", "Nobody Else"], None),
    ]


def killed(life, arguments, name, rng, tally):
    """Whether the verb was acknowledged before it was killed, and what it said."""
    process = subprocess.Popen(life.command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               stdin=subprocess.DEVNULL, text=True)
    time.sleep(rng.uniform(0, tally["longest"].get(name, 0.03)))
    process.send_signal(signal.SIGKILL)
    out, _ = process.communicate()
    tally["killed"] += process.returncode == -signal.SIGKILL
    return process.returncode == 0, out


def new_file(life):
    """A place where no file is yet."""
    folder = life.folder / "new"
    shutil.rmtree(folder, ignore_errors=True)
    return Life(folder)


def older_file(life):
    """A file that the first version wrote, and what that version exported from it."""
    older = new_file(life)
    older.folder.mkdir(exist_ok=True)
    shutil.copy(DATA / "version1.db", older.file)
    older.file.chmod(0o600)
    return older, (DATA / "version1.json").read_text()


def one(life, number, rng, tally):
    arguments, there = rng.choice(deeds(life, number))
    name = arguments[0]
    if name in (MIGRATE, OLDER):
        arguments = arguments[1:]
        there = lambda text: '"Nobody Else"' in text
        if name == OLDER:
            life, before = older_file(life)
        else:
            life = new_file(life)
            before = life.export()
    else:
        before = life.export()
    acknowledged, out = killed(life, arguments, name, rng, tally)
    after = life.export()
    if there is not None:
        done = there(after)
        if acknowledged and not done:
            tally["lost"].append((number, arguments, out))
        if not done and after != before:
            tally["half"].append((number, arguments))
    if name == "backup" and after != before:
        tally["half"].append((number, arguments))
    if name in (MIGRATE, OLDER):
        # Whatever was left there, the next program makes a file of it.
        life.ok("add", "Bo")
    sound, why = life.sound()
    if not sound:
        tally["unsound"].append((number, arguments, why))
    listed = json.loads(life.ok("backups", "--check", "--json"))["backups"] if number % 20 == 0 else []
    tally["unsound"] += [backup for backup in listed if not backup["sound"]]


class Screen:
    """The program in a terminal of its own."""

    def __init__(self, life):
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.environ["TERM"] = "xterm-256color"
            time.sleep(0.05)
            os.execv(life.command()[0], life.command())
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        self.seen = b""

    def read(self, until, seconds):
        """Reads until `until` was shown; answers whether it was, in time."""
        ended = time.monotonic() + seconds
        while until is None or until not in self.seen:
            left = ended - time.monotonic()
            if left <= 0 or not select.select([self.terminal], [], [], left)[0]:
                return False
            try:
                self.seen += os.read(self.terminal, 65536)
            except OSError:
                return False
        return True

    def write(self, keys):
        os.write(self.terminal, keys)

    def kill(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)


# The keys that open a box, a form or a check-in about Ana, and lead to a text in it.
BEGUN = [b"a", b"e\t\t", b"p", b"t", b"c\"", b"A"]


def draft(life, number, tally):
    """What is half written, in the box, in a form or in a check-in, is on disk within a second of the last key,
    and there in the next screen."""
    keys = BEGUN[number % len(BEGUN)]
    # Letters that stand nowhere else, each another than that of the last one: so the screen draws all of them, and not
    # only those that differ from what stood in their place.
    text = "".join(chr(ord("α") + (number + place) % 25) for place in range(16)).encode()
    screen = Screen(life)
    ready = screen.read(b"People", 10)
    # A form opens once the page of the person is there.
    screen.read(None, 0.5)
    # What was left before is in the box: it is wiped first.
    screen.write(keys + b"\x15" + text)
    if not (ready and screen.read(text, 10)):
        # On a machine that is busy a form can open too late for the keys: then there was nothing to keep.
        tally["never typed"].append((number, keys))
        screen.kill()
        return
    screen.read(None, 1)
    screen.kill()
    screen = Screen(life)
    screen.read(b"People", 10)
    screen.read(None, 0.5)
    # A form is asked for once more if the page of the person was not there yet.
    for _ in range(3):
        screen.write(keys[:1])
        if screen.read(text, 5):
            break
        screen.write(b"\x1b")
        screen.read(None, 0.5)
    else:
        tally["drafts lost"].append((number, keys))
    screen.kill()


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    life = Life()
    tally = {"killed": 0, "lost": [], "half": [], "unsound": [], "drafts lost": [], "never typed": [], "longest": {}}
    life.ok("add", "Ana")
    person = json.loads(life.export())["people"][0]
    # The imports name Ana by a number that is known here.
    path = life.folder / "one.json"
    path.write_text(json.dumps({"format": "betwixt", "version": 1, "people": [{"id": "1", "name": "Bo"}]}))
    life.ok("import", "--yes", path)
    assert person["name"] == "Ana"
    for arguments, _ in deeds(life, 0):
        target = life
        if arguments[0] == MIGRATE:
            target = new_file(life)
        if arguments[0] == OLDER:
            target, _ = older_file(life)
        start = time.monotonic()
        target.run(*[word for word in arguments if word not in (MIGRATE, OLDER)])
        tally["longest"][arguments[0]] = 1.3 * (time.monotonic() - start)
    for number in range(1, rounds + 1):
        one(life, number, rng, tally)
    drafts = max(rounds // 20, 1)
    for number in range(drafts):
        draft(life, number, tally)
    print(f"{rounds} deeds, {tally['killed']} killed before they had ended; {drafts} screens killed while a sentence, a "
          f"form or a check-in was being written")
    print(f"never typed: {len(tally['never typed'])}", *tally["never typed"][:3])
    failed = False
    for what in ["lost", "half", "unsound", "drafts lost"]:
        print(f"{what}: {len(tally[what])}", *tally[what][:3])
        failed |= bool(tally[what])
    life.remove()
    sys.exit(failed)


if __name__ == "__main__":
    main()
