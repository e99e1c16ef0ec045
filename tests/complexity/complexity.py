#!/usr/bin/env python3
"""Text that nobody wrote, once and twice as long: the longer takes at most 2.3 times the instructions.

  complexity.py DRIVER [-k WORD] [--size BYTES] [--jobs N]

valgrind's callgrind counts them, for parse, JSON and scan alone, so that no load of the machine matters.
Exits with 77 where valgrind is not installed.
"""
import argparse, concurrent.futures, os, pathlib, re, shutil, subprocess, sys, tempfile

LIMIT = 2.3
STEPS = 3
FEW = 500_000  # instructions that tell nothing
DIGITS = "一二三四五六七八九"


def chinese(n):
    tens, ones = divmod(n % 99 + 1, 10)
    return (DIGITS[tens - 1] if tens > 1 else "") + ("十" if tens else "") + (DIGITS[ones - 1] if ones else "")


# Repeated until the text is long enough. "head|piece" has a beginning that stands once.
PIECES = {
    "digits": "7",
    "digits and points": "1.",
    "digits and commas": "1,234,",
    "chinese digits": "三",
    "tens and hundreds": "三千五百",
    "ten thousands": "万亿",
    "zeros": "0",
    "digits and pauses": "3、",
    "names of classes": "三、四",
    "quoted figures": "“七五",
    "ranks of areas": "六县之首",
    "areas": "县区",
    "per cent": "5%",
    "figures": "新建学校3所，投入资金800万元，",
    "figures without marks": "新建学校3所投入资金800万元",
    "units without numbers": "万元公里平方米",
    "ranges": "3-5-",
    "wavy ranges": "3～5万元～",
    "ratios": "1:2:",
    "fractions": "三分之",
    "thirds": "三分之一",
    "masks": "XX年XX县",
    "letters": "X",
    "stars": "*",
    "letters of an alphabet": "abc ",
    "one is": "一是",
    "items": "一是加强管理。二是提高质量。",
    "items that do not end": "一是加强管理，",
    "first, second": "第一,第二,",
    "one hand": "一方面",
    "sequence words": "首先，其次，",
    "markers of a clause": "一、",
    "markers in brackets": "(一)",
    "markers with points": "1.",
    "circled": "①",
    "dashes": "——",
    "bullets": "•",
    "headings": "一、强化管理\n二、狠抓质量\n",
    "headings in brackets": "(一)强化管理\n(二)狠抓质量\n",
    "bare titles": "强化管理\n\n狠抓质量工作落实。\n\n",
    "titles of reports": "2023年工作总结\n",
    "titles of parts": "【篇一】\n",
    "titles on one line": "云溪县教育局2023年工作总结",
    "alternating schemes": "第一章 甲乙\n一、甲乙\n(一)甲乙\n1.甲乙\n(1)甲乙\n①甲乙\n",
    "schemes on one line": "第一章甲乙一、甲乙(一)甲乙1.甲乙(1)甲乙①甲乙",
    "chapters": "第一章\n",
    "respectively": "分别",
    "respectively with values": "小学、初中分别3所、5所，",
    "a long list": "小学、",
    "a long list of values": "分别为|3所、",
    "names, respectively, values": "小学、初中、高中、幼儿园分别增长5%、6%、7%、8%、",
    "open brackets": "(",
    "open brackets and figures": "(其中5名",
    "closed brackets": ")",
    "brackets in turn": "()",
    "a bracket and figures": "教师30名(其中研究生5名)",
    "open quotes": "“",
    "quotes and figures": "“三个5%",
    "open titles": "《",
    "titles in marks": "《纲要》",
    "of which": "其中",
    "of which, figures": "其中小学3所，",
    "years": "2023年",
    "years and months": "2023年5月",
    "days": "2023年5月6日、",
    "five-year plans": "十三五",
    "relative years": "去年今年",
    "compared": "比上年",
    "compared, figures": "比上年增长5%，",
    "growth": "增长",
    "will": "将",
    "will, figures": "将达到5%，",
    "verbs": "加强",
    "verbs and objects": "加强管理，推进改革，",
    "verbs without marks": "加强管理推进改革",
    "ranks": "全省第一",
    "times": "倍",
    "commas": "，",
    "pauses": "、",
    "colons": "教育：",
    "semicolons": "教育；",
    "stops": "。",
    "sentences": "全县教育事业发展。",
    "prose without marks": "教育事业",
    "blanks": " ",
    "wide blanks": "\u3000",
    "tabs": "\t",
    "cells": "3\t5\t",
    "line ends": "\n",
    "short lines": "教\n",
    "cut lines": "全县教育事业全面发展和\n",
    "lines of figures": "3\n",
    "page numbers": "- 3 -\n",
    "page breaks": "\f",
    "furniture": "当前位置：首页 > 政务公开 > 工作总结\n",
    "labels of a page": "发布时间：2023-01-09　浏览次数：318\n",
    "details of a page": "来源：县教育局\n",
    "labels above their values": "发布时间：\n2023-01-09\n来源：\n县教育局\n",
    "pagers": "第1页 上一页 下一页\n",
    "running heads": "某县工作报告\n— 2 —\n",
    "notes": "注：1.初步统计数。\n2.尾差。\n",
    "footnotes": "[1]初步统计数。\n",
    "titles that are statements": "一、民生保障更加有力全县参保率98%。二、治理不断深化调处纠纷3件。",
    "lists in titles": "一、条件改善一是加大投入。二是供餐。",
    "buttons": "【打印本页】【关闭窗口】\n",
    "buttons on one line": "【打印本页】",
    "crumbs on one line": "首页 > ",
    "copyright": "版权所有：云溪县教育局\n",
    "related": "相关文章\n工作总结\n",
    "contents": "目录\n一、强化管理……1\n",
    "points of a table of contents": "…",
    "signatures": "云溪县教育局\n2023年12月5日\n",
    "address": "各位代表：\n",
    "invalid bytes": b"\xff",
    "cut characters": b"\xe6\x95",
    "overlong characters": b"\xc0\xaf",
    "NUL": b"\0",
    "combining marks": "e\u0301",
    "marks without letters": "\u0301",
    "zero width": "\u200b",
    "full width": "１２３％",
    "emoji": "\U0001f600",
    "line separators": "\u2028",
    "byte order marks": "\ufeff",
    "traditional numerals": "貳佰",
}


