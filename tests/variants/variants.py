#!/usr/bin/env python3
"""One text in every encoding, with every line end and blank: the same reports, sections, titles and number of claims.

    variants.py PROGRAM TEXT...
    variants.py PROGRAM --folder FOLDER     # SHUZHI_CORPUS names another; exit status 77 where there is none

A text with characters that an encoding lacks is left out for that encoding, and a line says so.
"""
import codecs, json, os, pathlib, subprocess, sys

# Name for people, what stands in front, Python's codec, the name for --encoding.
ENCODINGS = [
    ("UTF-8", b"", "utf-8", "UTF-8"),
    ("UTF-8 with BOM", codecs.BOM_UTF8, "utf-8", "UTF-8"),
    ("UTF-16LE", b"", "utf-16-le", "UTF-16LE"),
    ("UTF-16LE with BOM", codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16LE"),
    ("UTF-16LE with BOM, named UTF-16", codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    ("UTF-16BE", b"", "utf-16-be", "UTF-16BE"),
    ("UTF-16BE with BOM", codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16BE"),
    ("UTF-16BE with BOM, named UTF-16", codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
    ("GB18030", b"", "gb18030", "GB18030"),
    ("GBK", b"", "gbk", "GBK"),
    ("Big5", b"", "big5", "Big5"),
]
BREAKS = [("CR", "\r"), ("CRLF", "\r\n"), ("U+2028", "\u2028"), ("U+2029", "\u2029"), ("U+0085", "\u0085")]
# Line ends are tried in UTF-8 and in one encoding of each width.
BREAK_CODECS = [("UTF-8", "utf-8"), ("UTF-16LE", "utf-16-le"), ("GB18030", "gb18030")]


def plain(text):
    """Blanks of every width are one."""
    return "" if text is None else " ".join(text.split())


def tree(sections):
    return [(s["kind"], s["level"], plain(s["marker"]["text"]) if s["marker"] else "", plain(s["title"]),
             tree(s["sections"])) for s in sections]


def read(program, content, encoding=None):
    """What the program finds, or why it failed."""
    command = [program, "parse", "-", "--format", "json"] + (["--encoding", encoding] if encoding else [])
    done = subprocess.run(command, input=content, capture_output=True, timeout=120)
    if done.returncode not in (0, 3):
        return {"failed": f"exit status {done.returncode}: {done.stderr.decode('utf-8').strip()}"}
    document = json.loads(done.stdout)

    def claims(holder):
        return len(holder["claims"])

    return {"decoded as": document["source"]["encoding"],
            "bytes replaced": document["source"]["replaced"],
            "titles": [plain(r["title"]) for r in document["reports"]],
            "sections": [tree(r["sections"]) for r in document["reports"]],
            "claims": [claims(r) for r in document["reports"]]}


def rows(sections, reports=()):
    for node in sections:
        yield "  " * (node[1] - 1) + f"{node[0]} {node[2]}| {node[3]}"
        yield from rows(node[4])


def difference(expected, found):
    """One line that says what differs first; empty where nothing does."""
    if "failed" in found:
        return found["failed"]
    if found["bytes replaced"]:
        return f"{found['bytes replaced']} sequences replaced, decoded as {found['decoded as']}"
    for key in ("titles", "claims"):
        if expected[key] != found[key]:
            return f"{key}: {found[key]} instead of {expected[key]}, decoded as {found['decoded as']}"
    for want, have in zip(expected["sections"], found["sections"]):
        want, have = list(rows(want)), list(rows(have))
        for i in range(max(len(want), len(have))):
            a = want[i] if i < len(want) else "nothing"
            b = have[i] if i < len(have) else "nothing"
            if a != b:
                return f"sections: '{b}' instead of '{a}', decoded as {found['decoded as']}"
    return ""


class Run:
    def __init__(self, program):
        self.program = program
        self.passed = self.failed = self.skipped = 0

    def check(self, name, variant, expected, content, encoding=None):
        how = f"{variant}, {'named' if encoding else 'detected'}"
        wrong = difference(expected, read(self.program, content, encoding))
        if wrong:
            self.failed += 1
            print(f"failed: {name}: {how}: {wrong}")
        else:
            self.passed += 1

    def encode(self, name, variant, text, codec):
        try:
            return text.encode(codec)
        except UnicodeEncodeError as error:
            self.skipped += 1
            lacking = text[error.start]
            print(f"skipped: {name}: {variant} lacks {lacking} (U+{ord(lacking):04X})")
            return None

    def text(self, path):
        name = path.name
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        expected = read(self.program, text.encode("utf-8"), "UTF-8")
        if "failed" in expected:
            self.failed += 1
            print(f"failed: {name}: {expected['failed']}")
            return
        for variant, bom, codec, encoding in ENCODINGS:
            content = self.encode(name, variant, text, codec)
            if content is None:
                continue
            self.check(name, variant, expected, bom + content, encoding)
            if not variant.endswith("named UTF-16"):
                self.check(name, variant, expected, bom + content)
        for variant, line_end in BREAKS:
            if "\n" not in text:
                continue
            for width, codec in BREAK_CODECS:
                content = text.replace("\n", line_end).encode(codec)
                self.check(name, f"{variant} in {width}", expected, content, width)
                self.check(name, f"{variant} in {width}", expected, content)
        if " " in text:
            self.check(name, "NBSP for spaces", expected, text.replace(" ", "\u00a0").encode("utf-8"))


def main():
    program, arguments = sys.argv[1], sys.argv[2:]
    if arguments[:1] == ["--folder"]:
        folder = pathlib.Path(os.environ.get("SHUZHI_CORPUS") or arguments[1])
        paths = sorted(folder.rglob("*.txt")) if folder.is_dir() else []
        if not paths:
            print(f"skipped: there are no texts in {folder}")
            return 77
    else:
        paths = [pathlib.Path(argument) for argument in arguments]
    run = Run(program)
    for path in paths:
        run.text(path)
    print(f"{len(paths)} texts: {run.passed} variants alike, {run.failed} differ, {run.skipped} left out")
    return 1 if run.failed or not run.passed else 0


sys.exit(main())
