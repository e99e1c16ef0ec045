"""What the tests of the program share: they are called with the program and the sample report."""
import pathlib, subprocess, sys, tempfile, unittest

DONE, OUTPUT, USAGE, EMPTY, INPUT, REFUSED, DAMAGED, INTERNAL = range(8)


class ProgramTest(unittest.TestCase):
    program = sample = ""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, content, name="input.txt"):
        path = pathlib.Path(self.folder.name) / name
        path.write_bytes(content)
        return str(path)

    def run_program(self, *args, stdin=b"", timeout=60):
        return subprocess.run([self.program, *args], input=stdin, capture_output=True, timeout=timeout)

    def check(self, done, code, message=None):
        """The exit code, and one line on standard error that says `message`, or none."""
        error = done.stderr.decode("utf-8")
        self.assertEqual(done.returncode, code, error)
        if message is None:
            self.assertEqual(error, "")
        else:
            self.assertIn(message, error)
            self.assertTrue(error.startswith("shuzhi: "), error)


def main():
    ProgramTest.program, ProgramTest.sample = sys.argv[1:3]
    unittest.main(module="__main__", argv=sys.argv[:1] + sys.argv[3:])
