#!/usr/bin/env python3
"""Power cuts, on a file system of its own in an image file. Every entry whose verb had ended well before
the cut must be there after it.

    sudo tests/long/power.py [CUTS] [SEED]      (needs root, Linux, ext4 and loop devices)
"""

import atexit
import fcntl
import os
import pathlib
import random
import struct
import subprocess
import sys
import tempfile
import threading
import time

from program import Life

# EXT4_IOC_SHUTDOWN, and the flag for going down without writing out the journal.
SHUTDOWN, WITHOUT_FLUSH = 0x8004587D, 2


def shell(*words):
    subprocess.run(words, check=True, capture_output=True)


def clean(top):
    """Whatever happened, no mount and no folder is left."""
    subprocess.run(["umount", top / "mount"], capture_output=True)
    subprocess.run(["rm", "-r", top], capture_output=True)


def main():
    cuts = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    top = pathlib.Path(tempfile.mkdtemp(prefix="betwixt-power-"))
    image, mount = top / "image", top / "mount"
    atexit.register(clean, top)
    mount.mkdir()
    shell("truncate", "-s", "64M", image)
    shell("mkfs.ext4", "-q", "-F", image)
    acknowledged, lost, unsound, number = [], [], [], 0
    for cut in range(cuts):
        shell("mount", "-o", "loop", image, mount)
        life = Life(mount / "kept")
        if cut == 0:
            life.ok("add", "Ana")
            os.sync()
        counting = threading.Event()
        counting.set()
        stop = threading.Event()

        def write():
            nonlocal number
            while not stop.is_set():
                number += 1
                done = life.run("log", f"2026-03-04: coffee with Ana, token {number}.")
                if done.returncode == 0 and counting.is_set():
                    acknowledged.append(number)
                if number % 40 == 0:
                    life.run("backup")

        writer = threading.Thread(target=write)
        writer.start()
        time.sleep(rng.uniform(0.05, 0.4))
        # What is acknowledged while the power goes does not count.
        counting.clear()
        handle = os.open(mount, os.O_RDONLY)
        fcntl.ioctl(handle, SHUTDOWN, struct.pack("I", WITHOUT_FLUSH))
        os.close(handle)
        stop.set()
        writer.join()
        shell("umount", mount)
        shell("mount", "-o", "loop", image, mount)
        text = life.export()
        lost += [token for token in acknowledged if f"token {token}." not in text]
        sound, why = life.sound()
        if not sound:
            unsound.append((cut, why))
        shell("umount", mount)
    print(f"{cuts} power cuts, {len(acknowledged)} acknowledged entries, {len(lost)} lost, {len(unsound)} unsound files")
    print(*lost[:3], *unsound[:3])
    sys.exit(bool(lost or unsound))


if __name__ == "__main__":
    main()
