#!/usr/bin/env python3
"""Every relative link of the documentation leads somewhere, and docs/lexicon.md names every word list.

  tests/sources/docs.py SOURCE_TREE
"""
import pathlib
import re
import sys

SKIPPED = {"build", "out", ".git"}


def main():
    root = pathlib.Path(sys.argv[1])
    complaints = []
    pages = [p for p in root.rglob("*.md") if p.relative_to(root).parts[0] not in SKIPPED]
    for page in pages:
        for link in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            if "://" not in link and not (page.parent / link).exists():
                complaints.append(f"{page.relative_to(root)}: {link} is not there")
    lexicon = (root / "docs/lexicon.md").read_text(encoding="utf-8")
    for table in sorted((root / "src/lexicon").glob("*.tsv")):
        if table.name not in lexicon:
            complaints.append(f"docs/lexicon.md says nothing of {table.name}")
    for complaint in complaints:
        print(complaint)
    print(f"{len(pages)} pages")
    return 1 if complaints or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
