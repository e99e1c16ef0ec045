#!/usr/bin/env python3
"""The manual page and the completions say what the program says.

  tests/packaging/manual.py PROGRAM FOLDER_OF_THE_PROGRAM
"""
import pathlib, re, shutil, subprocess, sys, tempfile, unittest

PROGRAM, CLI = sys.argv[1], pathlib.Path(sys.argv[2])
sys.path.insert(0, str(CLI / "completions"))
import generate

COMMANDS = generate.read_commands(PROGRAM)


def run(*words, **more):
    return subprocess.run(words, capture_output=True, text=True, encoding="utf-8", **more)


class Manual(unittest.TestCase):
    text = (CLI / "shuzhi.1").read_text(encoding="utf-8")

    def test_the_help_is_understood(self):
        self.assertGreaterEqual({c.name for c in COMMANDS}, {"", "parse", "scan", "claims"})
        parse = next(c for c in COMMANDS if c.name == "parse")
        output = next(o for o in parse.options if "--output" in o.names)
        self.assertEqual((output.names, output.takes_value), (["-o", "--output"], True))

    def test_every_command_and_option_is_described(self):
        for command in COMMANDS:
            if command.name:
                self.assertRegex(self.text, rf"(?m)^\.It Cm {command.name}$")
            for option in command.options:
                for name in option.names:
                    flag = re.escape(name[1:])
                    self.assertRegex(self.text, rf"(?m)^(\.It .*|\.)Fl {flag}( |$)", command.name)

    @unittest.skipUnless(shutil.which("mandoc"), "mandoc is not installed")
    def test_the_page_is_well_formed(self):
        lint = run("mandoc", "-T", "lint", "-W", "warning", CLI / "shuzhi.1")
        self.assertEqual((lint.returncode, lint.stdout), (0, ""))


class Completions(unittest.TestCase):
    def test_they_are_up_to_date(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                [sys.executable, CLI / "completions/generate.py", PROGRAM, folder], check=True
            )
            for made in pathlib.Path(folder).iterdir():
                kept = (CLI / "completions" / made.name).read_text(encoding="utf-8")
                self.assertEqual(made.read_text(encoding="utf-8"), kept, "build update_completions")

    def bash(self, *words):
        script = (
            f"source '{CLI}/completions/shuzhi.bash'; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1));"
            ' _shuzhi; printf "%s\\n" "${COMPREPLY[@]}"'
        )
        done = run("bash", "-c", script, "bash", "shuzhi", *words)
        self.assertEqual(done.stderr, "")
        return done.stdout.split()

    def test_bash(self):
        self.assertEqual(self.bash("me"), ["measures"])
        self.assertEqual(self.bash("parse", "--ref"), ["--refuse-invalid", "--reference-date"])
        self.assertEqual(self.bash("parse", "--format", "n"), ["ndjson"])
        self.assertEqual(self.bash("parse", "--output", "x"), [])

    def test_zsh_and_fish_read_them(self):
        for shell, name in {"zsh": "_shuzhi", "fish": "shuzhi.fish"}.items():
            if shutil.which(shell):
                self.assertEqual(run(shell, "-n", CLI / "completions" / name).stderr, "")

    @unittest.skipUnless(shutil.which("fish"), "fish is not installed")
    def test_fish(self):
        ask = f"source {CLI}/completions/shuzhi.fish; complete -C 'shuzhi parse --format '"
        lines = run("fish", "-N", "-c", ask).stdout.splitlines()
        self.assertEqual([line.split()[0] for line in lines], ["json", "ndjson"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
