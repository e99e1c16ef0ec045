#!/usr/bin/env python3
"""Checks the program's JSON: against the schema, and every span against the text.

  check_json.py PROGRAM SCHEMA FILE-OR-FOLDER ...

Each text is parsed as json and as ndjson. Besides the schema: spans lie in the text and on code point
boundaries, the texts in the JSON are what stands at their spans, parents contain their children, and
every id that is named exists. Exit status 77, which ctest shows as skipped, where there is nothing to check.
"""
import bisect, copy, json, pathlib, re, subprocess, sys

SKIPPED = 77
BREAK = "\n\v\f\r\x85\u2028\u2029"
LINE_BREAK = re.compile(f"[ \t\xa0\u3000]*[{BREAK}][ \t\xa0\u3000{BREAK}]*")
SPAN_KEYS = {"span", "sentence", "title_span", "topic"}

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(SKIPPED)


def strict(schema):
    """The schema with every object closed: a key that it does not describe is an error here."""
    if isinstance(schema, dict):
        schema = {k: strict(v) for k, v in schema.items()}
        if "properties" in schema and isinstance(schema["properties"], dict) and "required" in schema:
            schema["additionalProperties"] = False
    elif isinstance(schema, list):
        schema = [strict(v) for v in schema]
    return schema


class Text:
    """The document's text, and what Document::read makes of its spans."""

    def __init__(self, data, furniture):
        self.data = data
        self.starts = [f["span"][0] for f in furniture]
        self.furniture = [f["span"] for f in furniture]

    def valid(self, span):
        b, e = span
        inside = 0 <= b <= e <= len(self.data)
        return inside and all(at == len(self.data) or self.data[at] & 0xC0 != 0x80 for at in span)

    def read(self, span):
        at, end = span
        pieces = []
        for b, e in self.furniture[max(0, bisect.bisect_right(self.starts, at) - 1):]:
            if b >= end:
                break
            if e <= at:
                continue
            pieces.append(self.data[at:max(at, b)])
            at = max(at, min(e, end))
        pieces.append(self.data[at:end])
        return LINE_BREAK.sub("", b"".join(pieces).decode("utf-8"))


