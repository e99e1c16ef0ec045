#!/usr/bin/env python3
"""How much of the held-out cases comes out as written.

  tests/heldout/score.py build/dev/tests/cases/shuzhi_cases [FILE...]

For each file: cases that come out whole, lines that do, and lines that come out though no case has
them. Nothing passes or fails: these cases show how the rules do on sentences that nobody wrote them
for (README.md).
"""
import collections
import pathlib
import shutil
import subprocess
import sys
import tempfile


def cases(path):
    """The lines that each case of a file expects."""
    out = {}
    name = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("=== "):
            name = line[4:]
            behind = False
        elif name is not None and line == "---":
            behind = True
            out[name] = []
        elif name is not None and behind and line:
            out[name].append(line)
    return out


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    runner = sys.argv[1]
    files = [pathlib.Path(f) for f in sys.argv[2:]] or sorted(
        pathlib.Path(__file__).parent.glob("*.txt"))
    total = collections.Counter()
    print(f"{'file':24}{'cases':>7}{'whole':>7}{'lines':>7}{'right':>7}{'share':>8}{'extra':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            copy = pathlib.Path(folder) / file.name
            shutil.copy(file, copy)
            subprocess.run([runner, "--update", str(copy)], check=True, capture_output=True)
            wanted, found = cases(file), cases(copy)
            row = collections.Counter(cases=len(wanted))
            for name, lines in wanted.items():
                want, got = collections.Counter(lines), collections.Counter(found[name])
                row["whole"] += lines == found[name]
                row["lines"] += len(lines)
                row["right"] += (want & got).total()
                row["extra"] += max(0, got.total() - want.total())
            total += row
            show(file.stem, row)
    show("all", total)


def show(name, row):
    share = row["right"] / row["lines"] if row["lines"] else 0
    print(f"{name:24}{row['cases']:7}{row['whole']:7}{row['lines']:7}{row['right']:7}"
          f"{share:8.3f}{row['extra']:7}")


if __name__ == "__main__":
    main()