def repeated(piece, size):
    head, _, body = piece.partition("|") if isinstance(piece, str) else ("", "", piece)
    head, body = head.encode(), (body or piece.partition("|")[0]) if isinstance(piece, str) else body
    body = body.encode() if isinstance(body, str) else body
    return head + body * ((size - len(head)) // len(body) + 1)


def counted(line, size):
    """Lines with a number that goes up."""
    out, length, i = [], 0, 0
    while length < size:
        out.append(line(i).encode())
        length += len(out[-1])
        i += 1
    return b"".join(out)


# These count, or are more than one piece.
MADE = {
    "numbered headings": lambda n: counted(lambda i: f"{chinese(i)}、强化管理\n新建学校{i}所。\n", n),
    "numbered items on one line": lambda n: counted(lambda i: f"{chinese(i)}是强化管理，", n),
    "a title that never ends": lambda n: repeated("一、|建设学校", n),
    "another unit each time": lambda n: counted(lambda i: f"{i}个", n),
    "another year each time": lambda n: counted(lambda i: f"{1000 + i % 9000}年新建{i}所。", n),
    "another subject each time": lambda n: counted(lambda i: f"第{chinese(i)}小学{i}名，", n),
    "another line each time": lambda n: counted(lambda i: f"县{i}工作总结\n", n),
    "names, then as many values": lambda n: (
        repeated("小学、", n // 2) + "分别".encode() + repeated("3所、", n // 2)),
    "brackets that close at the end": lambda n: repeated("(", n // 2) + repeated(")", n // 2),
    "quotes that close at the end": lambda n: repeated("“", n // 2) + repeated("”", n // 2),
    "brackets of figures, closed at the end": lambda n: (
        repeated("教师3名(", n // 2) + repeated(")", n // 2)),
    "a heading, then its text": lambda n: repeated("一、教育\n|新建学校3所，增长5%。", n),
    "one sentence, then its parts": lambda n: repeated("全县教师500名，其中：|女教师3名，", n),
    "all schemes, ever deeper": lambda n: counted(
        lambda i: ("第一章 甲", "一、甲", "(一)甲", "1.甲", "(1)甲", "①甲", "A.甲", "1)甲")[i % 8] + "\n", n),
    "text as GB18030": lambda n: repeated("新建学校3所，", n).decode().encode("gb18030"),
    "text as UTF-16": lambda n: repeated("新建学校3所，", n).decode().encode("utf-16"),
}


def texts(size):
    for name, piece in PIECES.items():
        yield name, [repeated(piece, s) for s in (size, 2 * size)]
    for name, make in MADE.items():
        yield name, [make(s) for s in (size, 2 * size)]


def count(driver, files, base):
    """Instructions of each step of each file, in the driver's order."""
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={base}", "-q", driver, *files]
    subprocess.run(command, check=True, timeout=550)
    totals = []
    for i in range(1, STEPS * len(files) + 1):
        dump = pathlib.Path(f"{base}.{i}").read_text(encoding="utf-8", errors="replace")
        totals.append(int(re.search(r"^totals: (\d+)", dump, re.M)[1]))
    return totals


def measure(driver, some):
    """Name, instructions a byte and growth of each step, for each of some texts and their doubles."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        files = []
        for i, (_, pair) in enumerate(some):
            for j, text in enumerate(pair):
                files.append(folder / f"{i}.{j}.txt")
                files[-1].write_bytes(text)
        totals = iter(count(driver, files, folder / "out"))
        for name, pair in some:
            once, twice = ([next(totals) for _ in range(STEPS)] for _ in pair)
            growth = [b * len(pair[0]) * 2 / (a * len(pair[1])) if b > FEW else 0 for a, b in zip(once, twice)]
            rows.append((name, [a / len(pair[0]) for a in once], growth))
    return rows


def show(rows):
    for name, per_byte, growth in rows:
        print(f"{name:40} {per_byte[0]:8.0f}{per_byte[1]:8.0f}{per_byte[2]:8.0f}   "
              + " ".join(f"{g:5.2f}" for g in growth), flush=True)


def measure_all(driver, chosen, jobs):
    # valgrind takes a second to begin, so each run gets several texts.
    share = max(1, min(8, len(chosen) // jobs))
    shares = [chosen[i : i + share] for i in range(0, len(chosen), share)]
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for rows in pool.map(lambda some: measure(driver, some), shares):
            show(rows)
            yield from rows


def main():
    options = argparse.ArgumentParser()
    options.add_argument("driver")
    options.add_argument("-k", default="", help="only what has this word in its name")
    options.add_argument("--size", type=int, default=4000, help="of the shorter text, in bytes")
    options.add_argument("--jobs", type=int, default=os.cpu_count())
    options = options.parse_args()
    if not options.driver or not shutil.which("valgrind"):
        print("skipped: valgrind is not installed, nothing was counted")
        sys.exit(77)
    chosen = [text for text in texts(options.size) if options.k in text[0]]
    print(f"{'text':40} {'instructions a byte':>24}   growth when doubled: parse, JSON, scan")
    wrong = {name for name, _, growth in measure_all(options.driver, chosen, options.jobs) if max(growth) > LIMIT}
    # What looks a bounded way ahead or back grows faster until the text is longer than that.
    for times in (4, 16):
        if not wrong:
            break
        print(f"{times} times as long:")
        longer = [text for text in texts(times * options.size) if text[0] in wrong]
        wrong = {name for name, _, growth in measure_all(options.driver, longer, options.jobs) if max(growth) > LIMIT}
    for name in sorted(wrong):
        print(f"too much: {name}")
    print(f"{len(chosen)} texts, {len(wrong)} grow faster than {LIMIT}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