def spans_of(node, path=""):
    """Every span of the JSON with the path to it."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in SPAN_KEYS and value is not None:
                yield f"{path}.{key}", value
            elif key == "paragraphs":
                yield from ((f"{path}.{key}[{i}]", v) for i, v in enumerate(value))
            else:
                yield from spans_of(value, f"{path}.{key}")
    elif isinstance(node, list):
        for i, value in enumerate(node):
            yield from spans_of(value, f"{path}[{i}]")


def contains(outer, inner):
    return outer[0] <= inner[0] and inner[1] <= outer[1]


class Checker:
    def __init__(self, document, text, complain):
        self.document, self.text, self.complain = document, text, complain
        self.sections = {}
        self.claims = {c["id"]: c for r in document["reports"] for c in r["claims"]}

    def check(self):
        for path, span in spans_of(self.document):
            if not self.text.valid(span):
                self.complain(f"{path}: {span} is no span of the text")
                return  # nothing below makes sense then
        self.check_order("furniture", self.document["furniture"])
        self.check_order("report", self.document["reports"])
        ids = [x["id"] for r in self.document["reports"] for x in r["claims"]]
        if len(set(ids)) != len(ids):
            self.complain("claim ids repeat")
        for report in self.document["reports"]:
            self.check_sections(report, report["sections"], 0)
            for claim in report["claims"]:
                self.check_claim(report, claim)
            for measure in report["measures"]:
                self.check_measure(report, measure)
        for finding in self.document["findings"]:
            for claim in finding["claims"]:
                if claim not in self.claims:
                    self.complain(f"finding names claim {claim}, which is not there")

    def check_order(self, what, nodes):
        for a, b in zip(nodes, nodes[1:]):
            if a["span"][1] > b["span"][0]:
                self.complain(f"{what} {a['span']} reaches into {b['span']}")

    def same(self, what, text, span):
        read = self.text.read(span)
        if text != read:
            self.complain(f"{what}: {text!r}, but {read!r} stands at {span}")

    def check_sections(self, parent, sections, level):
        self.check_order("section", sections)
        for s in sections:
            name = f"section {s['id']}"
            if s["id"] in self.sections:
                self.complain(f"{name} stands there twice")
            self.sections[s["id"]] = s
            if not contains(parent["span"], s["span"]):
                self.complain(f"{name} {s['span']} leaves its parent {parent['span']}")
            if s["level"] <= level:
                self.complain(f"{name} has level {s['level']} under level {level}")
            if s["title_span"]:
                self.same(f"{name}, title", s["title"], s["title_span"])
                if not contains(s["span"], s["title_span"]):
                    self.complain(f"{name}: its title stands outside")
            # A marker is written without the blanks that may stand in it: `1 .`.
            squeezed = "".join(self.text.read(s["span"]).split())
            if not squeezed.startswith("".join(s["marker"]["text"].split())):
                self.complain(f"{name} does not begin with its marker {s['marker']['text']!r}")
            for paragraph in s["paragraphs"]:
                if not contains(s["span"], paragraph):
                    self.complain(f"{name} {s['span']} has a paragraph outside: {paragraph}")
            self.check_sections(s, s["sections"], s["level"])

    def check_section_of(self, name, node):
        section = self.sections.get(node["section"])
        if node["section"] is not None and section is None:
            self.complain(f"{name} names section {node['section']}, which is not there")
        elif section and not contains(section["span"], node["span"]):
            self.complain(f"{name} {node['span']} stands outside its section {section['span']}")

    def check_claim(self, report, claim):
        name = f"claim {claim['id']}"
        self.same(f"{name}, quantity", claim["quantity"]["text"], claim["span"])
        if not contains(report["span"], claim["span"]):
            self.complain(f"{name} stands outside its report")
        if not contains(claim["sentence"], claim["span"]):
            self.complain(f"{name} {claim['span']} stands outside its sentence {claim['sentence']}")
        self.check_section_of(name, claim)
        subject = claim["subject"]
        if subject:
            topic = self.text.read(subject["topic"]) if "topic" in subject else ""
            if subject["text"] != topic + self.text.read(subject["span"]):
                self.complain(f"{name}, subject: {subject['text']!r} is not what stands there")
        if claim["part_of"] is not None:
            if claim["part_of"] not in self.claims or claim["part_of"] == claim["id"]:
                self.complain(f"{name} is part of {claim['part_of']}")
        q = claim["quantity"]
        if q["approximation"] in ("range", "masked") and q["value"] is not None:
            self.complain(f"{name}: a {q['approximation']} quantity with a value")
        bounds = (q["lower"], q["upper"])
        # A masked range (x-xx所) has no bounds at all.
        if q["approximation"] == "range" and bounds.count(None) == 1:
            self.complain(f"{name}: a range without bounds")
        if (claim["rank"] is None) != (q["kind"] != "rank" or q["value"] is None):
            self.complain(f"{name}: rank {claim['rank']}, kind {q['kind']}")

    def check_measure(self, report, measure):
        name = f"measure {measure['id']}"
        if not contains(report["span"], measure["span"]):
            self.complain(f"{name} stands outside its report")
        self.check_section_of(name, measure)
        for claim in measure["claims"]:
            if claim not in self.claims:
                self.complain(f"{name} names claim {claim}, which is not there")
            elif not contains(measure["span"], self.claims[claim]["span"]):
                self.complain(f"{name} {measure['span']} does not contain its claim {claim}")


def run(program, file, form):
    done = subprocess.run([program, "parse", str(file), "--format", form], capture_output=True)
    if done.returncode not in (0, 3, 6):  # done, no report, damaged text: JSON is written
        raise ValueError(f"exit status {done.returncode}: {done.stderr.decode(errors='replace')}")
    return done.stdout.decode("utf-8")


def decode(data, encoding):
    for bom, name in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(bom):
            return data[len(bom):].decode(name)
    return data.decode(encoding)


def check_file(program, validator, row_validators, file):
    problems = []
    try:
        document = json.loads(run(program, file, "json"))
        lines = [json.loads(line) for line in run(program, file, "ndjson").splitlines()]
    except ValueError as error:
        return [str(error)]
    for error in validator.iter_errors(document):
        problems.append(f"schema: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
    if problems:
        return problems
    rows = [dict(type=kind[:-1], **x) for kind in ("claims", "measures")
            for r in document["reports"] for x in r[kind]]
    rows += [dict(type="finding", **x) for x in document["findings"]]
    if lines != rows:
        problems.append("ndjson holds other rows than json")
    for line in lines:
        for error in row_validators[line["type"]].iter_errors(line):
            problems.append(f"schema, ndjson: {error.message[:200]}")
    if document["source"]["replaced"] == 0:
        data = decode(file.read_bytes(), document["source"]["encoding"]).encode("utf-8")
        Checker(document, Text(data, document["furniture"]), problems.append).check()
    return problems


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    program, schema_file = sys.argv[1:3]
    files = []
    for name in sys.argv[3:]:
        path = pathlib.Path(name)
        files += sorted(f for f in path.rglob("*.txt") if f.is_file()) if path.is_dir() else [path] * path.exists()
    if not files:
        print("skipped: there is no text in", *sys.argv[3:])
        return SKIPPED
    schema = json.loads(pathlib.Path(schema_file).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    schema = strict(schema)
    validator = jsonschema.Draft202012Validator(schema)
    rows = {}
    for row in ("claim", "measure", "finding"):
        part = copy.deepcopy(schema)
        for key in ("properties", "required", "type", "additionalProperties", "$id"):
            part.pop(key, None)
        rows[row] = jsonschema.Draft202012Validator({**part, "$ref": f"#/$defs/{row}"})
    failed = 0
    for file in files:
        problems = check_file(program, validator, rows, file)
        failed += bool(problems)
        for problem in problems[:20]:
            print(f"{file.name}: {problem}")
        if len(problems) > 20:
            print(f"{file.name}: and {len(problems) - 20} more")
    print(f"{len(files)} texts checked, {failed} with problems")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
