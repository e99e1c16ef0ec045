#!/usr/bin/env python3
"""Writes a case for every unit of the table: write_units.py [--check] UNITS.tsv CASES.txt

What must come out is worked out here from the table's columns, with Python's decimals, not by the
library. --check writes nothing and fails where the file is not what would be written.
"""
import pathlib
import sys
from decimal import Decimal

NUMBERS = ("12", "3.5", "1,250", "36万", "4.2亿", "三百二十", "2000")
VALUES = (Decimal(12), Decimal("3.5"), Decimal(1250), Decimal(360000), Decimal(420000000), Decimal(320), Decimal(2000))


def plain(value):
    text = format(value.normalize(), "f")
    return text


def lines_of(table):
    yield "# Every unit of src/lexicon/units.tsv, written by write_units.py."
    seen = set()
    for number, line in enumerate(table.read_text(encoding="utf-8").splitlines()):
        if not line or line.startswith("#"):
            continue
        word, kind, code, factor = line.split("\t")[:4]
        if word in seen:
            continue
        seen.add(word)
        pick = number % len(NUMBERS)
        figure, value = NUMBERS[pick], VALUES[pick]
        # 15日 is a date, 十五日 a number of days.
        if kind == "duration":
            figure, value = "十五", Decimal(15)
        yield f"{figure}{word} => {plain(value * Decimal(factor))} {code or kind}"


def main():
    check = sys.argv[1] == "--check"
    table, cases = (pathlib.Path(a) for a in sys.argv[1 + check:])
    text = "\n".join(lines_of(table)) + "\n"
    if not check:
        cases.write_text(text, encoding="utf-8")
    elif cases.read_text(encoding="utf-8") != text:
        sys.exit(f"{cases} is not what write_units.py makes of {table}: run it again")


if __name__ == "__main__":
    main()
