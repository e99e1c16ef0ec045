"""The C API as ctypes sees it: structs, prototypes, and the library that is loaded.

A test compares every line of it with shuzhi.h. The Arrow structs are in _arrow.py.
"""

from __future__ import annotations

import ctypes as C
import enum
import functools
import os
import sys
from pathlib import Path
from typing import Any, Iterator, Type, TypeVar

from .errors import error_for

ABI_VERSION = 1


class Str(C.Structure):
    _fields_ = [("data", C.c_void_p), ("size", C.c_size_t)]


class Span(C.Structure):
    _fields_ = [("begin", C.c_uint32), ("end", C.c_uint32)]


class Decimal(C.Structure):
    _fields_ = [("coefficient", C.c_int64), ("exponent", C.c_int32), ("reserved", C.c_int32)]


class Date(C.Structure):
    _fields_ = [("year", C.c_int32), ("month", C.c_int32), ("day", C.c_int32)]


class Error(C.Structure):
    _fields_ = [
        ("struct_size", C.c_uint32),
        ("status", C.c_int32),
        ("span", Span),
        ("message", C.c_char * 240),
    ]


class Allocator(C.Structure):
    _fields_ = [("allocate", C.c_void_p), ("deallocate", C.c_void_p), ("user", C.c_void_p)]


class Options(C.Structure):
    _fields_ = [
        ("struct_size", C.c_uint32),
        ("invalid_bytes", C.c_int32),
        ("encoding", Str),
        ("max_bytes", C.c_uint64),
        ("max_depth", C.c_uint32),
        ("reference_date", Date),
        ("extra_units", Str),
        ("extra_verbs", Str),
        ("allocator", Allocator),
        ("max_nodes", C.c_uint32),
        ("reserved", C.c_uint32),
    ]


class Quantity(C.Structure):
    _fields_ = [
        ("struct_size", C.c_uint32),
        ("kind", C.c_int32),
        ("approximation", C.c_int32),
        ("present", C.c_uint32),
        ("span", Span),
        ("number_span", Span),
        ("unit_span", Span),
        ("number", Decimal),
        ("scale", Decimal),
        ("value", Decimal),
        ("lower", Decimal),
        ("upper", Decimal),
        ("unit", Str),
        ("unit_factor", Decimal),
    ]


class Period(C.Structure):
    _fields_ = [
        ("struct_size", C.c_uint32),
        ("is_relative", C.c_int32),
        ("edtf", Str),
        ("span", Span),
        ("relative_years", C.c_int32),
    ]


class Source(C.Structure):
    _fields_ = [
        ("struct_size", C.c_uint32),
        ("reserved", C.c_uint32),
        ("name", Str),
        ("encoding", Str),
        ("bytes", C.c_uint64),
        ("replaced", C.c_uint64),
    ]


class Report(C.Structure):
    _fields_ = [
        ("struct_size", C.c_uint32),
        ("kind", C.c_int32),
        ("span", Span),
        ("title", Span),
        ("issuer", Span),
        ("period", C.c_uint32),
        ("first_section", C.c_uint32),
        ("section_count", C.c_uint32),
        ("first_claim", C.c_uint32),
        ("claim_count", C.c_uint32),
        ("first_measure", C.c_uint32),
        ("measure_count", C.c_uint32),
        ("signature", Span),
        ("signed_on", C.c_uint32),
    ]


class Section(C.Structure):
    _fields_ = [
        ("struct_size", C.c_uint32),
        ("kind", C.c_int32),
        ("scheme", C.c_int32),
        ("level", C.c_uint32),
        ("ordinal", C.c_int32),
        ("title_certain", C.c_int32),
        ("span", Span),
        ("marker", Span),
        ("title", Span),
        ("parent", C.c_uint32),
        ("descendants", C.c_uint32),
        ("first_paragraph", C.c_uint32),
        ("paragraph_count", C.c_uint32),
    ]


