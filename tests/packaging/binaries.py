#!/usr/bin/env python3
"""How large the shared library is, how fast the program starts, and what both are hardened with.

  tests/packaging/binaries.py PROGRAM LIBRARY hardened|plain
"""
import pathlib, re, shutil, subprocess, sys, tempfile, time, unittest

PROGRAM, LIBRARY, MADE = sys.argv[1:]
RELEASE = MADE == "hardened"
LARGEST = 3_000_000
MOST_INSTRUCTIONS = 25_000_000


def readelf(*words):
    return subprocess.run(["readelf", "-W", *words], capture_output=True, text=True, check=True).stdout


def fastest(words, text, times):
    """The shortest of several runs: what the rest of the machine does is no part of it."""
    best = 1e9
    for _ in range(times):
        begin = time.perf_counter()
        subprocess.run(words, input=text, stdout=subprocess.DEVNULL, check=True)
        best = min(best, time.perf_counter() - begin)
    return best


class Size(unittest.TestCase):
    @unittest.skipUnless(shutil.which("strip"), "binutils is not installed")
    def test_the_stripped_library_is_small(self):
        if not RELEASE:
            self.skipTest("not an optimized build")
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder, "library.so")
            subprocess.run(["strip", "--strip-unneeded", "-o", copy, LIBRARY], check=True)
            size = copy.stat().st_size
        print(f"the stripped library has {size} bytes")
        self.assertLess(size, LARGEST)


class Start(unittest.TestCase):
    """Of a process that parses one line. Instructions decide: a time is one of the machine's moment."""

    LINE = "2023年教育经费投入8400万元，比上年增长12.5%。\n".encode()

    def test_time_is_shown(self):
        taken = fastest([PROGRAM, "claims", "-"], self.LINE, 20)
        nothing = fastest([shutil.which("true")], self.LINE, 20)
        print(f"{1000 * taken:.1f} ms, and {1000 * nothing:.1f} ms for a process that does nothing")

    @unittest.skipUnless(shutil.which("valgrind"), "valgrind is not installed, nothing was counted")
    def test_instructions(self):
        counted = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", PROGRAM, "claims", "-"],
            input=self.LINE, capture_output=True, check=True)
        count = int(re.search(rb"Collected : (\d+)", counted.stderr)[1])
        print(f"{count / 1e6:.1f} million instructions")
        self.assertLess(count, MOST_INSTRUCTIONS if RELEASE else 2 * MOST_INSTRUCTIONS)


@unittest.skipUnless(RELEASE and shutil.which("readelf"), "not a hardened build")
class Hardening(unittest.TestCase):
    def test_program_and_library(self):
        for path in (PROGRAM, LIBRARY):
            with self.subTest(path=path):
                segments = readelf("-l", path).splitlines()
                self.assertTrue(any("GNU_RELRO" in s for s in segments))
                (stack,) = (s for s in segments if "GNU_STACK" in s)
                self.assertIn(" RW ", stack)
                self.assertFalse(any(" RWE " in s for s in segments))
                dynamic = readelf("-d", path)
                self.assertRegex(dynamic, r"BIND_NOW|FLAGS_1.*NOW")
                self.assertNotIn("TEXTREL", dynamic)
                symbols = readelf("--dyn-syms", path)
                self.assertTrue("__stack_chk_fail" in symbols, "no stack protector")

    def test_the_program_is_independent_of_its_position(self):
        self.assertRegex(readelf("-h", PROGRAM), r"Type: +DYN")
        self.assertRegex(readelf("-d", PROGRAM), r"FLAGS_1.*PIE")

    def test_fortified(self):
        """One call that was checked is enough to show that the option was there."""
        if "clang" in readelf("-p", ".comment", PROGRAM):
            self.skipTest("clang has no checked fprintf in C++, and nothing else here needs one")
        checked = re.findall(r"__\w+_chk@", readelf("--dyn-syms", PROGRAM))
        self.assertTrue(checked)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
