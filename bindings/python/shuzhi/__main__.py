"""The claims of reports as a table: `python -m shuzhi report.txt`."""

from __future__ import annotations

import argparse
import sys
from typing import Iterator, List, Optional

from . import Claim, Document, Error, Parser, __version__

COLUMNS = ("subject", "value", "unit", "change", "modality", "period", "section")


def _value(claim: Claim) -> str:
    quantity = claim.quantity
    if quantity.value_text is not None:
        return quantity.value_text
    bounds = [str(bound) for bound in (quantity.lower, quantity.upper) if bound is not None]
    return "..".join(bounds) or quantity.text


def _cells(claim: Claim) -> Iterator[str]:
    unit, period, section = claim.quantity.unit, claim.period, claim.section
    yield str(claim.subject or "")
    yield _value(claim)
    yield unit.code if unit else ""
    yield claim.change.direction if claim.change else ""
    yield claim.modality
    yield period.edtf if period else ""
    yield str(section.title or "") if section else ""


def _arguments(words: Optional[List[str]]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m shuzhi", description=__doc__)
    parser.add_argument("files", nargs="+", metavar="FILE", help="a text; - is standard input")
    parser.add_argument("--encoding", default="", help="of the texts; detected where not given")
    parser.add_argument("--json", action="store_true", help="whole documents, one a line")
    parser.add_argument("--version", action="version", version=f"shuzhi {__version__}")
    return parser.parse_args(words)


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    with open(name, "rb") as file:
        return file.read()


def _show(document: Document, as_json: bool) -> None:
    if as_json:
        print(document.to_json())
        return
    for claim in document.claims:
        # A cell never holds a tab or a line break of the text.
        print("\t".join(" ".join(cell.split()) for cell in _cells(claim)))


def main(words: Optional[List[str]] = None) -> int:
    arguments = _arguments(words)
    try:
        parser = Parser(encoding=arguments.encoding)
    except Error as problem:
        print(f"shuzhi: {problem}", file=sys.stderr)
        return 2
    if not arguments.json:
        print(*COLUMNS, sep="\t")
    failed = 0
    for name in arguments.files:
        try:
            _show(parser.parse(_read(name), name), arguments.json)
        except (OSError, Error) as problem:
            print(f"shuzhi: {name}: {problem}", file=sys.stderr)
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
