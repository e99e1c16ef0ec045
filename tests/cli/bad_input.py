#!/usr/bin/env python3
"""Input that is no report, or no text, or not there: a message, an exit code, and never a crash."""
import json, os, pathlib, subprocess, unittest

from program import DAMAGED, DONE, EMPTY, INPUT, OUTPUT, REFUSED, USAGE, ProgramTest, main

FURNITURE = "当前位置：首页 > 政务公开 > 工作总结\n【打印本页】【关闭窗口】\n版权所有：云溪县教育局\n"
VIEWS = ("outline", "claims", "measures")


class Nothing(ProgramTest):
    def test_empty_input(self):
        for content in (b"", b"\xef\xbb\xbf"):
            done = self.run_program("parse", self.file(content))
            self.check(done, EMPTY, "no report found (the input is empty)")
            self.assertEqual(json.loads(done.stdout)["reports"], [])

    def test_only_blanks(self):
        done = self.run_program("parse", "-", stdin=" \n\u3000\r\n\t".encode())
        self.check(done, EMPTY, "standard input: no report found")

    def test_only_furniture(self):
        done = self.run_program("parse", self.file(FURNITURE.encode()))
        self.check(done, EMPTY, "no report found (there is only page furniture in it)")
        document = json.loads(done.stdout)
        self.assertEqual(document["reports"], [])
        self.assertTrue(document["furniture"])

    def test_views_of_nothing(self):
        for view in VIEWS:
            done = self.run_program(view, self.file(b""))
            self.check(done, EMPTY, "no report found")
            self.assertEqual(done.stdout, b"")

    def test_scan_of_nothing(self):
        self.check(self.run_program("scan", "--format", "json"), DONE)
        done = self.run_program("scan", "--ndjson")
        self.check(done, DONE)
        self.assertEqual(done.stdout, b"")


