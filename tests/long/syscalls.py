#!/usr/bin/env python3
"""Every call that writes, of every verb that writes: killed there, or told that the disk has failed or is
full. The file must be sound, as it was or as it was to be, and success must never be claimed for nothing.

    tests/long/syscalls.py [EVERY]      (needs strace; EVERY 5 tries each fifth call)
"""

import re
import shutil
import subprocess
import sys

from program import Life

CALLS = "write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,chmod,fchmod"
FAULTS = ["signal=SIGKILL", "error=EIO", "error=ENOSPC"]


def prepare():
    """A folder in which every verb has something to do."""
    life = Life()
    life.ok("add", "Ana")
    life.ok("add", "Bo")
    life.ok("log", "2026-03-04: coffee with Ana")
    life.ok("backup")
    life.ok("log", "2026-03-05: walked with Bo")
    life.ok("log", "2026-03-06: lunch with Bo")
    life.ok("undo")
    (life.folder / "friends.md").write_text("### Friends:\n* Zoë\n\n### Activities:\n* 2026-03-01: lunch with **Zoë**\n")
    return life


VERBS = [
    ["log", "2026-03-07: called Ana"],
    ["add", "Kim"],
    ["edit", "Ana", "--note", "a note"],
    ["trash", "Bo"],
    ["undo"],
    ["redo"],
    ["import", "--yes", "FRIENDS"],
    ["backup"],
    ["restore", "--yes"],
    ["forget", "Bo", "--yes"],
]


def traced(life, arguments, *options):
    command = ["strace", "-f", "-qq", "-o", str(life.folder / "trace"), "-e", f"trace={CALLS}", *options,
               *life.command(*arguments)]
    return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)


def copy(base):
    life = Life()
    shutil.rmtree(life.folder)
    shutil.copytree(base.folder, life.folder)
    return life


def arguments_of(verb, life):
    return [str(life.folder / "friends.md") if word == "FRIENDS" else word for word in verb]


def plain(export):
    """The export without ids and stamps, which differ from run to run."""
    return re.sub(r'"(id|edited_at|person|interaction|circle|place)": ("?\d+"?)', r'"\1": _',
                  re.sub(r'"\d{15,}"|\d{12,}', "_", export))


def one(base, verb, fault, number, before, after, tally):
    life = copy(base)
    done = traced(life, arguments_of(verb, life), "-e", f"inject={CALLS}:{fault}:when={number}")
    tally["runs"] += 1
    now = life.run("export")
    told = f"{' '.join(verb)} / {fault} at call {number}"
    sound, why = life.sound()
    state = plain(now.stdout)
    if now.returncode != 0 or not sound:
        tally["unsound"].append((told, now.stderr, why))
    elif state not in (before, after):
        tally["half"].append(told)
    elif done.returncode == 0 and state != after:
        tally["silent"].append((told, done.stdout))
    elif done.returncode > 0 and not done.stderr.strip():
        tally["mute"].append(told)
    life.remove()


def main():
    every = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    base = prepare()
    before = plain(base.export())
    tally = {"runs": 0, "unsound": [], "half": [], "silent": [], "mute": []}
    for verb in VERBS:
        life = copy(base)
        done = traced(life, arguments_of(verb, life))
        assert done.returncode == 0, (verb, done)
        calls = len((life.folder / "trace").read_text().splitlines())
        after = plain(life.export())
        life.remove()
        for number in range(1, calls + 1, every):
            for fault in FAULTS:
                one(base, verb, fault, number, before, after, tally)
        print(f"{' '.join(verb)[:40]}: {calls} calls", flush=True)
    base.remove()
    print(f"{tally['runs']} runs")
    for what in ["unsound", "half", "silent", "mute"]:
        print(f"{what}: {len(tally[what])}", *tally[what][:4], sep="\n  ")
    sys.exit(any(tally[what] for what in ["unsound", "half", "silent", "mute"]))


if __name__ == "__main__":
    main()
