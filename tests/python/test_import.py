"""Finding the library, and saying why where it cannot be found; doctests; types."""

import doctest
import importlib
import importlib.util
import os
import subprocess
import sys
import unittest
from pathlib import Path

import shuzhi


def import_with(library):
    environment = dict(os.environ, SHUZHI_LIBRARY=library)
    return subprocess.run(
        [sys.executable, "-c", "import shuzhi"], capture_output=True, text=True, env=environment
    )


class Import(unittest.TestCase):
    def test_a_library_that_is_not_there(self):
        run = import_with("/nowhere/libshuzhi.so")
        self.assertNotEqual(run.returncode, 0)
        self.assertIn("ImportError", run.stderr)
        self.assertIn("/nowhere/libshuzhi.so", run.stderr)

    @unittest.skipUnless(sys.platform == "linux", "names a library of Linux")
    def test_another_library(self):
        run = import_with("libc.so.6")
        self.assertIn("ImportError", run.stderr)
        self.assertIn("shuzhi_abi_version", run.stderr)

    def test_versions(self):
        self.assertRegex(shuzhi.__version__, r"^\d+\.\d+\.\d+$")
        project = Path(__file__).resolve().parents[2] / "bindings" / "python" / "pyproject.toml"
        self.assertIn(f'version = "{shuzhi.__version__}"', project.read_text(encoding="utf-8"))

    def test_everything_that_is_promised_is_there(self):
        for name in shuzhi.__all__:
            self.assertTrue(getattr(shuzhi, name).__doc__, name)


class Types(unittest.TestCase):
    @unittest.skipUnless(importlib.util.find_spec("mypy"), "mypy is not installed")
    def test_mypy(self):
        package = Path(__file__).resolve().parents[2] / "bindings" / "python"
        run = subprocess.run(
            [sys.executable, "-m", "mypy", "--cache-dir", os.devnull, "--config-file",
             str(package / "pyproject.toml"), str(package / "shuzhi"),
             str(Path(__file__).with_name("typed_use.py"))],
            capture_output=True, text=True, env=dict(os.environ, MYPYPATH=str(package)),
        )  # fmt: skip
        self.assertEqual(run.returncode, 0, run.stdout)


def load_tests(loader, tests, pattern):
    """The examples in the documentation of every module; some need pandas."""
    if not importlib.util.find_spec("pandas"):
        print("skipped: the examples, which need pandas")
        return tests
    flags = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL | doctest.NORMALIZE_WHITESPACE
    for name in ("columns", "document", "errors", "many", "mentions", "parser"):
        module = importlib.import_module(f"shuzhi.{name}")
        tests.addTests(doctest.DocTestSuite(module, optionflags=flags))
    tests.addTests(doctest.DocTestSuite(shuzhi, optionflags=flags))
    return tests


if __name__ == "__main__":
    unittest.main()
