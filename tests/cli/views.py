#!/usr/bin/env python3
"""What the program prints for the sample report: that views agree with the JSON and line up."""
import json, unicodedata

from program import DONE, ProgramTest, main


def width(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def rows_of(table):
    """The rows below each line of dashes, cut into cells where the dashes say."""
    rows, stops = [], None
    for line in table.splitlines():
        if line and set(line) <= {"-", " "}:
            stops = [0] + [i for i in range(1, len(line)) if line[i] == "-" and line[i - 1] == " "]
        elif not line:
            stops = None
        elif stops is not None:
            cells, at, column = [""], 0, 1
            for c in line:
                if column < len(stops) and at >= stops[column]:
                    cells.append("")
                    column += 1
                cells[-1] += c
                at += width(c)
            rows.append([c.strip() for c in cells] + [""] * (len(stops) - len(cells)))
    return rows


class Views(ProgramTest):
    def setUp(self):
        super().setUp()
        done = self.run_program("parse", self.sample)
        self.check(done, DONE)
        self.document = json.loads(done.stdout)

    def output(self, *args, **kwargs):
        done = self.run_program(*args, **kwargs)
        self.check(done, DONE)
        return done.stdout.decode("utf-8")

    def test_formats_agree(self):
        self.assertEqual(json.loads(self.output("parse", self.sample, "--pretty")), self.document)
        lines = [json.loads(line) for line in self.output("parse", self.sample, "--format", "ndjson").splitlines()]
        claims = [c for r in self.document["reports"] for c in r["claims"]]
        self.assertEqual([x for x in lines if x["type"] == "claim"], [dict(type="claim", **c) for c in claims])

    def test_output_file(self):
        file = self.file(b"", "out.json")
        self.assertEqual(self.output("parse", self.sample, "-o", file), "")
        with open(file, "rb") as done:
            self.assertEqual(json.load(done), self.document)

    def test_standard_input(self):
        with open(self.sample, "rb") as text:
            done = json.loads(self.output("parse", "-", stdin=text.read()))
        self.assertEqual(done["reports"], self.document["reports"])

    def test_same_bytes_in_every_encoding(self):
        with open(self.sample, encoding="utf-8") as file:
            text = file.read()
        for encoding in ("utf-8-sig", "utf-16", "gb18030"):
            done = json.loads(self.output("parse", self.file(text.encode(encoding))))
            self.assertEqual(done["reports"], self.document["reports"], encoding)

    def test_outline(self):
        lines = self.output("outline", self.sample).splitlines()
        report = self.document["reports"][0]
        self.assertTrue(lines[0].startswith(report["title"]))
        self.assertIn("  一、 聚焦均衡发展，办学条件持续改善", lines)

        def count(sections):
            return len(sections) + sum(count(s["sections"]) for s in sections)
        self.assertEqual(len(lines), sum(1 + count(r["sections"]) for r in self.document["reports"]))

    def test_claims_line_up(self):
        rows = rows_of(self.output("claims", self.sample))
        claims = [c for r in self.document["reports"] for c in r["claims"]]
        self.assertEqual([row[0] for row in rows], [str(c["id"]) for c in claims])
        self.assertEqual([row[5] for row in rows], [c["modality"] for c in claims])
        self.assertEqual([row[3] for row in rows], [(c["quantity"]["unit"] or {"code": ""})["code"] for c in claims])

    def test_measures_line_up(self):
        rows = rows_of(self.output("measures", self.sample))
        measures = [m for r in self.document["reports"] for m in r["measures"]]
        self.assertEqual([row[0] for row in rows], [m["status"] for m in measures])
        self.assertEqual([row[1] for row in rows], [m["verb"] for m in measures])

    def test_scan(self):
        text = "投入资金近8400万元，新建小学3所。"
        spans = [m["span"] for m in json.loads(self.output("scan", "--format", "json", stdin=text.encode()))["mentions"]]
        self.assertEqual([text.encode()[b:e].decode() for b, e in spans], ["近8400万元", "3所"])
        self.assertEqual([row[0] for row in rows_of(self.output("scan", stdin=text.encode()))], ["近8400万元", "3所"])
        lines = self.output("scan", "--ndjson", stdin=json.dumps({"text": text}).encode() + b"\n")
        self.assertEqual([m["span"] for m in json.loads(lines)["mentions"]], spans)


if __name__ == "__main__":
    main()
