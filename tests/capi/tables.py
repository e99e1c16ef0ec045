"""docs/tables.md names every column of every table, in order, with its type and nullability.

usage: tables.py DOCUMENT PROGRAM   (PROGRAM is print_tables.c)
"""

import re
import subprocess
import sys


def documented(path):
    table = None
    for line in open(path, encoding="utf-8"):
        heading = re.match(r"## (\w+)", line)
        row = re.match(r"\| `(\w+)` \| (\w+) \| (.*?) ?\| ", line)
        if heading:
            table = heading.group(1)
        elif row and table:
            yield table, row.group(1), row.group(2), "nullable" if row.group(3) else "never"


def main():
    document, program = sys.argv[1:]
    printed = subprocess.run([program], capture_output=True, text=True, check=True).stdout
    columns = sorted_by_table(tuple(line.split()) for line in printed.splitlines())
    described = sorted_by_table(documented(document))
    for column, description in zip(columns, described):
        if column != description:
            sys.exit(f"the library has {' '.join(column)}, {document} has {' '.join(description)}")
    if len(columns) != len(described):
        sys.exit(f"{len(columns)} columns, {len(described)} of them described")
    print(f"{len(columns)} columns")


def sorted_by_table(rows):
    return sorted(rows, key=lambda row: row[0])


main()
