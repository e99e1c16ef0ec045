#!/usr/bin/env python3
"""Parses the texts of all cases in several locales; each must give the same bytes.

  locales.py PROGRAM CASES_FOLDER WORK_FOLDER

The locales are compiled into WORK_FOLDER, so none needs to be installed. Exits with 77 where their
definitions (Debian: the package locales) or localedef are missing.
"""
import os, pathlib, shutil, subprocess, sys

# A comma for the decimal point, other letters for i and I, another order of characters.
LOCALES = ["zh_CN", "de_DE", "tr_TR"]


def compile_locale(name, folder):
    target = folder / f"{name}.UTF-8"
    if not target.exists():
        command = ["localedef", "--no-archive", "-i", name, "-f", "UTF-8", str(target)]
        done = subprocess.run(command, capture_output=True, text=True)
        if not (target / "LC_CTYPE").exists():
            print(f"skipped: {name} cannot be compiled: {done.stderr.strip()}")
            sys.exit(77)
    return target.name


def output(program, files, environment):
    # Whatever else is set must not decide.
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    done = subprocess.run([program, *files], capture_output=True, env={**clean, **environment})
    if done.returncode:
        sys.exit(f"{environment}: {done.stderr.decode()}")
    return done.stdout


def main():
    program, cases, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    if not shutil.which("localedef"):
        print("skipped: there is no localedef")
        sys.exit(77)
    folder = work / "compiled"
    folder.mkdir(parents=True, exist_ok=True)
    names = [compile_locale(name, folder) for name in LOCALES]
    files = sorted(str(f) for f in cases.rglob("*.txt") if f.name != "CMakeLists.txt")
    expected = output(program, files, {"LC_ALL": "C"})
    wrong = 0
    for name in names:
        given = output(program, files, {"LC_ALL": name, "LOCPATH": str(folder)})
        wrong += given != expected
        print(f"{name}: {len(files)} texts, {len(given)} bytes, "
              + ("the same" if given == expected else "NOT the same"))
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
