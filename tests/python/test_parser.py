"""Input, options and errors."""

import datetime
import unittest

import shuzhi


class Input(unittest.TestCase):
    def test_bytes_of_any_encoding(self):
        text = "青禾县教育局新建3所小学，投入资金800万元，招聘教师20名。" * 4
        for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
            document = shuzhi.parse(text.encode(encoding))
            self.assertEqual(document.text, text, encoding)
        named = shuzhi.parse(text.encode("gbk"), encoding="GB18030")
        self.assertEqual((named.text, named.source.encoding.upper()), (text, "GB18030"))
        view = memoryview(bytearray(text.encode()))
        self.assertEqual(shuzhi.parse(view).text, text)

    def test_a_str_is_a_str_whatever_the_encoding_of_bytes(self):
        parser = shuzhi.Parser(encoding="GB18030")
        self.assertEqual(parser.parse("新建3所").text, "新建3所")
        self.assertEqual(parser.parse("新建3所".encode("gb18030")).text, "新建3所")

    def test_nul_characters(self):
        document = shuzhi.parse("新建3所\0小学，投入800万元。", name="a\0b")
        self.assertEqual(document.text, "新建3所\0小学，投入800万元。")
        self.assertEqual(document.source.name, "a\0b")
        self.assertIn("800万元", [claim.text for claim in document.claims])

    def test_nothing(self):
        for nothing in ("", b""):
            document = shuzhi.parse(nothing)
            self.assertEqual((document.text, len(document.claims)), ("", 0))
        self.assertEqual(shuzhi.scan(""), [])

    def test_characters_beyond_the_basic_plane(self):
        document = shuzhi.parse("𠮷县投入资金800万元。")
        (claim,) = document.claims
        self.assertEqual(document.text[slice(*claim.char_span)], "800万元")
        self.assertEqual(claim.char_span, (6, 11))

    def test_a_lone_surrogate(self):
        document = shuzhi.parse("新建\ud8003所。")
        self.assertEqual(document.text, "新建\ufffd3所。")
        with self.assertRaises(shuzhi.EncodingError) as caught:
            shuzhi.parse("新建\ud8003所。", invalid_bytes="refuse")
        self.assertEqual(caught.exception.span.begin, 6)

    def test_something_else(self):
        for wrong in (None, 3.5, ["新建3所"]):
            with self.assertRaises(TypeError):
                shuzhi.parse(wrong)


class Options(unittest.TestCase):
    def test_invalid_bytes(self):
        broken = "投入".encode() + b"\xff" + "资金".encode()
        document = shuzhi.parse(broken, encoding="UTF-8")
        self.assertEqual((document.text, document.source.replaced), ("投入\ufffd资金", 1))
        with self.assertRaises(shuzhi.EncodingError) as caught:
            shuzhi.parse(broken, encoding="UTF-8", invalid_bytes="refuse")
        error = caught.exception
        self.assertEqual((error.code, error.span.begin), (shuzhi.ErrorCode.ENCODING, 6))
        self.assertTrue(error.message)
        self.assertIn("bytes 6 to", str(error))

    def test_limit(self):
        parser = shuzhi.Parser(max_bytes=8)
        self.assertEqual(parser.parse("12345678").text, "12345678")
        with self.assertRaises(shuzhi.LimitError):
            parser.parse("123456789")
        with self.assertRaises(shuzhi.LimitError):
            parser.scan("123456789")

    def test_limit_of_nodes(self):
        text = "2021年，全县新建3所小学，投入资金800万元。"
        document = shuzhi.parse(text)
        tables = (document.reports, document.sections, document.paragraphs, document.claims, document.measures)
        nodes = sum(len(table) for table in tables)
        self.assertEqual(len(shuzhi.parse(text, max_nodes=nodes).claims), 2)
        with self.assertRaises(shuzhi.LimitError) as caught:
            shuzhi.parse(text, max_nodes=nodes - 1)
        self.assertIn(f"{nodes - 1} nodes", str(caught.exception))
        self.assertEqual(len(shuzhi.scan(text, max_nodes=3)), 3)
        with self.assertRaises(shuzhi.LimitError):
            shuzhi.scan(text, max_nodes=2)

    def test_wrong_options(self):
        for wrong in (
            {"encoding": "no-such-encoding"},
            {"invalid_bytes": "ignore"},
            {"max_bytes": -1},
            {"max_bytes": 1 << 64},
            {"max_depth": 0},
            {"max_depth": 65536},
            {"max_nodes": 0},
            {"max_nodes": 1 << 32},
        ):
            with self.assertRaises(shuzhi.ArgumentError, msg=str(wrong)) as caught:
                shuzhi.Parser(**wrong)
            self.assertIsInstance(caught.exception, ValueError)
        with self.assertRaises(TypeError):
            shuzhi.parse("", no_such_option=1)

    def test_lexicon(self):
        with self.assertRaises(shuzhi.LexiconError):
            shuzhi.Parser(extra_units="no columns")

    def test_reference_date(self):
        self.assertEqual(shuzhi.scan("今年")[0].period.relative_years, 0)
        date = datetime.date(2019, 6, 1)
        parser = shuzhi.Parser(reference_date=date)
        self.assertEqual(parser.scan("今年")[0].period.edtf, "2019")
        other = parser.scan("今年", reference_date=datetime.date(2020, 6, 1))
        self.assertEqual(other[0].period.edtf, "2020")


class Scan(unittest.TestCase):
    def test_mentions(self):
        text = "2021年投入资金800万元"
        period, money = shuzhi.scan(text)
        self.assertEqual((period.type, period.text, period.period.edtf), ("period", "2021年", "2021"))
        self.assertIsNone(period.quantity)
        self.assertEqual((money.type, money.quantity.value), ("quantity", 8000000))
        self.assertEqual(money.quantity.unit, ("CNY", "元"))
        self.assertIsNone(money.period)
        for mention in (period, money):
            self.assertEqual(text[slice(*mention.char_span)], mention.text)
            self.assertEqual(text.encode()[slice(*mention.span)].decode(), mention.text)


if __name__ == "__main__":
    unittest.main()
