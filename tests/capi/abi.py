"""The binary interface of capi/shuzhi.h and of the library against what capi/abi records.

usage: abi.py check  CC ROOT LIBRARY
       abi.py record CC ROOT            (docs/abi.md says when)

Recorded are shuzhi-1.xml, what libabigail's abidw says of a C library with the header's
functions (bodies do not matter, and the types are the header's alone), and constants.txt, the
values of enumerators and macros, which no binary holds. The library itself is compared with
the same record where it was built with debug information.
"""

import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
RECORD = "capi/abi/shuzhi-1.xml"
CONSTANTS = "capi/abi/constants.txt"


def without_comments(text):
    return re.sub(r"/\*.*?\*/", "", text, flags=re.S)


def functions(header):
    """Every declaration of a function, without SHUZHI_API."""
    return re.findall(r"^SHUZHI_API ([^;]*\));", header, flags=re.M)


def constants(header):
    """Enumerators and numeric macros as "NAME VALUE", sorted."""
    found = re.findall(r"\b(SHUZHI_[A-Z0-9_]+) = (-?\d+)", header)
    found += re.findall(r"^#define (SHUZHI_[A-Z0-9_]+) (\d+)$", header, flags=re.M)
    return sorted(f"{name} {value}" for name, value in found)


def build(cc, header, include, to):
    """A shared library with the header's functions."""
    bodies = "".join(f"{function} {{ for (;;) {{}} }}\n" for function in functions(header))
    source = to / "header.c"
    source.write_text("#include <shuzhi.h>\n" + bodies, encoding="ascii")
    library = to / "libshuzhi.so"
    abi = re.search(r"^#define SHUZHI_ABI_VERSION (\d+)$", header, flags=re.M).group(1)
    command = [cc, "-std=c99", "-g", "-O0", "-w", "-fPIC", "-shared", f"-I{include}"]
    command += [f"-Wl,-soname,libshuzhi.so.{abi}", str(source), "-o", str(library)]
    subprocess.run(command, check=True)
    return library


def describe(library, to):
    options = ["--no-corpus-path", "--no-comp-dir-path", "--no-show-locs", "--no-elf-needed"]
    command = ["abidw", *options, "--type-id-style", "hash", "--out-file", str(to), str(library)]
    subprocess.run(command, check=True)


def compare(recorded, library, root, options=()):
    """What of the record the library breaks; functions and types may have been added."""
    command = ["abidiff", "--no-added-syms", "--suppressions", str(root / "capi/abi/allowed.ini")]
    command += [*options, str(recorded), str(library)]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{run.stdout}{run.stderr}")


def describes_types(library):
    """Whether it was built with debug information: a struct's name is nowhere else."""
    return b"\0shuzhi_claim\0" in Path(library).read_bytes()


def check_constants(header, recorded):
    today = constants(header)
    for line in recorded.read_text(encoding="ascii").splitlines():
        if line not in today:
            sys.exit(f"{line}: was taken away or renumbered")
    print(f"{len(today)} constants")


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def record(cc, header, root):
    with tempfile.TemporaryDirectory() as folder:
        describe(build(cc, header, root / "capi", Path(folder)), root / RECORD)
    lines = "".join(line + "\n" for line in constants(header))
    (root / CONSTANTS).write_text(lines, encoding="ascii")


def check(cc, header, root, library):
    check_constants(header, root / CONSTANTS)
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        skip("the record is that of x86-64 Linux")
    if not shutil.which("abidiff"):
        skip("abidiff (Debian's abigail-tools) is not installed")
    with tempfile.TemporaryDirectory() as folder:
        compare(root / RECORD, build(cc, header, root / "capi", Path(folder)), root)
    print(f"{len(functions(header))} functions of the header")
    if describes_types(library):
        hide = ["--headers-dir2", str(root / "capi"), "--drop-private-types"]
        compare(root / RECORD, library, root, hide)
        print("the library is the same")
    else:
        print("the library has no debug information to be compared")


def main():
    task, cc, root = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    header = without_comments((root / "capi/shuzhi.h").read_text(encoding="ascii"))
    if task == "record":
        record(cc, header, root)
    else:
        check(cc, header, root, sys.argv[4])


main()