class Damaged(ProgramTest):
    def setUp(self):
        super().setUp()
        self.text = pathlib.Path(self.sample).read_bytes()

    def test_nul_characters(self):
        cut = self.text.index("一、".encode())
        file = self.file(self.text[:cut] + b"\0\0" + self.text[cut:])
        done = self.run_program("parse", file, "--encoding", "UTF-8")
        self.check(done, DAMAGED, "2 NUL characters")
        self.assertTrue(json.loads(done.stdout)["reports"])

    def test_only_nul_characters(self):
        done = self.run_program("parse", "-", stdin=b"\0" * 4096)
        self.assertIn(done.returncode, (EMPTY, DAMAGED))
        self.assertTrue(done.stderr)
        self.assertFalse([c for r in json.loads(done.stdout)["reports"] for c in r["claims"]])

    def test_invalid_utf8_is_replaced_and_counted(self):
        cut = self.text.index("一、".encode())
        for broken in (b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xe4\xb8"):
            file = self.file(self.text[:cut] + broken + self.text[cut:])
            done = self.run_program("parse", file, "--encoding", "UTF-8")
            self.check(done, DAMAGED, "replaced by U+FFFD")
            document = json.loads(done.stdout)
            self.assertGreater(document["source"]["replaced"], 0)
            self.assertTrue(document["reports"][0]["claims"])

    def test_invalid_utf8_is_refused(self):
        file = self.file(self.text + b"\xff")
        done = self.run_program("parse", file, "--encoding", "UTF-8", "--refuse-invalid")
        self.check(done, REFUSED, f"(at byte {len(self.text)})")
        self.assertEqual(done.stdout, b"")

    def test_random_bytes(self):
        state, noise = 1, bytearray()
        for _ in range(20000):
            state = state * 6364136223846793005 + 1442695040888963407 & (1 << 64) - 1
            noise.append(state >> 56)
        done = self.run_program("parse", self.file(bytes(noise)))
        self.assertIn(done.returncode, (DONE, EMPTY, DAMAGED))
        json.loads(done.stdout)

    def test_every_short_ending(self):
        # A text may stop anywhere, also inside a character.
        tail = "新增学位3600个，同比增长8.6%".encode()
        for end in range(len(tail)):
            done = self.run_program("parse", "-", stdin=tail[:end])
            self.assertIn(done.returncode, (DONE, EMPTY, DAMAGED))
            json.loads(done.stdout)

    def test_unknown_encoding(self):
        done = self.run_program("parse", self.sample, "--encoding", "klingon")
        self.check(done, USAGE, "klingon")

    def test_scan_lines(self):
        for line in (b"{", b"[]", b'{"text": 3}', b'{"text": "a", "reference_date": "2024-13-01"}',
                     b"[" * 100000, b'{"text": "\\ud800"}', b"\xff"):
            done = self.run_program("scan", "--ndjson", stdin=b'{"text": "a"}\n' + line + b"\n")
            self.check(done, REFUSED, "line 2")
            self.assertEqual(len(done.stdout.splitlines()), 1)


class Huge(ProgramTest):
    def huge(self, unit):
        path = pathlib.Path(self.folder.name) / "huge.txt"
        with path.open("wb") as out:
            block = unit * (1 + (1 << 20) // len(unit))
            for _ in range(100 * (1 << 20) // len(block) + 1):
                out.write(block)
        return str(path)

    def parse(self, file):
        command = [self.program, "parse", file, "-o", os.devnull]
        done = subprocess.run(command, capture_output=True, timeout=500)
        self.assertIn(done.returncode, (DONE, EMPTY), done.stderr.decode())
        if done.returncode == EMPTY:
            self.assertIn(b"no report found", done.stderr)

    def test_one_line_of_100_mb(self):
        # One sentence, as dense in figures as reports are: about one in 600 bytes.
        prose = "坚持立德树人，深入推进课程改革，不断优化学校布局，努力办好人民满意的教育，" * 5
        self.parse(self.huge((prose + "新建学校3所，").encode()))

    def test_one_line_without_a_mark(self):
        self.parse(self.huge("教育".encode()))

    def test_too_large(self):
        file = self.huge(b"1")
        done = self.run_program("parse", file, "--max-bytes", str(1 << 20))
        self.check(done, REFUSED, "larger than 1048576 bytes")
        with open(file, "rb") as stdin:
            done = subprocess.run([self.program, "parse", "-", "--max-bytes", "1048576"],
                                  stdin=stdin, capture_output=True, timeout=60)
        self.check(done, REFUSED, "standard input: larger than 1048576 bytes")


class TooMany(ProgramTest):
    def test_too_many_nodes(self):
        for command in ("parse", *VIEWS):
            done = self.run_program(command, self.sample, "--max-nodes", "3")
            self.check(done, REFUSED, "the text has more than the limit of 3 nodes")
            self.assertEqual(done.stdout, b"")
        done = self.run_program("scan", self.sample, "--max-nodes", "3")
        self.check(done, REFUSED, "more than the limit of 3 nodes")
        self.assertEqual(self.run_program("scan", self.sample, "--max-nodes", "1000").returncode, 0)


class NotThere(ProgramTest):
    def test_missing_file(self):
        for command in ("parse", "scan", *VIEWS):
            done = self.run_program(command, "no-such-file.txt")
            self.check(done, INPUT, "no-such-file.txt: No such file or directory")
            self.assertEqual(done.stdout, b"")

    def test_directory(self):
        for command in ("scan", *VIEWS):
            self.check(self.run_program(command, self.folder.name), INPUT, "is a directory")

    def test_unreadable_file(self):
        file = self.file(b"text")
        os.chmod(file, 0)
        if os.access(file, os.R_OK):
            self.skipTest("this user may read everything")
        self.check(self.run_program("parse", file), INPUT, "Permission denied")

    def test_closed_input(self):
        done = subprocess.run(["sh", "-c", '"$0" parse - <&-', self.program], capture_output=True)
        self.assertIn(done.returncode, (EMPTY, INPUT))
        self.assertTrue(done.stderr)


class NoWayOut(ProgramTest):
    def test_closed_pipe(self):
        for command in (("parse",), ("parse", "--format", "ndjson"), *((v,) for v in VIEWS)):
            read, write = os.pipe()
            os.close(read)
            done = subprocess.run([self.program, *command, self.sample], stdout=write,
                                  stderr=subprocess.PIPE, timeout=60)
            os.close(write)
            self.check(done, OUTPUT, "standard output: Broken pipe")

    def test_closed_pipe_of_scan(self):
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run([self.program, "scan", "--ndjson"], input=b'{"text": "a"}\n' * 9,
                              stdout=write, stderr=subprocess.PIPE, timeout=60)
        os.close(write)
        self.check(done, OUTPUT, "Broken pipe")

    def test_closed_output(self):
        command = ["sh", "-c", '"$0" parse "$1" >&-', self.program, self.sample]
        done = subprocess.run(command, stderr=subprocess.PIPE, timeout=60)
        self.check(done, OUTPUT, "standard output")

    @unittest.skipUnless(os.path.exists("/dev/full"), "there is no /dev/full")
    def test_full_disk(self):
        done = self.run_program("parse", self.sample, "-o", "/dev/full")
        self.check(done, OUTPUT, "/dev/full: No space left on device")

    def test_no_such_folder(self):
        done = self.run_program("parse", self.sample, "-o", self.folder.name + "/none/out.json")
        self.check(done, OUTPUT, "No such file or directory")


class Usage(ProgramTest):
    def test_wrong_command_lines(self):
        for args in ((), ("bogus",), ("parse",), ("parse", "-", "--format", "xml"), ("parse", "-", "--max-bytes", "x"),
                     ("parse", "-", "--reference-date", "2023-02-29"), ("outline", "-", "extra"),
                     ("scan", "-", "--ndjson"), ("outline", "-", "--bogus")):
            done = self.run_program(*args)
            self.assertEqual(done.returncode, USAGE, args)
            self.assertTrue(done.stderr, args)
            self.assertEqual(done.stdout, b"", args)

    def test_help_and_version(self):
        for args in (("--help",), ("parse", "--help"), ("--version",)):
            done = self.run_program(*args)
            self.check(done, DONE)
            self.assertTrue(done.stdout)


if __name__ == "__main__":
    main()
