"""Tables as columns: the same as the rows say, in every form that they are handed over in."""

import ctypes as C
import gc
import importlib.util
import re
import subprocess
import sys
import time
import unittest
from decimal import Decimal
from pathlib import Path

import shuzhi
from shuzhi import _arrow

DOCS = Path(__file__).resolve().parents[2] / "docs" / "tables.md"
TEXT = """首页 > 政务公开
青禾县教育局2021年工作总结
一、加强学校建设
(一)新建学校
2021年，全县新建3所小学，投入资金800万元。其中财政拨款500万元。
(二)维修校舍
维修校舍12所，受益学生约3000至4000人，师生比1:15。
四、提高教学质量
去年教师培训经费比上年增长12%，全市排名第3，达标率三分之一。
"""
TABLES = (
    "reports", "sections", "paragraphs", "claims", "measures", "findings", "furniture", "periods"
)  # fmt: skip
NUMBERS = {
    "uint32": "uint32", "int32": "int32", "int64": "int64", "double": "float64", "bool": "bool",
}  # fmt: skip

NULLABLE = {"uint32": "UInt32", "int32": "Int32", "int64": "Int64"}

has_numpy = importlib.util.find_spec("numpy")
has_pandas = importlib.util.find_spec("pandas")
if has_numpy:
    import numpy
if has_pandas:
    import pandas


def tables():
    document = shuzhi.parse(TEXT)
    found = {name: getattr(document, name) for name in TABLES}
    return dict(found, mentions=shuzhi.scan("2021年新建3所，投入800至900万元，师生比1:15"))


def documented():
    """Table, then column, then its type and whether it can be null: as docs/tables.md has it."""
    found = {}
    for part in re.split(r"^## ", DOCS.read_text(encoding="utf-8"), flags=re.M)[1:]:
        rows = re.findall(r"^\| `(\w+)` \| (\w+) \| ([^|]*)\|", part, flags=re.M)
        found[part.split()[0]] = {name: (kind, bool(null.strip())) for name, kind, null in rows}
    return found


def words(text):
    return None if text is None else str(text)


def claim_row(claim):
    """The row of docs/tables.md, made of what the claim's attributes say."""
    quantity, period, section = claim.quantity, claim.period, claim.section
    path, outer = [], section
    while outer is not None:
        path.insert(0, str(outer.title if outer.title else outer.marker.text))
        outer = outer.parent
    bounds = {"lower": quantity.lower, "upper": quantity.upper}
    value = quantity.value
    if value is None and quantity.terms and "/" in quantity.value_text:
        value = quantity.terms[0] / quantity.terms[1]
    change = claim.change
    return {
        "id": claim.id,
        "section": section and section.id,
        "section_path": " / ".join(path) if path else None,
        "begin": claim.span.begin,
        "end": claim.span.end,
        "char_begin": claim.char_span.begin,
        "char_end": claim.char_span.end,
        "sentence_begin": claim.sentence.span.begin,
        "sentence_end": claim.sentence.span.end,
        "text": claim.text,
        "kind": quantity.kind,
        "scale": str(quantity.scale),
        "value": quantity.value_text,
        "value_f64": None if value is None else float(value),
        **{name: bound and str(bound) for name, bound in bounds.items()},
        **{name + "_f64": bound and float(bound) for name, bound in bounds.items()},
        "approximation": quantity.approximation,
        "unit": quantity.unit and quantity.unit.code or None,
        "unit_text": quantity.unit and quantity.unit.text or None,
        "subject": words(claim.subject),
        "direction": change and change.direction,
        "basis": change and change.basis,
        "change_text": change and words(change.text),
        "modality": claim.modality,
        "period": (period and period.edtf) or None,
        "period_text": period and period.text,
        "period_source": period and period.source,
        "scope": words(claim.scope),
        "rank": claim.rank,
        "part_of": claim.part_of and claim.part_of.id,
        "inferred_subject": "inferred_subject" in claim.inferences,
        "inferred_period": "inferred_period" in claim.inferences,
        "inferred_modality": "inferred_modality" in claim.inferences,
        "aligned_by_order": "aligned_by_order" in claim.inferences,
        "confidence": claim.confidence,
    }


def both(table):
    """Each row as the columns have it, and as the sequence has it."""
    return zip(rows_of(table.to_dict()), table, strict=True)


def rows_of(columns):
    return [dict(zip(columns, row)) for row in zip(*columns.values())]