class Claim(C.Structure):
    _fields_ = [
        ("struct_size", C.c_uint32),
        ("direction", C.c_int32),
        ("basis", C.c_int32),
        ("modality", C.c_int32),
        ("period_source", C.c_int32),
        ("confidence", C.c_int32),
        ("inferences", C.c_uint32),
        ("span", Span),
        ("subject", Span),
        ("subject_topic", Span),
        ("sentence", Span),
        ("change_words", Span),
        ("scope", Span),
        ("section", C.c_uint32),
        ("period", C.c_uint32),
        ("part_of", C.c_uint32),
    ]


class Measure(C.Structure):
    _fields_ = [
        ("struct_size", C.c_uint32),
        ("status", C.c_int32),
        ("span", Span),
        ("verb", Span),
        ("object", Span),
        ("section", C.c_uint32),
        ("period", C.c_uint32),
        ("first_claim", C.c_uint32),
        ("claim_count", C.c_uint32),
    ]


class Finding(C.Structure):
    _fields_ = [
        ("struct_size", C.c_uint32),
        ("kind", C.c_int32),
        ("severity", C.c_int32),
        ("reserved", C.c_uint32),
        ("span", Span),
        ("message", Str),
        ("expected", Str),
        ("found", Str),
        ("claims", C.POINTER(C.c_uint32)),
        ("claim_count", C.c_size_t),
    ]


class Furniture(C.Structure):
    _fields_ = [("struct_size", C.c_uint32), ("kind", C.c_int32), ("span", Span)]


class Node(C.Structure):
    _fields_ = [("document", C.c_void_p), ("id", C.c_uint32), ("reserved", C.c_uint32)]


class Mention(C.Structure):
    _fields_ = [("struct_size", C.c_uint32), ("type", C.c_int32), ("span", Span)]


class Table(enum.IntEnum):
    REPORTS = 0
    SECTIONS = 1
    PARAGRAPHS = 2
    CLAIMS = 3
    MEASURES = 4
    FINDINGS = 5
    FURNITURE = 6
    PERIODS = 7


class Names(enum.IntEnum):
    QUANTITY_KIND = 0
    APPROXIMATION = 1
    PERIOD_SOURCE = 2
    REPORT_KIND = 3
    SECTION_KIND = 4
    SCHEME = 5
    DIRECTION = 6
    BASIS = 7
    MODALITY = 8
    CONFIDENCE = 9
    MEASURE_STATUS = 10
    FINDING_KIND = 11
    SEVERITY = 12
    FURNITURE_KIND = 13


HAS_VALUE, HAS_LOWER, HAS_UPPER = 1, 2, 4
JSON_PRETTY = 1
VALUE_TEXT_MAX = 224
INVALID_BYTES = {"replace": 0, "refuse": 1}
INFERENCES = {
    1: "inferred_subject",
    2: "inferred_period",
    4: "inferred_modality",
    8: "aligned_by_order",
}

_handle = C.c_void_p
_out = C.POINTER(C.c_void_p)
_error = C.POINTER(Error)

# Every function of shuzhi.h: what it returns, and what it takes.
# Callbacks: what is not 0 asks to stop.
Progress = C.CFUNCTYPE(C.c_int32, C.c_void_p, C.c_uint64, C.c_uint64)
Write = C.CFUNCTYPE(C.c_int32, C.c_void_p, C.c_void_p, C.c_size_t)

