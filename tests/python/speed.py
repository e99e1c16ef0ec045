"""How long 100,000 claims take to a pandas frame, against the parse and against reading rows.

  PYTHONPATH=build/release/bindings/python python3 tests/python/speed.py [CLAIMS]
"""

import sys
import time

import pandas
import shuzhi
from test_tables import claim_row

SENTENCES = (
    "2021年，全县新建学校{}所，投入资金{}万元，比上年增长{}%。预计受益学生{}至9600人。\n"
)


def timed(work):
    begin = time.perf_counter()
    result = work()
    return result, time.perf_counter() - begin


def main(wanted):
    lines = [
        SENTENCES.format(n % 90 + 3, n % 800 + 5, n % 30 + 1, n % 900 + 100)
        for n in range(wanted // 4)
    ]
    text = "青禾县教育局2021年工作总结\n" + "".join(lines)
    document, parse = timed(lambda: shuzhi.parse(text))
    claims = document.claims
    claims[:8].to_pandas()  # pandas is imported
    frame = min(timed(claims.to_pandas)[1] for _ in range(3))
    few = claims[: len(claims) // 20]
    rows = timed(lambda: pandas.DataFrame([claim_row(claim) for claim in few]))[1] * 20
    print(f"{len(claims)} claims: parse {parse:.2f} s, frame {frame:.2f} s, rows {rows:.1f} s")
    print(f"frame / parse {frame / parse:.2f}, rows / frame {rows / frame:.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 100_000)
