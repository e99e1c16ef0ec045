#!/usr/bin/env python3
"""Builds the wheel, installs it into a clean virtual environment and uses it there, without a compiler.

  tests/packaging/wheel.py CMAKE BUILD_TREE
"""
import os, pathlib, re, shutil, sys, unittest, zipfile

from process import run

CMAKE, BUILD = sys.argv[1], pathlib.Path(sys.argv[2])
WORK = BUILD / "tests/packaging/wheel"
# What PEP 600 lets a manylinux wheel take from the system; libstdc++ and libgcc are bundled.
GLIBC = r"^(lib(c|m|pthread|dl|rt)\.so\.\d+|ld-linux.*\.so\.\d+)$"
LARGEST = 6_000_000
REPORT = "2021年工作总结\n一、经费\n2021年，投入教育资金八百万元，学校建设进展顺利，群众满意度不断提高。\n"
TRADITIONAL = "2021年工作總結\n一、經費\n2021年，投入教育資金八百萬元，學校建設進展順利，群眾滿意度不斷提高。\n"


def setUpModule():
    run(CMAKE, "--build", BUILD, "--target", "wheel")
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)


class Wheel(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        (cls.wheel,) = (BUILD / "wheel").glob("*.whl")
        run(sys.executable, "-m", "venv", WORK / "venv")
        cls.python = WORK / "venv/bin/python"
        cls.environment = {"PATH": str(WORK / "venv/bin"), "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
        cls.call("-m", "pip", "install", "--quiet", "--no-index", cls.wheel)
        with zipfile.ZipFile(cls.wheel) as archive:
            archive.extractall(WORK / "content")
        cls.shared_object = WORK / "content/shuzhi/libshuzhi.so.1"

    @classmethod
    def call(cls, *words, **more):
        return run(cls.python, *words, env=cls.environment, cwd=WORK, **more)

    def test_names_and_records(self):
        self.assertRegex(
            self.wheel.name, r"^shuzhi-\d+\.\d+\.\d+-py3-none-manylinux_2_\d+_\w+\.whl$"
        )
        info = next((WORK / "content").glob("*.dist-info"))
        self.assertIn("Root-Is-Purelib: false", (info / "WHEEL").read_text())
        self.assertIn("Name: shuzhi", (info / "METADATA").read_text())
        recorded = {line.split(",")[0] for line in (info / "RECORD").read_text().splitlines()}
        with zipfile.ZipFile(self.wheel) as archive:
            self.assertEqual(recorded, {n for n in archive.namelist() if not n.endswith("/")})
        for name in ("shuzhi/py.typed", "shuzhi/__main__.py", "shuzhi/libshuzhi.so.1"):
            self.assertIn(name, recorded)
        self.assertTrue(any("LICENSE.libicu" in name for name in recorded))

    def test_the_library_needs_glibc_alone(self):
        dynamic = run("readelf", "-W", "-d", self.shared_object)
        needed = re.findall(r"NEEDED.*\[(.*)\]", dynamic)
        self.assertTrue(needed)
        for name in needed:
            self.assertRegex(name, GLIBC)
        self.assertNotRegex(dynamic, "RPATH|RUNPATH|TEXTREL")

    def test_the_library_exports_the_c_api_alone(self):
        symbols = run("nm", "-D", "--defined-only", self.shared_object).split("\n")
        names = {line.split()[-1].partition("@")[0] for line in symbols if line}
        self.assertEqual({n for n in names if not n.startswith("shuzhi_")} - {"SHUZHI_1"}, set())
        self.assertIn("shuzhi_parse", names)

    def test_the_library_is_small(self):
        size, packed = self.shared_object.stat().st_size, self.wheel.stat().st_size
        print(f"library {size} bytes, wheel {packed} bytes")
        self.assertLess(size, LARGEST)

    def test_nothing_else_is_loaded(self):
        """No ICU of the system, whether it is there or not."""
        maps = self.call(
            "-c",
            "import shuzhi\n"
            "assert shuzhi.parse('2021年工作总结\\n投入800万元。'.encode('gb18030')).claims\n"
            "print(open('/proc/self/maps').read())",
        )
        self.assertIn("libshuzhi.so.1", maps)
        self.assertNotRegex(maps, r"libicu|libutf8proc|libstdc\+\+")

    def test_encodings(self):
        script = (
            "import sys, shuzhi\n"
            "d = shuzhi.Parser(encoding=sys.argv[2]).parse(open(sys.argv[1], 'rb').read())\n"
            "print(d.source.encoding, d.claims[0].quantity.value, d.claims[0].quantity.unit.code)"
        )
        cases = {
            "utf-8": (REPORT, ""), "gb18030": (REPORT, ""), "utf-16": (REPORT, ""),
            "big5": (TRADITIONAL, ""), "gbk": (REPORT, "GBK"), "gb2312": (REPORT, "GB2312"),
            "big5hkscs": (TRADITIONAL, "Big5-HKSCS"), "hz": (REPORT, "HZ-GB-2312"),
        }  # fmt: skip
        for encoding, (text, named) in cases.items():
            with self.subTest(encoding):
                path = WORK / f"{encoding}.txt"
                path.write_bytes(text.encode(encoding))
                self.assertIn(" 8000000 CNY", self.call("-c", script, path, named))

    def test_as_a_program(self):
        path = WORK / "report.txt"
        path.write_bytes(REPORT.encode("gb18030"))
        lines = self.call("-m", "shuzhi", path).splitlines()
        self.assertEqual(lines[0].split("\t")[:3], ["subject", "value", "unit"])
        self.assertIn("8000000\tCNY\t", lines[1])
        self.assertIn('"shuzhi/document/1"', self.call("-m", "shuzhi", "--json", path))

    def test_the_tests_of_the_package(self):
        """Those that need nothing of the build tree."""
        tests = pathlib.Path(__file__).resolve().parents[1] / "python"
        for name in ("document", "parser", "tables", "many", "lifetime", "main"):
            self.call(tests / f"test_{name}.py")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
