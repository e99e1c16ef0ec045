"""parse_many: order, threads, errors, what it holds, and its end; progress and cancelling."""

import importlib.util
import io
import tempfile
import threading
import time
import unittest
from contextlib import redirect_stderr
from pathlib import Path
from unittest import mock

import shuzhi
from shuzhi import many


def report(number):
    return f"新建学校{number}所。"


LONG = "2021年，全县新建3所小学，投入资金800万元，比上年增长12%。\n" * 4000
WAIT = 60  # seconds; none of them pass where all is well


class Watched(shuzhi.Parser):
    """Runs `before` in the thread that parses; counts who is inside."""

    def __init__(self, before=lambda text: None):
        super().__init__()
        self.before, self.started = before, []

    def parse(self, text, name="", progress=None):
        self.started.append(text)
        self.before(text)
        return super().parse(text, name, progress)


def threads():
    return [t for t in threading.enumerate() if t.name.startswith("shuzhi")]


class Order(unittest.TestCase):
    def test_documents_come_in_the_order_of_the_texts(self):
        # Every third takes much longer than the others.
        texts = [report(n) + (LONG[:40_000] if n % 3 == 0 else "") for n in range(1, 40)]
        found = shuzhi.parse_many(texts, workers=4)
        self.assertEqual([d.claims[0].text for d in found], [f"{n}所" for n in range(1, 40)])
        self.assertEqual(threads(), [])

    def test_a_later_text_that_is_ready_waits_for_an_earlier_one(self):
        second_done = threading.Event()

        def before(text):
            if text == report(1):
                self.assertTrue(second_done.wait(WAIT))
            else:
                second_done.set()

        found = shuzhi.parse_many([report(1), report(2)], 2, parser=Watched(before))
        self.assertEqual([d.claims[0].text for d in found], ["1所", "2所"])

    def test_files_and_texts(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "报告.txt"
            path.write_bytes(report(3).encode("gb18030"))
            items = [path, report(4), report(5).encode("utf-8")]
            found = list(shuzhi.parse_many(items, encoding=""))
        self.assertEqual([d.claims[0].text for d in found], ["3所", "4所", "5所"])
        self.assertEqual([d.source.name for d in found], [str(path), "", ""])

    def test_nothing(self):
        self.assertEqual(list(shuzhi.parse_many([])), [])

    def test_options(self):
        (document,) = shuzhi.parse_many([b"\xff3"], encoding="UTF-8")
        self.assertEqual(document.source.replaced, 1)
        for wrong in (
            {"workers": 0}, {"workers": -1}, {"errors": "ignore"}, {"max_bytes": -1},
            {"parser": shuzhi.Parser(), "max_bytes": 5},
        ):  # fmt: skip
            with self.assertRaises(shuzhi.ArgumentError, msg=str(wrong)):
                shuzhi.parse_many([], **wrong)
        with self.assertRaises(TypeError):
            shuzhi.parse_many(report(1))


class Threads(unittest.TestCase):
    def test_two_texts_are_read_at_the_same_time(self):
        both = threading.Barrier(2, timeout=WAIT)
        inside = set()

        class Meeting(shuzhi.Parser):
            def parse(self, text, name="", progress=None):
                def meet(done, total):
                    # Within the library's call: each waits for the other one's.
                    if threading.get_ident() not in inside:
                        inside.add(threading.get_ident())
                        both.wait()
                    return progress(done, total)

                return super().parse(text, name, meet)

        found = list(shuzhi.parse_many([LONG, LONG], workers=2, parser=Meeting()))
        self.assertEqual((len(inside), len(found)), (2, 2))

    def test_python_goes_on_while_the_library_reads(self):
        """The interpreter's lock is not held: there is no callback in this parse."""
        begin, end = threading.Event(), threading.Event()

        def work():
            begin.set()
            shuzhi.parse(LONG)
            end.set()

        thread = threading.Thread(target=work)
        thread.start()
        self.assertTrue(begin.wait(WAIT))
        turns = 0
        while not end.is_set():
            time.sleep(0.001)
            turns += 1
        thread.join()
        self.assertGreater(turns, 5)

    def test_only_a_few_texts_are_read_ahead(self):
        taken = []

        def texts():
            for number in range(100):
                taken.append(number)
                yield report(number)

        found = shuzhi.parse_many(texts(), workers=2)
        self.assertEqual(taken, [])
        next(found)
        self.assertLessEqual(len(taken), 2 * many._AHEAD)
        next(found)
        self.assertLessEqual(len(taken), 2 * many._AHEAD + 1)
        found.close()
        self.assertEqual(threads(), [])

    def test_closing_ends_what_is_being_read(self):
        reading = threading.Event()

        class Endless(shuzhi.Parser):
            cancelled = 0

            def parse(self, text, name="", progress=None):
                if text == report(1):
                    return super().parse(text, name, progress)
                reading.set()
                while True:
                    try:
                        super().parse(LONG, name, progress)
                    except shuzhi.CancelledError:
                        self.cancelled += 1
                        raise

        parser = Endless()
        found = shuzhi.parse_many([report(1), report(2), report(3)], workers=1, parser=parser)
        next(found)
        self.assertTrue(reading.wait(WAIT))
        found.close()
        self.assertEqual((parser.cancelled, threads()), (1, []))

    def test_leaving_a_loop_ends_the_threads(self):
        for document in shuzhi.parse_many([report(n) for n in range(50)], workers=3):
            break
        self.assertEqual(threads(), [])


class Errors(unittest.TestCase):
    ITEMS = (report(1), b"\xff\xfe\xff", report(2), Path("/nowhere/at.txt"), report(3))
    OPTIONS = {"workers": 2, "encoding": "UTF-8", "invalid_bytes": "refuse"}

    def test_raised(self):
        found = shuzhi.parse_many(self.ITEMS, **self.OPTIONS)
        self.assertEqual(next(found).claims[0].text, "1所")
        with self.assertRaises(shuzhi.EncodingError):
            next(found)
        self.assertEqual((list(found), threads()), ([], []))

    def test_returned(self):
        found = list(shuzhi.parse_many(self.ITEMS, errors="return", **self.OPTIONS))
        kinds = [type(item).__name__ for item in found]
        self.assertEqual(
            kinds, ["Document", "EncodingError", "Document", "FileNotFoundError", "Document"]
        )
        self.assertEqual((found[1].code, found[1].span.begin), (shuzhi.ErrorCode.ENCODING, 0))
        self.assertEqual(found[3].filename, str(self.ITEMS[3]))

    def test_an_error_names_its_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "broken.txt"
            path.write_bytes(b"\xff")
            (error,) = shuzhi.parse_many([path], errors="return", **self.OPTIONS)
        self.assertEqual(error.name, str(path))
        self.assertTrue(str(error).startswith(f"{path}: "))

    def test_the_iterable_fails(self):
        def texts():
            yield report(1)
            raise RuntimeError("no more")

        with self.assertRaisesRegex(RuntimeError, "no more"):
            list(shuzhi.parse_many(texts(), workers=1))
        self.assertEqual(threads(), [])


class Bar(unittest.TestCase):
    def stderr_of(self, terminal, progress=None):
        stderr = io.StringIO()
        stderr.isatty = lambda: terminal
        with redirect_stderr(stderr):
            list(shuzhi.parse_many([report(1), report(2)], progress=progress))
        return stderr.getvalue()

    @unittest.skipUnless(importlib.util.find_spec("tqdm"), "tqdm is not installed")
    def test_a_bar_on_a_terminal(self):
        self.assertIn("2/2", self.stderr_of(True))
        self.assertIn("2/2", self.stderr_of(False, progress=True))
        self.assertEqual(self.stderr_of(True, progress=False), "")

    def test_none_elsewhere(self):
        self.assertEqual(self.stderr_of(False), "")

    def test_none_without_tqdm(self):
        with mock.patch.dict("sys.modules", tqdm=None):
            self.assertEqual(self.stderr_of(True), "")
            with self.assertRaises(ImportError):
                self.stderr_of(True, progress=True)


class Cancelling(unittest.TestCase):
    def test_progress_is_told(self):
        told = []
        document = shuzhi.parse(LONG, progress=lambda done, total: told.append((done, total)))
        self.assertEqual(len(document.claims), 12000)
        self.assertGreater(len(told), 3)
        self.assertEqual({total for _, total in told}, {len(LONG.encode())})
        done = [done for done, _ in told]
        self.assertEqual(done, sorted(done))

    def test_true_cancels(self):
        with self.assertRaises(shuzhi.CancelledError) as caught:
            shuzhi.parse(LONG, progress=lambda done, total: done > 0)
        self.assertEqual(caught.exception.code, shuzhi.ErrorCode.CANCELLED)
        self.assertEqual(caught.exception.span, (0, 0))
        self.assertIsInstance(caught.exception, shuzhi.Error)

    def test_an_exception_cancels_and_comes_through(self):
        def impatient(done, total):
            raise KeyboardInterrupt("enough")

        with self.assertRaisesRegex(KeyboardInterrupt, "enough"):
            shuzhi.parse(LONG, progress=impatient)
        self.assertEqual(shuzhi.parse(report(3)).claims[0].text, "3所")


if __name__ == "__main__":
    unittest.main()
