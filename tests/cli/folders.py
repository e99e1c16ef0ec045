#!/usr/bin/env python3
"""Several texts and folders: order, what is left out, exit codes, progress, the output file."""
import json, os, pathlib, pty, subprocess, unittest

from program import DAMAGED, DONE, EMPTY, INPUT, OUTPUT, REFUSED, USAGE, ProgramTest, main


class Folders(ProgramTest):
    def setUp(self):
        super().setUp()
        self.root = pathlib.Path(self.folder.name) / "reports"
        for i, name in enumerate(("b/2.txt", "a.txt", "b/10.TXT", "c.text", "b/deep/er/1.txt", "b.txt")):
            self.report(name, i)

    def report(self, name, number):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # Sizes differ widely, so that threads finish in another order than they begin.
        lines = f"{number}县2023年工作总结\n" + f"新建学校{number + 1}所。\n" * (1 + 97 * number % 500)
        path.write_text(lines, encoding="utf-8")
        return path

    def documents(self, *args, code=DONE, message=None):
        done = self.run_program("parse", *map(str, args))
        self.check(done, code, message)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def names(self, *args, **kwargs):
        return [os.path.relpath(d["source"]["name"], self.root) for d in self.documents(*args, **kwargs)]

    def test_a_folder_and_those_in_it_sorted(self):
        self.assertEqual(self.names(self.root), ["a.txt", "b.txt", "b/10.TXT", "b/2.txt", "b/deep/er/1.txt"])

    def test_extensions(self):
        self.assertEqual(self.names(self.root, "--ext", "text"), ["c.text"])
        self.assertEqual(len(self.names(self.root, "--ext", "text,.txt")), 6)
        self.assertEqual(len(self.names("--ext", "text", "--ext", "txt", self.root)), 6)

    def test_several_files_in_the_order_given(self):
        files = [self.root / name for name in ("c.text", "b", "a.txt")]
        self.assertEqual(self.names(*files), ["c.text", "b/10.TXT", "b/2.txt", "b/deep/er/1.txt", "a.txt"])

    def test_any_number_of_threads_writes_the_same(self):
        for i in range(60):
            self.report(f"many/{i:02}.txt", i)
        for form in ("json", "ndjson"):
            outputs = {
                self.run_program("parse", str(self.root), "--format", form, "--jobs", jobs).stdout
                for jobs in ("1", "2", "7", "100")
            }
            self.assertEqual(len(outputs), 1)

    def test_lines_name_their_file(self):
        file = self.root / "b/deep/er/1.txt"
        alone = self.documents(file, "--format", "ndjson")
        lines = self.documents(self.root, "--format", "ndjson")
        self.assertEqual([x for x in lines if x["file"] == str(file)], [dict(file=str(file), **x) for x in alone])
        self.assertEqual(list(lines[0])[:2], ["file", "type"])

    def test_json_is_that_of_one_text(self):
        self.assertEqual(self.documents(self.root)[1], self.documents(self.root / "b.txt")[0])

    def test_a_bad_file_is_left_out(self):
        missing = self.root / "none.txt"
        names = self.names(self.root / "a.txt", missing, self.root / "b.txt", code=INPUT,
                           message="none.txt: No such file or directory")
        self.assertEqual(names, ["a.txt", "b.txt"])
        (self.root / "b/1.txt").symlink_to(missing)
        self.assertEqual(len(self.names(self.root, code=INPUT, message="b/1.txt: No such file")), 5)

    def test_the_worst_exit_code(self):
        (self.root / "bad.txt").write_bytes("2023年工作总结\n一、\n新建学校3所。\n".encode() + b"\xff")
        args = (self.root, "--encoding", "UTF-8")
        self.assertEqual(len(self.names(*args, code=DAMAGED, message="bad.txt: invalid bytes")), 6)
        self.assertEqual(len(self.names(*args, "--refuse-invalid", code=REFUSED, message="bad.txt: ")), 5)
        (self.root / "empty.txt").write_bytes(b"")
        self.assertEqual(len(self.names(*args, code=DAMAGED, message="empty.txt: no report found")), 7)
        self.assertEqual(len(self.names(self.root, "--max-bytes", "2000", code=REFUSED, message="larger than")), 4)

    def test_nothing_there(self):
        self.assertEqual(self.documents(self.root, "--ext", "md", code=EMPTY, message="no report found"), [])

    def test_circles_are_not_followed(self):
        (self.root / "b/circle").symlink_to(self.root)
        self.assertEqual(len(self.names(self.root)), 5)

    def test_one_line_a_document(self):
        self.check(self.run_program("parse", str(self.root), "--pretty"), USAGE, "--pretty")
        self.check(self.run_program("parse", str(self.root), "--encoding", "klingon"), USAGE, "klingon")

    def test_wrong_numbers_of_jobs(self):
        for jobs in ("0", "-1", "x", "100000"):
            self.assertEqual(self.run_program("parse", str(self.root), "-j", jobs).returncode, USAGE)

    def test_closed_pipe(self):
        for i in range(20):
            self.report(f"many/{i}.txt", i)
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run([self.program, "parse", str(self.root)], stdout=write, stderr=subprocess.PIPE,
                              timeout=60)
        os.close(write)
        self.check(done, OUTPUT, "standard output: Broken pipe")

    def on_a_terminal(self, *args):
        ours, theirs = pty.openpty()
        done = subprocess.run([self.program, "parse", str(self.root), *args], stdout=subprocess.DEVNULL,
                              stderr=theirs, timeout=60)
        os.set_blocking(ours, False)
        try:
            shown = os.read(ours, 1 << 16)
        except BlockingIOError:
            shown = b""
        os.close(theirs)
        os.close(ours)
        return done.returncode, shown

    def test_progress(self):
        code, shown = self.on_a_terminal()
        self.assertEqual(code, DONE)
        self.assertRegex(shown, rb"\r\d of 5 texts, \d+\.\d MB")
        self.assertTrue(shown.endswith(b"\r\x1b[K"), "the line is taken away")
        for flag in ("--quiet", "-q", "--no-progress"):
            self.assertEqual(self.on_a_terminal(flag), (DONE, b""))