class Lists(unittest.TestCase):
    @unittest.skipUnless(DOCS.exists(), "the documentation is not here")
    def test_columns_are_those_of_the_documentation(self):
        promised = documented()
        self.assertEqual(sorted(promised), sorted(tables()))
        for name, table in tables().items():
            self.assertTrue(len(table), name)
            self.assertEqual(list(table.columns), list(promised[name]), name)
            self.assertEqual(list(table.to_dict()), list(promised[name]), name)
            for column in table._read():
                self.assertEqual(column.nullable, promised[name][column.name][1], column.name)

    def test_claims_say_what_their_rows_say(self):
        claims = shuzhi.parse(TEXT).claims
        for row, claim in both(claims):
            for name, value in claim_row(claim).items():
                self.assertEqual(row[name], value, (claim, name))
            report = next(r.id for r in claim.document.reports if claim in r.claims)
            self.assertEqual(row["report"], report)

    def test_the_others_say_what_their_rows_say(self):
        document = shuzhi.parse(TEXT)
        for row, measure in both(document.measures):
            self.assertEqual((row["verb"], row["object"]), (measure.verb, measure.object))
            self.assertEqual(row["claims"], [claim.id for claim in measure.claims])
            self.assertEqual(row["status"], measure.status)
        for row, section in both(document.sections):
            self.assertEqual((row["title"], row["level"]), (section.title, section.level))
            self.assertEqual(row["title_certain"], section.title_certain)
            self.assertEqual(row["parent"], section.parent and section.parent.id)
        for row, finding in both(document.findings):
            self.assertEqual((row["kind"], row["message"]), (finding.kind, finding.message))
            self.assertEqual(row["expected"], finding.expected)
        for row, text in both(document.paragraphs):
            self.assertEqual((row["begin"], row["end"]), text.span)
        for row, period in both(document.periods):
            self.assertEqual(row["period"] or "", period.edtf)
            self.assertEqual(row["period_text"] or "", period.text)
        for row, other in both(document.furniture):
            self.assertEqual((row["text"], row["kind"]), (other.text, other.kind))
        mentions = tables()["mentions"]
        for row, mention in both(mentions):
            self.assertEqual((row["type"], row["text"]), (mention.type, mention.text))

    def test_parts(self):
        claims = shuzhi.parse(TEXT).claims
        whole = rows_of(claims.to_dict())
        for begin in range(len(claims)):
            for end in range(begin, len(claims) + 1):
                self.assertEqual(rows_of(claims[begin:end].to_dict()), whole[begin:end])
        document = shuzhi.parse(TEXT)
        ids = document.reports[0].claims.to_dict()["id"]
        self.assertEqual(ids, [claim.id for claim in document.reports[0].claims])

    def test_many_rows_and_their_bits(self):
        """Bitmaps that begin within a byte, and more rows than a byte has bits."""
        claims = shuzhi.parse("2021年新建学校3所，占地约8至9亩。经费增长12%。\n" * 40).claims
        whole = claims.to_dict()
        for begin in (1, 7, 8, 9, 63):
            part = claims[begin : begin + 21].to_dict()
            for name, column in part.items():
                self.assertEqual(column, whole[name][begin : begin + 21], name)

    def test_nothing(self):
        document = shuzhi.parse("")
        for name in TABLES:
            columns = getattr(document, name).to_dict()
            self.assertEqual(set(map(len, columns.values())), {0}, name)
        self.assertEqual(shuzhi.scan("").to_dict()["text"], [])

    def test_characters_of_every_length(self):
        (claim,) = shuzhi.parse("𠮷县café学校投入资金800万元。").claims[:].to_dict()["subject"]
        self.assertEqual(claim, shuzhi.parse("𠮷县café学校投入资金800万元。").claims[0].subject)

    def test_a_closed_document(self):
        document = shuzhi.parse(TEXT)
        claims = document.claims
        document.close()
        for use in (claims.to_dict, claims.__arrow_c_array__, claims.__arrow_c_stream__):
            with self.assertRaisesRegex(ValueError, "closed"):
                use()

    def test_mentions_are_a_sequence(self):
        mentions = shuzhi.scan("2021年新建3所，投入800万元")
        self.assertEqual([m.text for m in mentions], ["2021年", "3所", "800万元"])
        self.assertEqual([m.text for m in mentions[1:]], ["3所", "800万元"])
        self.assertEqual(mentions[::-1], list(reversed(mentions)))
        self.assertEqual(mentions[-1], mentions[2])
        self.assertEqual(mentions[1:], [mentions[1], mentions[2]])
        self.assertEqual(mentions[1:].to_dict()["text"], ["3所", "800万元"])
        with self.assertRaises(IndexError):
            mentions[3]


