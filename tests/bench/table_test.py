#!/usr/bin/env python3
"""The bench on a tiny text: every row is there, and every figure makes sense.

usage: table_test.py SHUZHI_BENCH
"""
import math, re, subprocess, sys, unittest

STAGES = ["decode", "lines, furniture", "paragraphs, reports", "sections", "sentences, tokens", "claims", "measures",
          "JSON"]
CALLS = ["parse", "scan", "RE2, one pattern", "ICU sentences", "UTF-8 check", "memchr"]
SIZES = ["750 B", "5 KB", "50 KB"]


def run(*options):
    command = [sys.argv[1], "--divide=200", "--rounds=1", *options]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=100).stdout


def tables(text):
    """The Markdown tables: for each the heading's cells, and rows of figures by their first cell."""
    found = []
    for lines in re.findall(r"(?m)(?:^\|.*\n)+", text):
        head, _, *rows = [[cell.strip() for cell in line.strip("|\n ").split("|")] for line in lines.splitlines()]
        found.append((head, {row[0]: [float(cell) for cell in row[1:]] for row in rows}))
    return found


class Table(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text = run("--table")
        cls.tables = tables(cls.text)

    def check_figures(self, rows, times):
        """All are numbers, and the first ones, which are times, positive."""
        for name, figures in rows.items():
            self.assertTrue(all(math.isfinite(figure) and figure >= 0 for figure in figures), f"{name}: {figures}")
            self.assertTrue(all(figure > 0 for figure in figures[:times]), f"{name}: {figures}")

    def test_stages_and_calls(self):
        head, rows = self.tables[0]
        self.assertEqual(head[1:4], SIZES)
        self.assertEqual(list(rows), STAGES + CALLS)
        self.check_figures(rows, len(SIZES))
        for name in ("parse", "scan", "claims", "JSON"):  # and take memory
            self.assertTrue(all(figure > 0 for figure in rows[name]), f"{name}: {rows[name]}")
        self.assertEqual(rows["RE2, one pattern"][:3], [1, 1, 1])

    def test_sizes(self):
        head, rows = self.tables[1]
        self.assertEqual(list(rows), SIZES)
        self.check_figures(rows, 3)
        self.assertEqual(rows[SIZES[-1]][0], 1)

    def test_threads(self):
        figure = re.search(r"one parser: ([0-9.]+) times", self.text)
        self.assertGreater(float(figure.group(1)), 0)

    def test_last_lines(self):
        *_, scan, parse = self.text.splitlines()
        self.assertRegex(scan, r"^scan runs at [0-9.e-]+ times the speed of RE2$")
        self.assertRegex(parse, r"^parse runs at [0-9.e-]+ times the speed of RE2$")


class Report(unittest.TestCase):
    def test_google_benchmark(self):
        text = run("--benchmark_format=csv", "--benchmark_filter=/5 KB", "--benchmark_min_time=0.01")
        for name in STAGES + CALLS:
            self.assertIn(f'"{name}/5 KB', text)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
