"""Every line of _ffi.py and the structs of _arrow.py against shuzhi.h, and that against C++."""

import ctypes as C
import os
import re
import subprocess
import typing
import unittest
from pathlib import Path

from shuzhi import _arrow, _ffi, errors, values

ROOT = Path(__file__).resolve().parents[2]


def without_comments(text):
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.S)


HEADER = without_comments((ROOT / "capi" / "shuzhi.h").read_text(encoding="ascii"))
CXX = without_comments(
    "".join(
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "include" / "shuzhi").glob("*.hpp"))
    )
)

# Structs of the header by their names here: shuzhi_quantity is Quantity.
STRUCTS = {
    "shuzhi_" + name.lower(): struct
    for name, struct in vars(_ffi).items()
    if isinstance(struct, type) and issubclass(struct, C.Structure) and struct is not C.Structure
}
HANDLES = {"shuzhi_parser", "shuzhi_document", "shuzhi_mentions", "shuzhi_buffer"}
SCALARS = {
    "uint32_t": C.c_uint32, "int32_t": C.c_int32, "uint64_t": C.c_uint64, "int64_t": C.c_int64,
    "size_t": C.c_size_t, "double": C.c_double, "void": None,
}  # fmt: skip
# Callbacks, and structs that the Arrow interface defines: the binding takes their addresses.
SCALARS.update(shuzhi_progress=_ffi.Progress, shuzhi_write=_ffi.Write)
ADDRESSES = {"ArrowSchema", "ArrowArray", "ArrowArrayStream", "void"}
SCALARS.update((name, SCALARS[of]) for of, name in re.findall(r"typedef (u?int32_t) (\w+);", HEADER))


def ctype(declaration):
    """The ctypes type of a C type: "const shuzhi_document*" is a void pointer."""
    name = declaration.replace("const ", "").replace("struct ", "").strip()
    stars = name.count("*")
    name = name.rstrip("* ")
    if name in HANDLES:
        return C.c_void_p if stars == 1 else C.POINTER(C.c_void_p)
    if name in ADDRESSES and stars:
        return C.c_void_p
    if name == "char" and stars:
        return C.c_char_p
    base = STRUCTS[name] if name in STRUCTS else SCALARS[name]
    return C.POINTER(base) if stars else base


def enumerators(prefix):
    return {
        name: int(value) for name, value in re.findall(rf"\b{prefix}([A-Z_]+) = (-?\d+)", HEADER)
    }


class Prototypes(unittest.TestCase):
    def test_every_function_is_declared_as_in_the_header(self):
        declared = {}
        for result, name, arguments in re.findall(
            r"SHUZHI_API ([\w ]+?) (\w+)\(([^)]*)\);", HEADER
        ):
            types = [re.sub(r"\w+$", "", a.strip()) for a in arguments.split(",")]
            types = [] if arguments.strip() == "void" else [ctype(t) for t in types]
            declared[name] = (ctype(result), types)
        self.assertEqual(len(declared), HEADER.count("\nSHUZHI_API "))
        self.assertEqual(sorted(declared), sorted(_ffi.PROTOTYPES))
        for name, prototype in declared.items():
            self.assertEqual(_ffi.PROTOTYPES[name], prototype, name)

    def test_every_symbol_is_listed(self):
        listed = (ROOT / "capi" / "symbols.txt").read_text().split()
        self.assertEqual(listed, sorted(_ffi.PROTOTYPES))


class Structs(unittest.TestCase):
    def test_every_field_is_declared_as_in_the_header(self):
        found = re.findall(r"typedef struct (\w+) \{(.*?)\} \1;", HEADER, flags=re.S)
        self.assertEqual(sorted(name for name, _ in found), sorted(STRUCTS))
        for name, body in found:
            fields = []
            body = re.sub(r"\w+\*? \(\*(\w+)\)\([^)]*\);", r"void* \1;", body)  # function pointers
            for declaration, field, size in re.findall(r"([\w ]+?\*?) (\w+)(?:\[(\d+)\])?;", body):
                if size:
                    fields.append((field, C.c_char * int(size)))
                elif declaration.endswith("*") and "char" in declaration:
                    fields.append((field, C.c_void_p))  # c_char_p would cut at a NUL
                else:
                    fields.append((field, ctype(declaration)))
            self.assertEqual(STRUCTS[name]._fields_, fields, name)

    def test_the_structs_of_arrow(self):
        known = (_arrow.ArrowSchema, _arrow.ArrowArray, _arrow.ArrowArrayStream)
        structs = {struct.__name__: struct for struct in known}
        found = re.findall(r"^struct (Arrow\w+) \{(.*?)^\};", HEADER, flags=re.S | re.M)
        self.assertEqual(sorted(name for name, _ in found), sorted(structs))
        for name, body in found:
            fields = []
            for line in body.strip().splitlines():
                line = line.strip().rstrip(";")
                function = re.fullmatch(r".*\(\*(\w+)\)\(.*\)", line)
                kind, field = (None, function.group(1)) if function else line.rsplit(" ", 1)
                fields.append((field, self.arrow_type(kind, structs)))
            self.assertEqual([(n, t) for n, t in structs[name]._fields_], fields, name)
        flags = re.findall(r"#define ARROW_FLAG_NULLABLE (\d+)", HEADER)
        self.assertEqual(flags, [str(_arrow.NULLABLE)])

    def arrow_type(self, declaration, structs):
        """None is a pointer to a function."""
        if declaration in (None, "void*"):
            return C.c_void_p
        if declaration == "const void**":
            return C.POINTER(C.c_void_p)
        if declaration == "const char*":
            return C.c_char_p
        if declaration == "int64_t":
            return C.c_int64
        kind = structs[declaration.replace("struct ", "").rstrip("*")]
        for _ in range(declaration.count("*")):
            kind = C.POINTER(kind)
        return kind

    def test_every_struct_has_the_compilers_layout(self):
        program = os.environ.get("SHUZHI_LAYOUT")
        if not program:
            self.skipTest("SHUZHI_LAYOUT does not name the program of tests/capi/layout.c")
        lines = subprocess.run([program], capture_output=True, text=True, check=True).stdout
        layout = [line.split() for line in lines.splitlines()]
        self.assertEqual(sorted(name for name, _, _ in layout), sorted(STRUCTS))
        for name, size, last in layout:
            struct = STRUCTS[name]
            offset = getattr(struct, struct._fields_[-1][0]).offset
            self.assertEqual((C.sizeof(struct), offset), (int(size), int(last)), name)


