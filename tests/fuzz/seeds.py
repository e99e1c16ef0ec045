#!/usr/bin/env python3
"""Makes the seed corpus of each fuzz target, and the dictionary, from the cases and the word lists.

  seeds.py CASES_FOLDER LEXICON_FOLDER OUTPUT_FOLDER
"""
import pathlib, re, shutil, sys

ENCODINGS = {3: "utf-16-le", 4: "utf-16-be", 5: "gb18030", 6: "gbk", 7: "big5"}  # as in decode.cpp
MARKS = ["\n", "\t", "\r\n", "\u3000", "，", "。", "、", "；", "：", "（", "）", "(", ")", "“", "”", "《", "》",
         "%", "‰", "-", "～", "——", "…", "X", "×", "*", ".", "一", "十", "百", "万", "亿", "半", "第", "之", "\ufeff"]


def texts(folder):
    """The texts of the cases, and the lines of values."""
    for file in sorted(folder.rglob("*.txt")):
        if file.name == "CMakeLists.txt":
            continue
        content = file.read_text(encoding="utf-8")
        if file.parent.name == "values":
            lines = [line.split(" => ")[0] for line in content.splitlines() if " => " in line]
            yield from ("\n".join(lines[i : i + 8]) for i in range(0, len(lines), 8))
        else:
            yield from re.findall(r"(?ms)^=== .*?\n(.*?)^---$", content)


def words(folder):
    found = set(MARKS)
    for file in sorted(folder.glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                found.update(w for w in line.split("\t") if w != "-" and 0 < len(w) <= 8)
    return sorted(found)


def escaped(word):
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def capi_calls(i, text):
    """A parser, a document and a scan of the text, then some calls on them."""
    field = text.encode() + b"\x1e"
    make = bytes([0, 0, 1, 1, 0])
    parse = bytes([1, 1]) + field + bytes([1, 0])
    scan = bytes([3, 101, 5, 6, i % 2, 1]) + field + bytes([1, 0])
    rows = bytes(b for table in range(8) for b in (4, table, 1, 255, i % 3))
    nodes = bytes([8, 0, 1, 0, 8, 2, 8, 5, 255, 8, 3, 8, 4])
    rest = bytes([7, 1, 0, 1, 64, 9, 1, 3, 0, 9, 1, 0, 3, 6, 0, 1, 255, 0, 6, 1, 1, 255, 0])
    buffers = bytes(b for which in range(5) for b in (10, which, 1, 1, 1, 1, 1, 0, 0))
    return make + parse + scan + rows + nodes + rest + buffers


def seeds(target, i, text):
    plain = text.encode()
    if target == "parse":
        return bytes([i % 32 & ~2]) + plain
    if target == "scan":
        return bytes([i % 2]) + plain
    if target == "reading":
        return bytes([i % 256]) + plain
    if target == "decode":
        number = i % 8
        try:
            return bytes([number, i // 8 % 2]) + text.encode(ENCODINGS.get(number, "utf-8"))
        except UnicodeEncodeError:
            return bytes([1, 0]) + plain
    if target == "lexicon":
        units = f"箩{i % 7}\tcount\t{{箩}}\t1\n" if i // 8 % 3 else "斗\tvolume\tL\t10\n# 升\n"
        verbs = "夯筑\tact\tdone\n" if i // 8 % 2 else ""
        return b"\x1e".join([units.encode(), verbs.encode(), plain])
    return capi_calls(i, text)


def main():
    cases, lexicon, output = map(pathlib.Path, sys.argv[1:4])
    for target in ("parse", "scan", "decode", "reading", "lexicon", "capi"):
        folder = output / target
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for i, text in enumerate(texts(cases)):
            # Making a parser takes longer than reading a text.
            if target in ("lexicon", "capi") and i % 8:
                continue
            (folder / f"{i:04}").write_bytes(seeds(target, i, text))
    lines = [f'"{escaped(word)}"' for word in words(lexicon)]
    (output / "dictionary").write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
