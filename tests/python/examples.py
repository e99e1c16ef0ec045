"""Runs an example over examples/python/reports and looks at what it wrote.

  examples.py indicator|dask FOLDER_TO_WRITE_TO
"""

import csv
import importlib.util
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
REPORTS = EXAMPLES / "python" / "reports"


def need(*modules):
    missing = [name for name in modules if not importlib.util.find_spec(name)]
    if missing:
        print("skipped: not installed:", *missing)
        sys.exit(0)


def run(script, *arguments):
    words = [sys.executable, EXAMPLES / script, REPORTS, *arguments]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    print(done.stdout, end="")
    return done.stdout


def indicator(folder):
    need("pandas", "matplotlib")
    picture = folder / "indicator.png"
    picture.unlink(missing_ok=True)
    lines = run("python/indicator.py", "教育经费投入", picture).splitlines()
    wanted = {"2019": 5.6e8, "2020": 5.98e8, "2021": 6.3e8, "2022": 6.9e8, "2023": 7.4e8}
    found = {year: float(value) for year, value, _ in (line.split("\t") for line in lines[1:])}
    assert found == wanted, found
    assert picture.read_bytes().startswith(b"\x89PNG") and picture.stat().st_size > 5000


def dask(folder):
    need("pandas", "dask", "distributed")
    table = folder / "claims.csv"
    table.unlink(missing_ok=True)
    assert "2 workers" in run("dask/claims.py", table)
    with open(table, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted({row["file"] for row in rows}) == sorted(p.name for p in REPORTS.glob("*.txt"))
    (spent,) = [r for r in rows if r["file"] == "2020.txt" and r["text"] == "59800万元"]
    assert (spent["value"], spent["unit"], spent["period"]) == ("598000000", "CNY", "2020"), spent


if __name__ == "__main__":
    {"indicator": indicator, "dask": dask}[sys.argv[1]](Path(sys.argv[2]))
