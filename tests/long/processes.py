#!/usr/bin/env python3
"""Many programs at once on one file, under umask 000. No entry may be missing, no error may reach the
user, and no file may have a right for anybody else.

    tests/long/processes.py [PROCESSES] [ENTRIES]
"""

import os
import subprocess
import sys
import threading
import time

from program import Life


def main():
    processes = int(sys.argv[1]) if len(sys.argv) > 1 else 8
    entries = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    os.umask(0)
    life = Life(None)
    os.rmdir(life.folder)
    life.ok("add", "Ana")
    errors = []

    def write(which):
        for number in range(entries):
            done = life.run("log", f"2026-03-04: coffee with Ana, token {which}/{number}.")
            if done.returncode != 0 or done.stderr:
                errors.append(done.stderr)
            if number % 250 == 0:
                made = life.run("backup")
                if made.returncode != 0:
                    errors.append(made.stderr)

    start = time.monotonic()
    threads = [threading.Thread(target=write, args=(which,)) for which in range(processes)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - start
    text = life.export()
    found = sum(f"token {which}/{number}." in text for which in range(processes) for number in range(entries))
    life.ok("trash", "Ana")
    life.ok("undo")
    life.ok("restore", "--yes")
    sound, why = life.sound()
    open_files = subprocess.run(["find", str(life.folder), "-perm", "/077"], capture_output=True, text=True).stdout.split()
    print(f"{found} of {processes * entries} on record in {took:.0f} s, {len(errors)} errors, sound: {sound} {why}, "
          f"{len(open_files)} files open to others")
    print(*errors[:3], *open_files[:3])
    life.remove()
    sys.exit(found != processes * entries or bool(errors) or not sound or bool(open_files))


if __name__ == "__main__":
    main()