@unittest.skipUnless(has_numpy, "numpy is not installed")
class Numpy(unittest.TestCase):
    def test_types(self):
        promised = documented() if DOCS.exists() else self.skipTest("no documentation")
        for name, table in tables().items():
            lists = table.to_dict()
            for column, array in table.to_numpy().items():
                kind, null = promised[name][column]
                self.assertEqual(array.dtype, numpy.dtype(NUMBERS.get(kind, "O")), column)
                masked = null and kind in ("uint32", "int32", "int64")
                self.assertEqual(isinstance(array, numpy.ma.MaskedArray), masked, column)
                values = array.tolist()  # a masked value comes as None
                if kind == "double":
                    values = [None if v != v else v for v in values]
                self.assertEqual(values, lists[column], column)

    def test_arrays_are_the_callers(self):
        claims = shuzhi.parse(TEXT).claims.to_numpy()
        claims["begin"] += 1
        claims["value_f64"][0] = 0.0


@unittest.skipUnless(has_pandas, "pandas is not installed")
class Pandas(unittest.TestCase):
    def test_types(self):
        promised = documented() if DOCS.exists() else self.skipTest("no documentation")
        for name, table in tables().items():
            frame, lists = table.to_pandas(), table.to_dict()
            self.assertEqual(list(frame.columns), list(lists))
            for column, (kind, null) in promised[name].items():
                series = frame[column]
                if kind == "word":
                    self.assertEqual(series.dtype.name, "category", column)
                elif null and kind in ("uint32", "int32", "int64"):
                    self.assertEqual(series.dtype.name, NULLABLE[kind], column)
                else:
                    self.assertEqual(series.dtype, numpy.dtype(NUMBERS.get(kind, "O")), column)
                values = [None if v is pandas.NA or v != v else v for v in series.tolist()]
                self.assertEqual(values, lists[column], column)

    def test_exact_and_nearest(self):
        text = "投入资金0.1元，共123456789012345678元。"
        frame = shuzhi.parse(text).claims.to_pandas()
        self.assertEqual([Decimal(v) for v in frame["value"]], [Decimal("0.1"), 123456789012345678])
        self.assertEqual(list(frame["value_f64"]), [0.1, 1.2345678901234568e17])

    def test_it_can_be_worked_with(self):
        frame = shuzhi.parse(TEXT).claims.to_pandas()
        frame["begin"] += 1
        frame.loc[0, "subject"] = "改"
        self.assertEqual(frame.groupby("unit", observed=True)["value_f64"].sum()["CNY"], 13e6)
        both = pandas.concat([frame, frame[2:]], ignore_index=True)
        self.assertEqual(both["part_of"].dtype.name, "UInt32")

    def test_pandas_is_loaded_when_it_is_asked_for(self):
        script = (
            "import sys, shuzhi; shuzhi.parse('3所').claims.to_dict()\n"
            "print({'pandas', 'numpy'} & set(sys.modules))"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
        self.assertEqual(done.stdout, "set()\n", done.stderr)


def struct_of(capsule, name, struct):
    """The Arrow struct in a capsule, as another library gets at it."""
    prototype = C.PYFUNCTYPE(C.c_void_p, C.py_object, C.c_char_p)
    return struct.from_address(prototype(("PyCapsule_GetPointer", C.pythonapi))(capsule, name))


class Capsules(unittest.TestCase):
    def texts(self, schema, array):
        """The column `text`, read from the structs alone."""
        (at,) = [i for i in range(schema.n_children) if schema.children[i].contents.name == b"text"]
        column = array.children[at].contents
        offsets = C.cast(column.buffers[1], C.POINTER(C.c_int32))
        rows = range(array.offset, array.offset + array.length)
        return [
            C.string_at(column.buffers[2] + offsets[i], offsets[i + 1] - offsets[i]).decode()
            for i in rows
        ]

    def test_schema(self):
        for name, table in tables().items():
            capsule = table.__arrow_c_schema__()
            schema = struct_of(capsule, b"arrow_schema", _arrow.ArrowSchema)
            self.assertEqual((schema.format, schema.n_children), (b"+s", len(table.columns)), name)

    def test_array_needs_no_document(self):
        with shuzhi.parse(TEXT) as document:
            wanted = [claim.text for claim in document.claims]
            whole = document.claims.__arrow_c_array__()
            part = document.claims[1:3].__arrow_c_array__(requested_schema=None)
        del document
        gc.collect()
        for (schema, array), texts in ((whole, wanted), (part, wanted[1:3])):
            schema = struct_of(schema, b"arrow_schema", _arrow.ArrowSchema)
            array = struct_of(array, b"arrow_array", _arrow.ArrowArray)
            self.assertEqual(self.texts(schema, array), texts)

    def test_stream(self):
        document = shuzhi.parse(TEXT)
        claims = document.claims
        wanted = [claim.text for claim in claims]
        get = C.CFUNCTYPE(C.c_int, C.c_void_p, C.c_void_p)
        for table, texts in ((claims, wanted), (claims[2:], wanted[2:]), (claims[1:1], [])):
            capsule = table.__arrow_c_stream__()
            stream = struct_of(capsule, b"arrow_array_stream", _arrow.ArrowArrayStream)
            schema, array, end = _arrow.ArrowSchema(), _arrow.ArrowArray(), _arrow.ArrowArray()
            address = C.addressof(stream)
            self.assertEqual(get(stream.get_schema)(address, C.addressof(schema)), 0)
            self.assertEqual(get(stream.get_next)(address, C.addressof(array)), 0)
            self.assertEqual(get(stream.get_next)(address, C.addressof(end)), 0)
            self.assertFalse(end.release)
            del capsule
            self.assertEqual(self.texts(schema, array), texts)
            _arrow.release(schema)
            _arrow.release(array)
        self.assertEqual(_arrow._parts, {})

    def test_a_part_of_a_closed_document_is_an_error_of_its_stream(self):
        document = shuzhi.parse(TEXT)
        capsule = document.claims[1:].__arrow_c_stream__()
        document.close()
        stream = struct_of(capsule, b"arrow_array_stream", _arrow.ArrowArrayStream)
        get = C.CFUNCTYPE(C.c_int, C.c_void_p, C.c_void_p)
        array = _arrow.ArrowArray()
        self.assertNotEqual(get(stream.get_next)(C.addressof(stream), C.addressof(array)), 0)

    def test_what_a_consumer_moved_away_is_not_released_again(self):
        schema, array = shuzhi.parse(TEXT).claims.__arrow_c_array__()
        mine = _arrow.ArrowArray()
        theirs = struct_of(array, b"arrow_array", _arrow.ArrowArray)
        C.memmove(C.byref(mine), C.byref(theirs), C.sizeof(mine))
        theirs.release = None
        del array
        gc.collect()
        texts = self.texts(struct_of(schema, b"arrow_schema", _arrow.ArrowSchema), mine)
        self.assertEqual(texts[0], "3所")
        _arrow.release(mine)

    @unittest.skipUnless(sys.platform == "linux", "reads /proc")
    def test_memory_comes_back(self):
        claims = shuzhi.parse("2021年新建学校3所，投入资金800万元。\n" * 500).claims

        def resident():
            return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

        def use():
            claims.__arrow_c_schema__()
            claims.__arrow_c_array__()
            claims.__arrow_c_stream__()
            claims[1:].__arrow_c_stream__()
            claims.to_dict()

        for _ in range(5):
            use()
        before = resident()
        for _ in range(50):  # of 100 kB and more each
            use()
        self.assertLess(resident() - before, 4_000_000)

    def test_capsules_at_the_end_of_the_interpreter(self):
        script = (
            "import builtins, sys, shuzhi\n"
            "c = shuzhi.parse('新建学校3所，投入800万元。').claims\n"
            "for n, t in enumerate((c, c[1:], shuzhi.scan('3所'))):\n"
            "    made = [t.__arrow_c_schema__(), t.__arrow_c_array__(), t.__arrow_c_stream__()]\n"
            "    setattr((builtins, sys, shuzhi)[n], 'kept', made)\n"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))


@unittest.skipUnless(has_pandas, "pandas is not installed")
class Speed(unittest.TestCase):
    def test_a_frame_is_much_faster_than_its_rows(self):
        """The same columns, in the same process: no time is compared with a clock of its own."""
        claims = shuzhi.parse("2021年新建学校3所，投入资金800万元，比上年增长12%。\n" * 4000).claims
        few = claims[: len(claims) // 20]
        few.to_pandas()  # pandas is imported
        whole = min(duration(claims.to_pandas) for _ in range(3))
        one_by_one = duration(lambda: pandas.DataFrame([claim_row(claim) for claim in few]))
        ratio = one_by_one * len(claims) / len(few) / whole
        print(f"{len(claims)} claims to a frame: {ratio:.0f} times as fast as row by row")
        self.assertGreater(ratio, 20)


def duration(work):
    # Of this thread, so that what else the machine does is left out.
    begin = time.thread_time()
    work()
    return time.thread_time() - begin


if __name__ == "__main__":
    unittest.main()
