#!/usr/bin/env python3
"""Random damage to a file in use. Where SQLite itself finds it, doctor must say so; nothing that asks, checks
or fails may write to the file; restore must bring the last good state back, and keep the damaged file.

    tests/long/corrupt.py [TIMES] [SEED]
"""

import random
import shutil
import sqlite3
import sys

from program import Life

PAGE = 4096


def damage(data, rng):
    """One random damage; answers what it was."""
    pages = len(data) // PAGE
    kind = rng.choice(["bit", "zeros", "noise", "truncated", "swapped", "head"])
    at = rng.randrange(len(data))
    page = rng.randrange(pages) * PAGE
    if kind == "bit":
        data[at] ^= 1 << rng.randrange(8)
    elif kind == "zeros":
        data[page:page + PAGE] = bytes(PAGE)
    elif kind == "noise":
        data[at:at + 64] = rng.randbytes(min(64, len(data) - at))
    elif kind == "truncated":
        del data[rng.randrange(1, len(data)):]
    elif kind == "swapped":
        other = rng.randrange(pages) * PAGE
        data[page:page + PAGE], data[other:other + PAGE] = data[other:other + PAGE], data[page:page + PAGE]
    else:
        data[rng.randrange(100)] = rng.randrange(256)
    return kind


def visible(path):
    """Whether SQLite sees that something is wrong."""
    connection = sqlite3.connect(f"file:{path}?immutable=1", uri=True)
    # What it names of a damaged page, in an answer or an error, may be no text.
    connection.text_factory = bytes
    try:
        told = connection.execute("PRAGMA integrity_check").fetchone()[0]
        return told != b"ok" or connection.execute("PRAGMA foreign_key_check").fetchone() is not None
    except (sqlite3.Error, UnicodeDecodeError):
        return True
    finally:
        connection.close()


def main():
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    base = Life()
    base.ok("demo", "--people", "60", "--interactions", "600", "--out", base.file)
    base.ok("backup")
    good = base.export()
    clean = base.file.read_bytes()
    tally = {"seen": 0, "unseen": 0, "refused": 0, "written": 0}
    wrong = []
    for number in range(times):
        life = Life()
        shutil.rmtree(life.folder)
        shutil.copytree(base.folder, life.folder)
        data = bytearray(clean)
        kind = damage(data, rng)
        life.file.write_bytes(data)
        seen = visible(life.file)
        tally["seen" if seen else "unseen"] += 1
        told = f"{number}: {kind}"
        doctor = life.run("doctor")
        if doctor.returncode not in ((1, 3) if seen else (0, 1, 3)):
            wrong.append((told, "doctor says it is well", doctor.stdout))
        for verb in [["people"], ["quiet"], ["export"], ["find", "lunch"], ["doctor"], ["backup"]]:
            done = life.run(*verb)
            if done.returncode not in (0, 1, 3) or "panicked" in done.stderr:
                wrong.append((told, verb, done.returncode, done.stderr))
        if life.file.read_bytes() != bytes(data):
            wrong.append((told, "a question wrote to it"))
        entry = life.run("log", "2026-03-04: a note of my own")
        tally["refused" if entry.returncode else "written"] += seen
        if entry.returncode and life.file.read_bytes()[:len(data)] != bytes(data):
            wrong.append((told, "a refused entry wrote to it"))
        # Damage that SQLite cannot see is in what was backed up since, too: the one made before is put back.
        backup = sorted((life.folder / "life.db-backups").glob("*.hand.db"))[0]
        back = life.run("restore", "--yes", backup)
        if back.returncode != 0 or life.run("export").stdout != good:
            wrong.append((told, "not restored", back.stderr))
        elif entry.returncode and not list(life.folder.glob("life.db.aside-*")):
            wrong.append((told, "the damaged file is gone"))
        life.remove()
    base.remove()
    print(f"{times} damages: {tally['seen']} that SQLite can see and {tally['unseen']} that it cannot; of those it can, "
          f"an entry was refused {tally['refused']} times and written {tally['written']} times; "
          f"{len(wrong)} things wrong")
    print(*wrong[:6], sep="\n")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