PROTOTYPES: dict[str, tuple[Any, list[Any]]] = {
    "shuzhi_abi_version": (C.c_uint32, []),
    "shuzhi_version": (Str, []),
    "shuzhi_options_init": (None, [C.POINTER(Options), C.c_uint32]),
    "shuzhi_parser_new": (C.c_int32, [C.POINTER(Options), _out, _error]),
    "shuzhi_parser_free": (None, [_handle]),
    "shuzhi_parse": (C.c_int32, [_handle, Str, Str, _out, _error]),
    "shuzhi_parse_watched": (
        C.c_int32,
        [_handle, Str, Str, Progress, C.c_void_p, _out, _error],
    ),
    "shuzhi_scan": (C.c_int32, [_handle, Str, C.POINTER(Date), _out, _error]),
    "shuzhi_buffer_text": (Str, [_handle]),
    "shuzhi_buffer_free": (None, [_handle]),
    "shuzhi_decimal_double": (C.c_double, [Decimal]),
    "shuzhi_decimal_text": (C.c_int32, [Decimal, C.c_char_p, C.c_size_t]),
    "shuzhi_quantity_value_text": (C.c_int32, [C.POINTER(Quantity), C.c_char_p, C.c_size_t]),
    "shuzhi_document_free": (None, [_handle]),
    "shuzhi_document_text": (Str, [_handle]),
    "shuzhi_document_slice": (Str, [_handle, Span]),
    "shuzhi_document_read": (C.c_int32, [_handle, Span, _out, _error]),
    "shuzhi_document_char_offset": (C.c_size_t, [_handle, C.c_size_t]),
    "shuzhi_document_byte_offset": (C.c_size_t, [_handle, C.c_size_t]),
    "shuzhi_document_source": (C.c_int32, [_handle, C.POINTER(Source)]),
    "shuzhi_document_count": (C.c_size_t, [_handle, C.c_int32]),
    "shuzhi_document_report": (C.c_int32, [_handle, C.c_size_t, C.POINTER(Report)]),
    "shuzhi_document_section": (C.c_int32, [_handle, C.c_size_t, C.POINTER(Section)]),
    "shuzhi_document_claim": (C.c_int32, [_handle, C.c_size_t, C.POINTER(Claim)]),
    "shuzhi_document_measure": (C.c_int32, [_handle, C.c_size_t, C.POINTER(Measure)]),
    "shuzhi_document_finding": (C.c_int32, [_handle, C.c_size_t, C.POINTER(Finding)]),
    "shuzhi_document_furniture": (C.c_int32, [_handle, C.c_size_t, C.POINTER(Furniture)]),
    "shuzhi_document_period": (C.c_int32, [_handle, C.c_size_t, C.POINTER(Period)]),
    "shuzhi_document_quantity": (C.c_int32, [_handle, C.c_size_t, C.POINTER(Quantity)]),
    "shuzhi_document_paragraph": (Span, [_handle, C.c_size_t]),
    "shuzhi_document_subject": (C.c_int32, [_handle, C.c_size_t, _out, _error]),
    "shuzhi_document_first_section": (Node, [_handle, C.c_size_t]),
    "shuzhi_document_node": (Node, [_handle, C.c_uint32]),
    "shuzhi_node_is_null": (C.c_int32, [Node]),
    "shuzhi_node_parent": (Node, [Node]),
    "shuzhi_node_first_child": (Node, [Node]),
    "shuzhi_node_next_sibling": (Node, [Node]),
    "shuzhi_node_title": (Str, [Node]),
    "shuzhi_node_text": (Str, [Node]),
    "shuzhi_node_section": (C.c_int32, [Node, C.POINTER(Section)]),
    "shuzhi_document_json": (C.c_int32, [_handle, C.c_uint32, _out, _error]),
    "shuzhi_document_ndjson": (C.c_int32, [_handle, _out, _error]),
    "shuzhi_document_write_json": (C.c_int32, [_handle, C.c_uint32, Write, C.c_void_p, _error]),
    "shuzhi_document_write_ndjson": (C.c_int32, [_handle, Write, C.c_void_p, _error]),
    "shuzhi_document_table": (C.c_int32, [_handle, C.c_int32, C.c_void_p, C.c_void_p, _error]),
    "shuzhi_document_stream": (C.c_int32, [_handle, C.c_int32, C.c_void_p, _error]),
    "shuzhi_mentions_table": (C.c_int32, [_handle, C.c_void_p, C.c_void_p, _error]),
    "shuzhi_mentions_stream": (C.c_int32, [_handle, C.c_void_p, _error]),
    "shuzhi_mentions_free": (None, [_handle]),
    "shuzhi_mentions_text": (Str, [_handle]),
    "shuzhi_mentions_count": (C.c_size_t, [_handle]),
    "shuzhi_mentions_get": (C.c_int32, [_handle, C.c_size_t, C.POINTER(Mention)]),
    "shuzhi_mentions_quantity": (C.c_int32, [_handle, C.c_size_t, C.POINTER(Quantity)]),
    "shuzhi_mentions_period": (C.c_int32, [_handle, C.c_size_t, C.POINTER(Period)]),
    "shuzhi_mentions_char_offset": (C.c_size_t, [_handle, C.c_size_t]),
    "shuzhi_mentions_json": (C.c_int32, [_handle, _out, _error]),
    "shuzhi_name": (Str, [C.c_int32, C.c_int32]),
}