class OutputFile(ProgramTest):
    def setUp(self):
        super().setUp()
        self.out = pathlib.Path(self.folder.name) / "out.json"

    def left(self):
        return sorted(os.listdir(self.folder.name))

    def test_nothing_is_left_beside_it(self):
        self.check(self.run_program("parse", self.sample, "-o", str(self.out)), DONE)
        self.assertEqual(self.left(), ["out.json"])
        json.loads(self.out.read_bytes())

    def test_an_older_one_stays_until_the_new_one_is_complete(self):
        self.out.write_bytes(b"old")
        self.check(self.run_program("parse", "none.txt", self.sample, "--encoding", "klingon", "-o",
                                    str(self.out)), USAGE, "klingon")
        self.assertEqual(self.out.read_bytes(), b"old")
        self.assertEqual(self.left(), ["out.json"])

    def test_mode_and_link_stay(self):
        self.out.write_bytes(b"old")
        self.out.chmod(0o640)
        link = self.out.with_name("link.json")
        link.symlink_to(self.out)
        self.check(self.run_program("parse", self.sample, "-o", str(link)), DONE)
        self.assertTrue(link.is_symlink())
        self.assertEqual(self.out.stat().st_mode & 0o777, 0o640)
        json.loads(self.out.read_bytes())

    def test_a_name_that_is_taken(self):
        taken = pathlib.Path(str(self.out) + ".part1")
        taken.write_bytes(b"somebody's")
        self.check(self.run_program("parse", self.sample, "-o", str(self.out)), DONE)
        self.assertEqual(taken.read_bytes(), b"somebody's")
        self.assertEqual(self.left(), ["out.json", "out.json.part1"])

    @unittest.skipUnless(os.path.exists("/dev/null"), "there is no /dev/null")
    def test_a_device_stays_one(self):
        self.check(self.run_program("parse", self.sample, "-o", "/dev/null"), DONE)
        self.assertFalse(os.path.isfile("/dev/null"))


if __name__ == "__main__":
    main()
