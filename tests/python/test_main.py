"""`python -m shuzhi`."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

REPORT = "2021年工作总结\n一、经费\n2021年，投入资金近800万元，同比增长5%，补助标准400元至600元。\n"


def run(*words, stdin=b""):
    done = subprocess.run([sys.executable, "-m", "shuzhi", *words], input=stdin, capture_output=True)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


class Main(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = str(Path(folder.name) / "report.txt")
        Path(self.path).write_bytes(REPORT.encode("gb18030"))

    def test_a_table(self):
        code, out, error = run("--encoding", "GB18030", self.path)
        self.assertEqual((code, error), (0, ""))
        head, *rows = [line.split("\t") for line in out.splitlines()]
        self.assertEqual(head[:3], ["subject", "value", "unit"])
        self.assertEqual([row[1:3] for row in rows],
                         [["8000000", "CNY"], ["5", "%"], ["400..600", "CNY"]])  # fmt: skip
        self.assertTrue(all(len(row) == len(head) for row in rows))

    def test_json_of_several(self):
        code, out, _ = run("--json", self.path, "-", stdin=REPORT.encode("utf-8"))
        names = [json.loads(line)["source"]["name"] for line in out.splitlines()]
        self.assertEqual((code, names), (0, [self.path, "-"]))

    def test_what_cannot_be_read_is_said_and_skipped(self):
        code, out, error = run("/nowhere/a.txt", self.path)
        self.assertEqual(code, 1)
        self.assertIn("/nowhere/a.txt", error)
        self.assertIn("8000000", out)

    def test_an_unknown_encoding(self):
        code, _, error = run("--encoding", "no-such", self.path)
        self.assertEqual(code, 2)
        self.assertIn("no-such", error)


if __name__ == "__main__":
    unittest.main()
