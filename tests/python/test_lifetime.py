"""Who keeps what alive, and many threads at once."""

import concurrent.futures
import gc
import unittest
import weakref

import shuzhi

TEXT = "2021年，全县新建3所小学，投入资金800万元。"


class Lifetime(unittest.TestCase):
    def test_rows_keep_their_document(self):
        claims = shuzhi.parse(TEXT).claims
        gc.collect()
        self.assertEqual([claim.text for claim in claims], ["3所", "800万元"])
        claim = claims[1]
        del claims
        gc.collect()
        self.assertEqual(claim.sentence, TEXT)
        self.assertEqual(claim.document.text, TEXT)

    def test_a_document_goes_with_its_last_row(self):
        document = shuzhi.parse(TEXT)
        gone = weakref.ref(document)
        claim = document.claims[0]
        del document
        gc.collect()
        self.assertIsNotNone(gone())
        del claim
        gc.collect()
        self.assertIsNone(gone())

    def test_values_outlive_their_document(self):
        with shuzhi.parse(TEXT) as document:
            claim = document.claims[1]
            quantity, sentence, period = claim.quantity, claim.sentence, claim.period
        self.assertEqual((quantity.value, quantity.unit.code), (8000000, "CNY"))
        self.assertEqual((sentence, period.edtf), (TEXT, "2021"))

    def test_mentions_keep_what_they_are_read_from(self):
        part = shuzhi.scan(TEXT)[1:]
        gc.collect()
        self.assertEqual([mention.text for mention in part], ["3所", "800万元"])
        self.assertEqual(part.to_dict()["text"], ["3所", "800万元"])

    def test_a_table_keeps_its_document(self):
        document = shuzhi.parse(TEXT)
        gone = weakref.ref(document)
        part = document.claims[1:]
        stream = part.__arrow_c_stream__()
        del document, part
        gc.collect()
        self.assertIsNotNone(gone())  # the stream of a part reads it when it is asked to
        del stream
        gc.collect()
        self.assertIsNone(gone())

    def test_a_closed_document(self):
        document = shuzhi.parse(TEXT)
        claim = document.claims[0]
        document.close()
        document.close()
        for use in (
            lambda: document.text,
            lambda: document.claims,
            lambda: document.to_json(),
            lambda: claim.text,
            lambda: claim.sentence,
            lambda: claim.quantity,
        ):
            with self.assertRaisesRegex(ValueError, "closed"):
                use()
        self.assertIn("closed", repr(document) + repr(claim))

    def test_a_parser_may_go_before_its_documents(self):
        parser = shuzhi.Parser()
        document = parser.parse(TEXT)
        del parser
        gc.collect()
        self.assertEqual(len(document.claims), 2)

    def test_one_parser_and_one_document_in_eight_threads(self):
        parser = shuzhi.Parser()
        shared = parser.parse(TEXT)
        wanted = shared.to_json()

        def work(_):
            own = parser.parse(TEXT)
            return own.to_json() == wanted == shared.to_json() and own.claims[1].quantity.value

        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            self.assertEqual(set(pool.map(work, range(200))), {8000000})


if __name__ == "__main__":
    unittest.main()