class Constants(unittest.TestCase):
    def test_numbers(self):
        def number(name):
            return int(re.search(rf"#define {name} (\d+)", HEADER).group(1))

        self.assertEqual(number("SHUZHI_ABI_VERSION"), _ffi.ABI_VERSION)
        self.assertEqual(number("SHUZHI_VALUE_TEXT_MAX"), _ffi.VALUE_TEXT_MAX)
        self.assertEqual(enumerators("SHUZHI_JSON_"), {"PRETTY": _ffi.JSON_PRETTY})
        has = {"VALUE": _ffi.HAS_VALUE, "LOWER": _ffi.HAS_LOWER, "UPPER": _ffi.HAS_UPPER}
        self.assertEqual(enumerators("SHUZHI_HAS_"), has)

    def test_enumerations(self):
        def members(enumeration):
            return {member.name: member.value for member in enumeration}

        self.assertEqual(enumerators("SHUZHI_TABLE_"), members(_ffi.Table))
        self.assertEqual(enumerators("SHUZHI_NAMES_"), members(_ffi.Names))
        self.assertEqual(enumerators("SHUZHI_E_"), members(errors.ErrorCode))
        invalid = {name.upper(): value for name, value in _ffi.INVALID_BYTES.items()}
        self.assertEqual(enumerators("SHUZHI_INVALID_"), invalid)
        inferences = {"INFERRED_" + n: v for n, v in enumerators("SHUZHI_INFERRED_").items()}
        inferences.update(ALIGNED_BY_ORDER=enumerators("SHUZHI_ALIGNED_")["BY_ORDER"])
        self.assertEqual(inferences, {n.upper(): v for v, n in _ffi.INFERENCES.items()})

    # C++ enumeration: prefix in the header, names in Python
    PAIRS = {
        "QuantityKind": ("QUANTITY", values.QuantityKind, _ffi.Names.QUANTITY_KIND),
        "Approximation": ("APPROXIMATION", values.Approximation, _ffi.Names.APPROXIMATION),
        "PeriodSource": ("PERIOD", values.PeriodSource, _ffi.Names.PERIOD_SOURCE),
        "ReportKind": ("REPORT", values.ReportKind, _ffi.Names.REPORT_KIND),
        "SectionKind": ("SECTION", values.SectionKind, _ffi.Names.SECTION_KIND),
        "Scheme": ("SCHEME", values.Scheme, _ffi.Names.SCHEME),
        "Direction": ("DIRECTION", values.Direction, _ffi.Names.DIRECTION),
        "Basis": ("BASIS", values.Basis, _ffi.Names.BASIS),
        "Modality": ("MODALITY", values.Modality, _ffi.Names.MODALITY),
        "Confidence": ("CONFIDENCE", values.Confidence, _ffi.Names.CONFIDENCE),
        "Status": ("MEASURE", values.MeasureStatus, _ffi.Names.MEASURE_STATUS),
        "FindingKind": ("FINDING", values.FindingKind, _ffi.Names.FINDING_KIND),
        "Severity": ("SEVERITY", values.Severity, _ffi.Names.SEVERITY),
        "FurnitureKind": ("FURNITURE", values.FurnitureKind, _ffi.Names.FURNITURE_KIND),
        "InvalidBytes": ("INVALID", None, None),
        "ErrorCode": ("E", None, None),
        "Type": ("MENTION", None, None),
    }

    def test_every_cxx_enumeration_is_the_same_in_c_and_in_python(self):
        found = dict(re.findall(r"enum class (\w+)\s*:[^{;]*\{([^}]*)\}", CXX))
        self.assertEqual(sorted(found), sorted(self.PAIRS))
        for name, body in found.items():
            prefix, literal, enumeration = self.PAIRS[name]
            members, value = {}, -1
            for member, written in re.findall(r"(\w+)\s*(?:=\s*(-?\d+))?\s*(?:,|$)", body):
                value = int(written) if written else value + 1
                members[member.strip("_").upper()] = value
            self.assertEqual(enumerators(f"SHUZHI_{prefix}_"), members, name)
            if literal is not None:
                names = [_ffi.name(enumeration, value) for value in members.values()]
                self.assertEqual(list(typing.get_args(literal)), names, name)
                self.assertEqual(_ffi.name(enumeration, len(names)), "unknown", name)


if __name__ == "__main__":
    unittest.main()
