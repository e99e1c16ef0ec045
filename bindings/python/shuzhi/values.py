"""The small values that claims, measures and mentions are made of."""

from __future__ import annotations

import decimal
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Optional, Tuple

from . import _ffi
from .errors import Span

# What each attribute can be: the names that JSON and C++ use.
QuantityKind = Literal[
    "money", "count", "number", "ordinal", "percent", "percentage_point", "area", "length",
    "mass", "volume", "duration", "ratio", "rank", "multiple", "rate", "score", "other",
]  # fmt: skip
Approximation = Literal[
    "exact", "about", "over", "nearly", "at_least", "at_most", "range", "masked"
]
PeriodSource = Literal["explicit", "inherited", "relative"]
ReportKind = Literal["summary", "duty", "plan", "work_report", "bulletin", "other"]
SectionKind = Literal["heading", "item"]
Scheme = Literal[
    "none", "chapter", "clause", "cjk_comma", "cjk_paren", "arabic_dot", "arabic_comma",
    "arabic_paren", "arabic_half_paren", "circled", "roman", "letter", "ordinal_is",
    "sequence_word", "ordinal_comma", "one_hand", "dash", "bullet",
]  # fmt: skip
Direction = Literal["none", "increase", "decrease"]
Basis = Literal[
    "none", "year_on_year", "period_on_period", "earlier_year", "target", "other_body"
]
Modality = Literal["actual", "target", "required"]
Confidence = Literal["high", "medium", "low"]
MeasureStatus = Literal["done", "ongoing", "planned"]
FindingKind = Literal[
    "numbering_gap", "numbering_repeat", "misaligned_list", "number_overflow", "nesting_limit",
    "level_skipped", "wrong_scheme"
]
Severity = Literal["note", "warning", "error"]
FurnitureKind = Literal[
    "site_header", "breadcrumb", "blurb", "contents", "related", "site_footer", "page_break"
]


class Passage(str):
    """A piece of the document as a reader reads it: a `str` that knows where it stands.

    `span` counts bytes of the document's UTF-8 text, `char_span` indexes `Document.text`.
    What stands there can be longer than the passage, by line breaks and page furniture.
    """

    span: Span
    char_span: Span

    def __new__(cls, text: str, span: Span, char_span: Span) -> Passage:
        passage = super().__new__(cls, text)
        passage.span = span
        passage.char_span = char_span
        return passage

    def __getnewargs__(self) -> Tuple[str, Span, Span]:  # type: ignore[override]
        return str(self), self.span, self.char_span

    @property
    def text(self) -> str:
        return str(self)


class Unit(NamedTuple):
    """`code` is a UCUM or ISO 4217 code ("m2", "CNY", "{所}"), `text` the word as written."""

    code: str
    text: str


@dataclass(frozen=True)
class Quantity:
    """Exact numbers, in the unit's base: 8400万元 has the value 84000000 and the unit CNY."""

    text: str
    span: Span
    char_span: Span
    kind: QuantityKind
    approximation: Approximation
    #: As written: 8400 in 近8400万元. None where the figure is masked.
    number: Optional[decimal.Decimal]
    #: What the scale words multiply by: 10000 for 万.
    scale: decimal.Decimal
    #: None for a range, a masked figure, a ratio, and a fraction without finite decimal.
    value: Optional[decimal.Decimal]
    #: Bounds, where the words leave the value open.
    lower: Optional[decimal.Decimal]
    upper: Optional[decimal.Decimal]
    #: Both terms of a ratio, or numerator and denominator of a fraction without finite decimal.
    terms: Optional[Tuple[decimal.Decimal, decimal.Decimal]]
    #: The value as JSON has it: "84000000", "1:6.3", "1/3".
    value_text: Optional[str]
    unit: Optional[Unit]

    def __repr__(self) -> str:
        return f"<Quantity {self.text}>"


@dataclass(frozen=True)
class Period:
    """A date or period in EDTF (ISO 8601-2): "2021", "2023-10", "2016/2020"."""

    #: Empty where the words are relative and nothing says what they count from.
    edtf: str
    text: str
    span: Span
    char_span: Span
    #: Offset in years where the words are relative (今年 0, 去年 -1), else None.
    relative_years: Optional[int]
    #: Where a claim's period comes from; None for other periods.
    source: Optional[PeriodSource] = None

    def __repr__(self) -> str:
        return f"<Period {self.edtf or '?'} {self.text}>"


@dataclass(frozen=True)
class Change:
    """The direction of a change, and what it is measured against."""

    direction: Direction
    basis: Basis
    #: The words: 比上年增长. None where there are none.
    text: Optional[Passage]


@dataclass(frozen=True)
class Marker:
    """How a section is numbered. `ordinal` is None where the marker has no number."""

    scheme: Scheme
    ordinal: Optional[int]
    text: Passage


@dataclass(frozen=True)
class Mention:
    """A quantity or a period that `scan` found; the other one is None."""

    type: Literal["quantity", "period"]
    text: str
    span: Span
    char_span: Span
    quantity: Optional[Quantity] = field(default=None, repr=False)
    period: Optional[Period] = field(default=None, repr=False)

    def __repr__(self) -> str:
        return f"<Mention {self.text}>"


def to_decimal(raw: Any) -> decimal.Decimal:
    """Exact in whatever decimal context, and without an exponent for whole numbers."""
    if raw.exponent >= 0:
        return decimal.Decimal(raw.coefficient * 10**raw.exponent)
    return decimal.Decimal(f"{raw.coefficient}E{raw.exponent}")


def to_quantity(raw: _ffi.Quantity, text: Passage, unit_text: str) -> Quantity:
    present = raw.present
    value = to_decimal(raw.value) if present & _ffi.HAS_VALUE else None
    lower = to_decimal(raw.lower) if present & _ffi.HAS_LOWER else None
    upper = to_decimal(raw.upper) if present & _ffi.HAS_UPPER else None
    value_text = _ffi.value_text(raw) or None
    number = None if value is None else to_decimal(raw.number)
    terms = None
    if value is not None and value_text and (":" in value_text or "/" in value_text):
        terms = (value, to_decimal(raw.upper))
        value = lower = upper = None
    code = _ffi.text_of(raw.unit)
    kind: Any = _ffi.name(_ffi.Names.QUANTITY_KIND, raw.kind)
    approximation: Any = _ffi.name(_ffi.Names.APPROXIMATION, raw.approximation)
    return Quantity(
        text=text.text,
        span=text.span,
        char_span=text.char_span,
        kind=kind,
        approximation=approximation,
        number=number,
        scale=to_decimal(raw.scale),
        value=value,
        lower=lower,
        upper=upper,
        terms=terms,
        value_text=value_text,
        unit=Unit(code, unit_text) if code or unit_text else None,
    )


def to_period(raw: _ffi.Period, text: Passage, source: Any = None) -> Period:
    return Period(
        edtf=_ffi.text_of(raw.edtf),
        text=text.text,
        span=text.span,
        char_span=text.char_span,
        relative_years=raw.relative_years if raw.is_relative else None,
        source=source,
    )
