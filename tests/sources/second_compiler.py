#!/usr/bin/env python3
"""Compiles our sources with a second compiler, for its warnings alone.

  tests/sources/second_compiler.py CXX CC BUILD_TREE SOURCE_TREE

The flags are those of the build tree's compile_commands.json, warnings are errors, and
nothing is written.
"""
import concurrent.futures
import json
import os
import pathlib
import shlex
import subprocess
import sys

FOLDERS = ("src", "capi", "examples", "tests/capi")


def check(entry, compilers):
    source = entry["file"]
    words = shlex.split(entry["command"])
    flags = [w for w in words[1:] if w.startswith(("-I", "-D", "-W", "-std="))]
    for at, word in enumerate(words[:-1]):
        if word in ("-isystem", "-include"):
            flags += words[at : at + 2]
    command = [compilers[pathlib.Path(source).suffix], *flags, "-Werror", "-fsyntax-only", source]
    run = subprocess.run(command, cwd=entry["directory"], capture_output=True, text=True)
    return source, run.returncode, run.stderr


def main():
    cxx, cc, build, root = sys.argv[1:]
    compilers = {".cpp": cxx, ".c": cc}
    folders = tuple(os.path.join(root, f) + os.sep for f in FOLDERS)
    commands = json.loads(pathlib.Path(build, "compile_commands.json").read_text(encoding="utf-8"))
    entries = {e["file"]: e for e in commands if e["file"].startswith(folders)}
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for source, code, errors in pool.map(lambda e: check(e, compilers), entries.values()):
            if code != 0:
                failed += 1
                print(f"{source}:\n{errors}")
    print(f"{len(entries)} files, {failed} with warnings")
    return 1 if failed or not entries else 0


if __name__ == "__main__":
    sys.exit(main())
