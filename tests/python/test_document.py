"""A document's objects: what they say, and that every span is where it says."""

import json
import pickle
import unittest
from decimal import Decimal, localcontext

import shuzhi

TEXT = """青禾县教育局2021年工作总结
一、加强学校建设
(一)新建学校
2021年，全县新建3所小学，投入资金800万元。其中财政拨款500万元。
(二)维修校舍
维修校舍12所。
二、提高教学质量
教师培训经费比上年增长12%。
"""


class Objects(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.document = shuzhi.parse(TEXT, name="青禾.txt")
        cls.claims = {claim.text: claim for claim in cls.document.claims}

    def test_text_and_source(self):
        self.assertEqual(self.document.text, TEXT)
        source = self.document.source
        self.assertEqual((source.name, source.encoding), ("青禾.txt", "UTF-8"))
        self.assertEqual((source.bytes, source.replaced), (len(TEXT.encode()), 0))

    def test_report(self):
        (report,) = self.document.reports
        self.assertEqual(report.title, "青禾县教育局2021年工作总结")
        self.assertEqual(report.kind, "summary")
        self.assertEqual(report.period.edtf, "2021")
        self.assertEqual(list(report.claims), list(self.document.claims))
        self.assertEqual(list(report.measures), list(self.document.measures))
        self.assertIn("青禾县", repr(report))

    def test_section_tree(self):
        first, second = self.document.reports[0].sections
        self.assertEqual([first.title, second.title], ["加强学校建设", "提高教学质量"])
        built, repaired = first.children
        self.assertEqual([built.title, repaired.title], ["新建学校", "维修校舍"])
        self.assertEqual(built.parent, first)
        self.assertIsNone(first.parent)
        self.assertEqual(second.children, [])
        self.assertEqual((built.kind, built.level), ("heading", 2))
        marker = built.marker
        self.assertEqual((marker.scheme, marker.ordinal, marker.text), ("cjk_paren", 1, "(一)"))
        self.assertEqual(repaired.paragraphs, ["维修校舍12所。"])
        self.assertEqual(list(self.document.sections), [first, built, repaired, second])
        self.assertEqual(repr(built), "<Section (一)新建学校>")

    def test_count(self):
        quantity = self.claims["3所"].quantity
        self.assertEqual((quantity.kind, quantity.approximation), ("count", "exact"))
        self.assertEqual((quantity.value, quantity.unit), (Decimal(3), ("{所}", "所")))
        self.assertEqual((quantity.lower, quantity.upper, quantity.terms), (None, None, None))
        self.assertEqual(repr(quantity), "<Quantity 3所>")

    def test_money(self):
        claim = self.claims["800万元"]
        quantity = claim.quantity
        self.assertEqual((quantity.kind, quantity.unit.code), ("money", "CNY"))
        self.assertEqual((quantity.number, quantity.scale), (Decimal(800), Decimal(10000)))
        self.assertEqual(repr(quantity.value), "Decimal('8000000')")
        self.assertEqual(quantity.value_text, "8000000")
        with localcontext() as context:
            context.prec = 3  # a caller's context must not round
            exact = shuzhi.parse("投入资金12345万元。").claims[0].quantity.value
        self.assertEqual(exact, 123450000)
        self.assertIn("资金", claim.subject)
        self.assertIn("800万元", repr(claim))

    def test_claim_in_its_place(self):
        claim = self.claims["800万元"]
        self.assertEqual(claim.section.title, "新建学校")
        self.assertEqual(claim.sentence, "2021年，全县新建3所小学，投入资金800万元。")
        self.assertEqual((claim.modality, claim.change, claim.rank), ("actual", None, None))
        self.assertEqual(claim.period.edtf, "2021")
        self.assertIn(claim.period.source, ("explicit", "inherited"))
        self.assertEqual(self.claims["500万元"].part_of, claim)
        self.assertIsNone(claim.part_of)
        self.assertIn(claim.confidence, ("high", "medium", "low"))

    def test_change(self):
        change = self.claims["12%"].change
        self.assertEqual((change.direction, change.basis), ("increase", "year_on_year"))
        self.assertIn("增长", change.text)
        self.assertEqual(self.claims["12%"].direction, "increase")

    def test_measure(self):
        measure = next(m for m in self.document.measures if m.verb == "新建")
        self.assertIn("小学", measure.object)
        self.assertEqual(measure.status, "done")
        self.assertEqual(list(measure.claims), [self.claims["3所"]])
        self.assertEqual(measure.section.title, "新建学校")

    def test_findings(self):
        document = shuzhi.parse(
            "青禾县教育局工作总结\n一、学校建设\n新建3所小学。\n三、教师队伍\n招聘教师20名。\n"
        )
        (finding,) = document.findings
        self.assertEqual(finding.kind, "numbering_gap")
        self.assertIn(finding.severity, ("note", "warning", "error"))
        self.assertTrue(finding.message)
        self.assertEqual(finding.claims, [])
        self.assertIn(finding.message, repr(finding))

    def test_every_span_slices_both_texts(self):
        encoded = TEXT.encode()
        document = self.document
        passages = [row for table in (document.claims, document.sections) for row in table]
        passages += [claim.subject for claim in document.claims if claim.subject]
        passages += [claim.sentence for claim in document.claims]
        passages += [claim.quantity for claim in document.claims]
        passages += [passage for section in document.sections for passage in section.paragraphs]
        for passage in passages:
            characters = document.text[slice(*passage.char_span)]
            self.assertEqual(encoded[slice(*passage.span)].decode(), characters)
        for passage in self.claims.values():
            self.assertEqual(document.text[slice(*passage.char_span)], passage.text)

    def test_rows_are_a_sequence(self):
        claims = self.document.claims
        self.assertEqual(claims[-1], claims[len(claims) - 1])
        self.assertEqual(list(claims[1:3]), [claims[1], claims[2]])
        self.assertEqual(claims[::-1], list(reversed(claims)))
        self.assertIn(claims[0], claims)
        self.assertEqual(len({claims[0], claims[0], claims[1]}), 2)
        self.assertEqual([claim.id for claim in claims], list(range(1, len(claims) + 1)))
        with self.assertRaises(IndexError):
            claims[len(claims)]

    def test_a_passage_is_a_string(self):
        sentence = self.document.claims[0].sentence
        copy = pickle.loads(pickle.dumps(sentence))
        self.assertEqual((copy, copy.span), (sentence, sentence.span))
        self.assertIs(type(sentence.text), str)

    def test_objects_agree_with_the_json(self):
        data = json.loads(self.document.to_json())
        self.assertEqual(data["schema"], "shuzhi/document/1")
        self.assertEqual(json.loads(self.document.to_json(pretty=True)), data)
        (report,) = data["reports"]
        for written, claim in zip(report["claims"], self.document.claims, strict=True):
            quantity = claim.quantity
            self.assertEqual(written["id"], claim.id)
            self.assertEqual(tuple(written["span"]), claim.span)
            self.assertEqual(tuple(written["sentence"]), claim.sentence.span)
            self.assertEqual(written["section"], claim.section and claim.section.id)
            self.assertEqual(written["modality"], claim.modality)
            self.assertEqual(written["part_of"], claim.part_of and claim.part_of.id)
            self.assertEqual(written["quantity"]["text"], quantity.text)
            self.assertEqual(written["quantity"]["kind"], quantity.kind)
            self.assertEqual(written["quantity"]["value"], quantity.value_text)
            self.assertEqual(written["quantity"]["unit"]["code"], quantity.unit.code)
            self.assertEqual(written["quantity"]["unit"]["text"], quantity.unit.text)
            subject = written["subject"]
            self.assertEqual(subject and subject["text"], claim.subject)
            self.assertEqual(written["scope"], claim.scope)
            self.assertEqual(tuple(written["inferences"]), claim.inferences)
            self.assertEqual(written["confidence"], claim.confidence)
        for written, measure in zip(report["measures"], self.document.measures, strict=True):
            self.assertEqual(written["verb"], measure.verb)
            self.assertEqual(written["object"], measure.object)
            self.assertEqual(written["claims"], [claim.id for claim in measure.claims])

    def test_ndjson(self):
        lines = [json.loads(line) for line in self.document.to_ndjson().splitlines()]
        claims = [line for line in lines if line["type"] == "claim"]
        self.assertEqual(len(claims), len(self.document.claims))

    def test_ranges_and_ratios(self):
        low = shuzhi.scan("3—5人")[0].quantity
        self.assertEqual((low.value, low.lower, low.upper), (None, 3, 5))
        self.assertEqual(low.approximation, "range")
        ratio = shuzhi.scan("师生比1:15")[0].quantity
        self.assertEqual((ratio.kind, ratio.value, ratio.value_text), ("ratio", None, "1:15"))
        self.assertEqual(ratio.terms, (1, 15))
        self.assertEqual((ratio.lower, ratio.upper), (None, None))
        third = shuzhi.scan("三分之一")[0].quantity
        self.assertEqual((third.value, third.value_text, third.terms), (None, "1/3", (1, 3)))
        half = shuzhi.scan("二分之一")[0].quantity
        self.assertEqual((half.value, half.terms), (Decimal("0.5"), None))


if __name__ == "__main__":
    unittest.main()
