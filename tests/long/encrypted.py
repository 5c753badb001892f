#!/usr/bin/env python3
"""kill -9 at random instants of encrypting, decrypting, changing the passphrase and writing into an encrypted
file. Whatever was broken off, one of the two passphrases (or none) opens the file, all is in it, saying the same
again finishes it, and every backup opens.

    tests/long/encrypted.py [ROUNDS] [SEED]      (a build with --features encryption)
"""

import json
import os
import pty
import random
import select
import signal
import subprocess
import sys
import time

from program import Life

ENCRYPT, DECRYPT, CHANGE, LOG = "encrypt", "decrypt", "passphrase", "log"


def secret(number):
    return f"heron number {number}"


class Locked(Life):
    """A life whose file has a passphrase, or none."""

    def __init__(self):
        super().__init__()
        self.words = None

    def environment(self, words=None):
        words = words or self.words
        names = dict(os.environ)
        names.pop("BETWIXT_PASSPHRASE_COMMAND", None)
        if words:
            names["BETWIXT_PASSPHRASE_COMMAND"] = f"echo {words}"
        return names

    def run(self, *arguments, words=None):
        return subprocess.run(self.command(*arguments), capture_output=True, text=True, errors="replace",
                              stdin=subprocess.DEVNULL, env=self.environment(words))


def typed(life, answers, wait):
    """Runs `passphrase` at a terminal of its own, and kills it so long after the last answer, if ever."""
    process, terminal = pty.fork()
    if process == 0:
        os.environ.pop("BETWIXT_PASSPHRASE_COMMAND", None)
        os.execv(life.command()[0], life.command(CHANGE))
    seen = b""

    def read(seconds):
        nonlocal seen
        if not select.select([terminal], [], [], seconds)[0]:
            return True
        try:
            more = os.read(terminal, 4096)
        except OSError:
            return False
        seen += more
        return bool(more)

    for question, answer in answers:
        ended = time.monotonic() + 60
        while question not in seen and time.monotonic() < ended and read(1):
            pass
        assert question in seen, seen
        seen = b""
        os.write(terminal, answer.encode() + b"\r")
    ended = time.monotonic() + (60 if wait is None else wait)
    while time.monotonic() < ended and read(max(0.0, min(0.2, ended - time.monotonic()))):
        pass
    if wait is not None:
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status)


def change(life, new, wait):
    return typed(life, [(b"Passphrase:", life.words), (b"New passphrase:", new), (b"again:", new)], wait)


def spawned(life, arguments, words, wait):
    process = subprocess.Popen(life.command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               stdin=subprocess.DEVNULL, env=life.environment(words))
    if wait is not None:
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode


def do(life, verb, number, wait):
    """The exit code of a verb that is killed after `wait` seconds."""
    if verb == ENCRYPT:
        return spawned(life, [ENCRYPT], secret(number), wait)
    if verb == DECRYPT:
        return spawned(life, [DECRYPT], None, wait)
    if verb == CHANGE:
        return change(life, secret(number), wait)
    return spawned(life, [LOG, f"2026-03-04: coffee with Ana, token {number}."], None, wait)


def opened(life, choices):
    """The first of these passphrases that opens the file, and what it exports."""
    if life.file.read_bytes()[:15] == b"SQLite format 3":
        # Without encryption whatever is said opens it.
        choices = [words for words in choices if words is None]
    for words in choices:
        kept, life.words = life.words, words
        done = life.run("export")
        if done.returncode == 0:
            return words, done.stdout
        life.words = kept
    return False, ""


def one(life, verb, number, wait, tally):
    old, new = life.words, {ENCRYPT: secret(number), DECRYPT: None, CHANGE: secret(number)}.get(verb, life.words)
    before = life.export()
    code = do(life, verb, number, wait)
    tally["killed"] += code == -signal.SIGKILL
    words, after = opened(life, [old] if old == new else [new, old])
    if words is False:
        tally["shut"].append((number, verb))
        life.words = old
        return
    if verb == LOG:
        there = f"token {number}." in after
        if code == 0 and not there:
            tally["lost"].append((number, verb))
        if not there and after != before:
            tally["half"].append((number, verb))
    elif after != before:
        tally["half"].append((number, verb))
    elif code == 0 and words != new:
        tally["lost"].append((number, verb))
    if verb != LOG and words != new:
        again = do(life, verb, number, None)
        words, after = opened(life, [new])
        if again != 0 or words is False or after != before:
            tally["unfinished"].append((number, verb, again))
            life.words = opened(life, [new, old])[0]
    if verb != LOG:
        # Killed between its end and ours, or said again: the backups are as the file is.
        listed = json.loads(life.ok("backups", "--check", "--json"))["backups"]
        tally["unsound"] += [(number, verb, backup) for backup in listed if not backup["sound"]]
    left = [path.name for path in life.folder.rglob("*") if path.name.endswith((".converting", ".partial"))]
    if verb != LOG and left:
        tally["left"].append((number, verb, left))
    sound, why = life.sound()
    if not sound:
        tally["unsound"].append((number, verb, why))


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    life = Locked()
    life.ok("add", "Ana")
    life.ok("log", "2026-03-03: walked with Ana")
    life.ok("backup")
    tally = {"killed": 0, "shut": [], "lost": [], "half": [], "unfinished": [], "unsound": [], "left": []}
    longest = {}
    for verb, number in [(ENCRYPT, -4), (LOG, -3), (CHANGE, -2), (DECRYPT, -1)]:
        start = time.monotonic()
        code = do(life, verb, number, None)
        longest[verb] = 1.2 * (time.monotonic() - start)
        assert code == 0, (verb, code)
        life.words = {ENCRYPT: secret(number), CHANGE: secret(number), DECRYPT: None}.get(verb, life.words)
    for number in range(1, rounds + 1):
        verb = rng.choice([LOG, CHANGE, DECRYPT]) if life.words else ENCRYPT
        one(life, verb, number, rng.uniform(0, longest[verb]), tally)
        if number % 10 == 0:
            life.ok("backup")
    print(f"{rounds} deeds, {tally['killed']} killed before they had ended")
    failed = False
    for what in ["shut", "lost", "half", "unfinished", "unsound", "left"]:
        print(f"{what}: {len(tally[what])}", *tally[what][:3])
        failed |= bool(tally[what])
    life.remove()
    sys.exit(failed)


if __name__ == "__main__":
    main()
