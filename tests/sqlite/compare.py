#!/usr/bin/env python3
"""The tables of the SQLite extension hold what the program writes as JSON.

  tests/sqlite/compare.py SQLITE3 EXTENSION PROGRAM SAMPLE
"""
import json, pathlib, subprocess, sys, tempfile, unittest

SQLITE, EXTENSION, PROGRAM, SAMPLE = sys.argv[1:]
QUANTITY = ("kind", "value", "lower", "upper", "approximation")


def shell(*statements):
    script = "\n".join([f".load {EXTENSION.removesuffix('.so')}", ".mode json", *statements])
    return subprocess.run(
        [SQLITE, "-bail", ":memory:"], input=script, capture_output=True, text=True,
        encoding="utf-8", timeout=60,
    )  # fmt: skip


def rows(statement):
    done = shell(statement)
    assert done.returncode == 0 and not done.stderr, done.stderr
    return json.loads(done.stdout) if done.stdout else []


def program(*words):
    done = subprocess.run([PROGRAM, *words], capture_output=True, check=True)
    return json.loads(done.stdout)


def text_of(value):
    return value["text"] if value else None


def quantity(value):
    row = {key: value[key] for key in QUANTITY}
    unit = value["unit"] and value["unit"]["code"]
    return {**row, "unit": unit or None, "text": value["text"]}


def sections_of(nodes, parent=None):
    for node in nodes:
        marker = node["marker"] or {}
        yield {
            "id": node["id"], "parent": parent, "kind": node["kind"], "level": node["level"],
            "marker": marker.get("text"), "ordinal": marker.get("ordinal"), "span": node["span"],
        }  # fmt: skip
        yield from sections_of(node["sections"], node["id"])


class Tables(unittest.TestCase):
    maxDiff = None
    document = program("parse", SAMPLE)

    def in_reports(self, key):
        return [row for report in self.document["reports"] for row in report[key]]

    def test_claims(self):
        wanted = [
            {
                "id": c["id"], "subject": text_of(c["subject"]), **quantity(c["quantity"]),
                "direction": c["change"]["direction"] if c["change"] else "none",
                "modality": c["modality"], "section": c["section"], "part_of": c["part_of"],
                "period": c["period"]["edtf"] if c["period"] else None,
                "scope": text_of(c["scope"]) if isinstance(c["scope"], dict) else c["scope"],
                "span": c["span"],
            }
            for c in self.in_reports("claims")
        ]  # fmt: skip
        found = rows(
            "SELECT id, subject, kind, value, lower, upper, approximation, unit, text, direction,"
            " modality, section, part_of, period, scope,"
            f" json_array(begin_byte, end_byte) AS span FROM shuzhi_claims(readfile('{SAMPLE}'));"
        )
        for row in found:
            row["span"] = json.loads(row["span"])
        self.assertGreater(len(wanted), 10)
        self.assertEqual(found, wanted)

    def test_measures(self):
        wanted = [
            (m["id"], m["verb"], m["object"], m["status"], m["section"], *m["span"])
            for m in self.in_reports("measures")
        ]
        found = rows(
            "SELECT id, verb, object, status, section, begin_byte, end_byte"
            f" FROM shuzhi_measures(readfile('{SAMPLE}'));"
        )
        self.assertGreater(len(wanted), 5)
        self.assertEqual([tuple(row.values()) for row in found], wanted)

    def test_sections(self):
        wanted = list(sections_of(self.in_reports("sections")))
        found = rows(
            "SELECT id, parent, kind, level, marker, ordinal,"
            " json_array(begin_byte, end_byte) AS span"
            f" FROM shuzhi_sections(readfile('{SAMPLE}'));"
        )
        for row in found:
            row["span"] = json.loads(row["span"])
        self.assertGreater(len(wanted), 3)
        self.assertEqual(found, wanted)

    def test_mentions(self):
        self.assertEqual(
            rows("SELECT type, text, kind, value, unit, period FROM"
                 " shuzhi_mentions('2021年投入近8400万元');"),
            [
                {"type": "period", "text": "2021年", "kind": None, "value": None, "unit": None,
                 "period": "2021"},
                {"type": "quantity", "text": "近8400万元", "kind": "money", "value": "84000000",
                 "unit": "CNY", "period": None},
            ],
        )  # fmt: skip

    def test_joins_and_sums(self):
        (row,) = rows(
            "WITH pages(text) AS (VALUES ('2021年工作总结' || char(10) || '投入资金800万元。'),"
            " ('2022年工作总结' || char(10) || '投入资金900万元。'))"
            " SELECT sum(real) AS total, group_concat(period) AS years"
            " FROM pages, shuzhi_claims(pages.text);"
        )
        self.assertEqual(row, {"total": 17000000.0, "years": "2021,2022"})

    def test_other_encodings(self):
        text = "2021年工作总结\n一、经费\n投入资金八百万元，学校建设进展顺利，群众满意度不断提高。\n"
        for encoding in ("gb18030", "utf-16"):
            with tempfile.NamedTemporaryFile() as file:
                pathlib.Path(file.name).write_bytes(text.encode(encoding))
                (row,) = rows(f"SELECT value FROM shuzhi_claims(readfile('{file.name}'));")
            self.assertEqual(row, {"value": "8000000"}, encoding)

    def test_nothing(self):
        self.assertEqual(rows("SELECT * FROM shuzhi_claims(NULL);"), [])
        self.assertEqual(rows("SELECT * FROM shuzhi_claims('');"), [])
        self.assertEqual(rows("SELECT * FROM shuzhi_claims(x'');"), [])
        self.assertEqual(rows("SELECT * FROM shuzhi_mentions('没有');"), [])

    def test_without_the_text(self):
        done = shell("SELECT * FROM shuzhi_claims;")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("the text is missing", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