def _candidates() -> Iterator[str]:
    """Where the library may be: named by the user, else beside this file, else installed."""
    named = os.environ.get("SHUZHI_LIBRARY")
    if named:
        yield named
        return
    name = {"win32": "shuzhi.dll", "darwin": f"libshuzhi.{ABI_VERSION}.dylib"}.get(
        sys.platform, f"libshuzhi.so.{ABI_VERSION}"
    )
    yield str(Path(__file__).with_name(name))
    yield name


def _bind(library: C.CDLL) -> None:
    """Types every function; raises where the library is not the one that this file describes."""
    library.shuzhi_abi_version.restype = C.c_uint32
    library.shuzhi_abi_version.argtypes = []
    abi = library.shuzhi_abi_version()
    if abi != ABI_VERSION:
        older, newer = ("library", "package") if abi < ABI_VERSION else ("package", "library")
        raise OSError(
            f"the library has ABI {abi} and this package needs {ABI_VERSION}: "
            f"the {newer} is newer, upgrade the {older}"
        )
    for name, (restype, argtypes) in PROTOTYPES.items():
        function = getattr(library, name)
        function.restype = restype
        function.argtypes = argtypes


def _load() -> C.CDLL:
    tried = []
    for path in _candidates():
        try:
            library = C.CDLL(path)
            _bind(library)
            return library
        except (OSError, AttributeError) as problem:
            tried.append(f"  {path}: {problem}")
    raise ImportError(
        "shuzhi's C library cannot be loaded; SHUZHI_LIBRARY can name it. Tried:\n"
        + "\n".join(tried)
    )


lib = _load()

_Sized = TypeVar("_Sized", bound=C.Structure)


def view(raw: bytes) -> Str:
    """The bytes of `raw`, which the caller keeps alive."""
    return Str(C.cast(C.c_char_p(raw), C.c_void_p), len(raw))


def text_of(string: Str) -> str:
    return C.string_at(string.data, string.size).decode("utf-8") if string.size else ""


def sized(struct: Type[_Sized]) -> _Sized:
    return struct(C.sizeof(struct))


def fill(function: Any, struct: Type[_Sized], *arguments: Any) -> _Sized:
    """Calls a function that fills a sized struct."""
    row = sized(struct)
    status = function(*arguments, C.byref(row))
    if status != 0:
        raise error_for(status, f"{function.__name__} failed", 0, 0)
    return row


def call(function: Any, *arguments: Any) -> None:
    """Calls a function whose last argument is an error, and raises it."""
    error = sized(Error)
    status = function(*arguments, C.byref(error))
    if status != 0:
        message = error.message.decode("utf-8", "replace")
        raise error_for(status, message, error.span.begin, error.span.end)


def create(function: Any, *arguments: Any) -> int:
    """Calls a function that makes a handle, and gives the handle back."""
    out = C.c_void_p()
    call(function, *arguments, C.byref(out))
    assert out.value is not None
    return out.value


def text_from(function: Any, *arguments: Any) -> str:
    """Calls a function that makes a buffer, and gives its text back."""
    buffer = create(function, *arguments)
    try:
        return text_of(lib.shuzhi_buffer_text(buffer))
    finally:
        lib.shuzhi_buffer_free(buffer)


def value_text(quantity: Quantity) -> str:
    text = C.create_string_buffer(VALUE_TEXT_MAX)
    status = lib.shuzhi_quantity_value_text(C.byref(quantity), text, len(text))
    if status != 0:
        raise error_for(status, "shuzhi_quantity_value_text failed", 0, 0)
    return text.value.decode("ascii")


@functools.lru_cache(maxsize=None)
def name(enumeration: Names, value: int) -> str:
    """The name of an enumerator, as JSON writes it."""
    return text_of(lib.shuzhi_name(enumeration, value)) or "unknown"
