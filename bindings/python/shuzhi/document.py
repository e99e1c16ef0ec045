"""The document and the rows of its tables."""

from __future__ import annotations

import functools
import weakref
from typing import (
    Any, Callable, Generic, Iterator, List, NamedTuple, Optional, Sequence, Tuple, TypeVar, Union,
    overload,
)  # fmt: skip

from . import _ffi
from ._ffi import Names, Table, lib
from .columns import Columns
from .errors import Span
from .values import (
    Basis, Change, Confidence, Direction, FindingKind, FurnitureKind, Marker, MeasureStatus,
    Modality, Passage, Period, Quantity, ReportKind, SectionKind, Severity, to_period, to_quantity,
)  # fmt: skip

RowType = TypeVar("RowType")


class Source(NamedTuple):
    """What was read: its name as the caller gave it, and what decoding it found."""

    name: str
    encoding: str
    bytes: int
    replaced: int


class Document:
    """A parsed page. Immutable, and any number of threads may read it.

    Its memory is freed when nothing refers to it or its rows any more, or at the end of a
    `with` block; rows must not be asked for anything after that.
    """

    def __init__(self, handle: int) -> None:
        self._handle = handle
        # Not __del__: at the interpreter's exit the library's name may be gone by then.
        self._free = weakref.finalize(self, lib.shuzhi_document_free, handle)

    @property
    def _ptr(self) -> int:
        if not self._free.alive:
            raise ValueError("the document is closed")
        return self._handle

    def close(self) -> None:
        """Frees the memory now. No other thread may be reading."""
        self._free()

    def __enter__(self) -> Document:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        if not self._free.alive:
            return "<Document closed>"
        return f"<Document {_shorten(self.text)}>"

    @functools.cached_property
    def text(self) -> str:
        """The whole text; every `char_span` indexes it."""
        return _ffi.text_of(lib.shuzhi_document_text(self._ptr))

    @property
    def source(self) -> Source:
        raw = _ffi.fill(lib.shuzhi_document_source, _ffi.Source, self._ptr)
        return Source(
            _ffi.text_of(raw.name), _ffi.text_of(raw.encoding), raw.bytes, raw.replaced
        )

    @property
    def reports(self) -> Rows[Report]:
        return self._rows(Table.REPORTS, Report)

    @property
    def sections(self) -> Rows[Section]:
        """All sections of all reports, in the order of the text."""
        return self._rows(Table.SECTIONS, Section)

    @property
    def claims(self) -> Rows[Claim]:
        """What is asserted in figures.

        >>> import shuzhi
        >>> document = shuzhi.parse("2021年，全县新建3所小学，投入资金800万元。")
        >>> document.claims
        [<Claim 小学 3所>, <Claim 资金 800万元>]
        >>> document.claims.to_pandas()[["subject", "value", "unit", "period"]]
          subject    value unit period
        0      小学        3  {所}   2021
        1      资金  8000000  CNY   2021
        """
        return self._rows(Table.CLAIMS, Claim)

    @property
    def measures(self) -> Rows[Measure]:
        return self._rows(Table.MEASURES, Measure)

    @property
    def findings(self) -> Rows[Finding]:
        return self._rows(Table.FINDINGS, Finding)

    @property
    def furniture(self) -> Rows[Furniture]:
        return self._rows(Table.FURNITURE, Furniture)

    @property
    def paragraphs(self) -> Rows[Passage]:
        """All paragraphs of all reports, in the order of the text."""
        return self._rows(Table.PARAGRAPHS, Document._paragraph)

    @property
    def periods(self) -> Rows[Period]:
        """What the periods of reports, claims and measures are taken from."""
        return self._rows(Table.PERIODS, lambda document, row: document._period_row(row))

    def to_json(self, pretty: bool = False) -> str:
        """The document as one JSON object (schema "shuzhi/document/1")."""
        flags = _ffi.JSON_PRETTY if pretty else 0
        return _ffi.text_from(lib.shuzhi_document_json, self._ptr, flags)

    def to_ndjson(self) -> str:
        """One JSON object a line: every claim, then every measure, then every finding."""
        return _ffi.text_from(lib.shuzhi_document_ndjson, self._ptr)

    def _rows(self, table: Table, row: Callable[[Document, int], RowType]) -> Rows[RowType]:
        return Rows(self, table, row, 0, lib.shuzhi_document_count(self._ptr, table))

    def _char_span(self, span: _ffi.Span) -> Span:
        offset = lib.shuzhi_document_char_offset
        return Span(offset(self._ptr, span.begin), offset(self._ptr, span.end))

    def _read(self, span: _ffi.Span) -> str:
        return _ffi.text_from(lib.shuzhi_document_read, self._ptr, span)

    def _passage(self, span: _ffi.Span) -> Passage:
        return Passage(self._read(span), Span(span.begin, span.end), self._char_span(span))

    def _passage_or_none(self, span: _ffi.Span) -> Optional[Passage]:
        return self._passage(span) if span.begin != span.end else None

    def _period(self, id: int, source: Optional[str] = None) -> Optional[Period]:
        return self._period_row(id - 1, source) if id else None

    def _period_row(self, index: int, source: Optional[str] = None) -> Period:
        raw = _ffi.fill(lib.shuzhi_document_period, _ffi.Period, self._ptr, index)
        return to_period(raw, self._passage(raw.span), source)

    def _paragraph(self, index: int) -> Passage:
        return self._passage(lib.shuzhi_document_paragraph(self._ptr, index))


class Rows(Columns, Sequence[RowType], Generic[RowType]):
    """A run of rows of one table. Rows are made when they are asked for.

    As columns they cross in one piece, many times faster than row by row: see `Columns`.
    """

    def __init__(
        self,
        document: Document,
        table: Table,
        row: Callable[[Document, int], RowType],
        first: int,
        count: int,
    ) -> None:
        self._document = document
        self._table = table
        self._row = row
        self._range = range(first, first + count)

    def __len__(self) -> int:
        return len(self._range)

    @overload
    def __getitem__(self, index: int) -> RowType: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[RowType]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[RowType, Sequence[RowType]]:
        if isinstance(index, slice):
            part = self._range[index]
            if part.step == 1:
                return Rows(self._document, self._table, self._row, part.start, len(part))
            return [self._row(self._document, i) for i in part]
        return self._row(self._document, self._range[index])

    def __iter__(self) -> Iterator[RowType]:
        return (self._row(self._document, i) for i in self._range)

    def __repr__(self) -> str:
        shown = [repr(row) for row in self[:4]]
        if len(self) > 4:
            shown.append(f"... {len(self)} in all")
        return "[" + ", ".join(shown) + "]"

    def _export(self, schema: Optional[int], array: Optional[int]) -> None:
        document = self._document._ptr
        _ffi.call(lib.shuzhi_document_table, document, self._table, schema, array)

    def _export_stream(self, stream: int) -> None:
        _ffi.call(lib.shuzhi_document_stream, self._document._ptr, self._table, stream)

    def _is_whole(self) -> bool:
        return len(self) == lib.shuzhi_document_count(self._document._ptr, self._table)


class Row:
    """What all rows share. A row keeps its document alive."""

    _struct: Any
    _function: Any

    def __init__(self, document: Document, index: int) -> None:
        self._document = document
        self._index = index
        self._raw = _ffi.fill(self._function, self._struct, document._ptr, index)

    @property
    def id(self) -> int:
        """Number in the document, counted from 1: what JSON calls `id`."""
        return self._index + 1

    @property
    def document(self) -> Document:
        return self._document

    @property
    def span(self) -> Span:
        """Byte offsets into the document's UTF-8 text."""
        return Span(self._raw.span.begin, self._raw.span.end)

    @property
    def char_span(self) -> Span:
        """Indexes into `Document.text`."""
        return self._document._char_span(self._raw.span)

    @property
    def text(self) -> str:
        """The words of the span, without line breaks and page furniture inside it."""
        return self._document._read(self._raw.span)

    def _name(self, enumeration: Names, value: int) -> Any:
        return _ffi.name(enumeration, value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Row) or type(self) is not type(other):
            return NotImplemented
        return self._document is other._document and self._index == other._index

    def __hash__(self) -> int:
        return hash((type(self), id(self._document), self._index))

    def __repr__(self) -> str:
        if not self._document._free.alive:
            return f"<{type(self).__name__} of a closed document>"
        return f"<{type(self).__name__} {_shorten(self.text)}>"


class Report(Row):
    """One report of the page."""

    _struct = _ffi.Report
    _function = lib.shuzhi_document_report

    @property
    def title(self) -> Optional[Passage]:
        return self._document._passage_or_none(self._raw.title)

    @property
    def kind(self) -> ReportKind:
        return self._name(Names.REPORT_KIND, self._raw.kind)

    @property
    def issuer(self) -> Optional[Passage]:
        """The body that reports: named by the title, below it, or in the signature."""
        return self._document._passage_or_none(self._raw.issuer)

    @property
    def period(self) -> Optional[Period]:
        """The year or years that it reports on."""
        return self._document._period(self._raw.period)

    @property
    def signature(self) -> Optional[Passage]:
        """The lines below the text that say who signs and when."""
        return self._document._passage_or_none(self._raw.signature)

    @property
    def signed_on(self) -> Optional[Period]:
        """The signature's date."""
        return self._document._period(self._raw.signed_on)

    @property
    def sections(self) -> List[Section]:
        """The outermost sections; each has its own `children`."""
        first = lib.shuzhi_document_first_section(self._document._ptr, self._index)
        return _siblings(self._document, first)

    @property
    def claims(self) -> Rows[Claim]:
        return _part(self._document.claims, self._raw.first_claim, self._raw.claim_count)

    @property
    def measures(self) -> Rows[Measure]:
        return _part(self._document.measures, self._raw.first_measure, self._raw.measure_count)

    def __repr__(self) -> str:
        if self._raw.title.begin == self._raw.title.end or not self._document._free.alive:
            return super().__repr__()
        return f"<Report {self.title}>"


class Section(Row):
    """A heading with what stands below it, or an item of an enumeration."""

    _struct = _ffi.Section
    _function = lib.shuzhi_document_section

    @property
    def kind(self) -> SectionKind:
        return self._name(Names.SECTION_KIND, self._raw.kind)

    @property
    def level(self) -> int:
        """1 for the report's outermost sections."""
        return self._raw.level

    @property
    def marker(self) -> Marker:
        return Marker(
            self._name(Names.SCHEME, self._raw.scheme),
            self._raw.ordinal or None,
            self._document._passage(self._raw.marker),
        )

    @property
    def title(self) -> Optional[Passage]:
        """Without marker and closing mark; None for an item."""
        return self._document._passage_or_none(self._raw.title)

    @property
    def title_certain(self) -> bool:
        """False where nothing but the wording says where a run-in title ends."""
        return bool(self._raw.title_certain)

    @property
    def children(self) -> List[Section]:
        node = lib.shuzhi_document_node(self._document._ptr, self.id)
        return _siblings(self._document, lib.shuzhi_node_first_child(node))

    @property
    def parent(self) -> Optional[Section]:
        return _row_or_none(self._document, Section, self._raw.parent)

    @property
    def paragraphs(self) -> List[Passage]:
        """The section's own paragraphs, without those of its children."""
        first = self._raw.first_paragraph
        return [
            self._document._paragraph(row)
            for row in range(first, first + self._raw.paragraph_count)
        ]

    def __repr__(self) -> str:
        if self._raw.title.begin == self._raw.title.end or not self._document._free.alive:
            return super().__repr__()
        return f"<Section {self.marker.text}{self.title}>"


class Claim(Row):
    """One quantity asserted of one subject. Its `span` is the quantity's."""

    _struct = _ffi.Claim
    _function = lib.shuzhi_document_claim

    @property
    def subject(self) -> Optional[Passage]:
        """What was measured. Its `span` is the phrase, without a topic taken up from before."""
        raw = self._raw
        span = raw.subject if raw.subject.begin != raw.subject.end else raw.subject_topic
        if span.begin == span.end:
            return None
        text = _ffi.text_from(lib.shuzhi_document_subject, self._document._ptr, self._index)
        return Passage(text, Span(span.begin, span.end), self._document._char_span(span))

    @property
    def topic(self) -> Optional[Passage]:
        """The earlier phrase that the subject takes up, where it leaves part of it out."""
        return self._document._passage_or_none(self._raw.subject_topic)

    @functools.cached_property
    def quantity(self) -> Quantity:
        document = self._document
        raw = _ffi.fill(lib.shuzhi_document_quantity, _ffi.Quantity, document._ptr, self._index)
        return to_quantity(raw, document._passage(raw.span), document._read(raw.unit_span))

    @property
    def change(self) -> Optional[Change]:
        if self.direction == "none" and self.basis == "none":
            return None
        words = self._document._passage_or_none(self._raw.change_words)
        return Change(self.direction, self.basis, words)

    @property
    def direction(self) -> Direction:
        return self._name(Names.DIRECTION, self._raw.direction)

    @property
    def basis(self) -> Basis:
        return self._name(Names.BASIS, self._raw.basis)

    @property
    def modality(self) -> Modality:
        return self._name(Names.MODALITY, self._raw.modality)

    @property
    def period(self) -> Optional[Period]:
        source = self._name(Names.PERIOD_SOURCE, self._raw.period_source)
        return self._document._period(self._raw.period, source)

    @property
    def scope(self) -> Optional[Passage]:
        """全市, 全区: None where the sentence names none."""
        return self._document._passage_or_none(self._raw.scope)

    @property
    def rank(self) -> Optional[int]:
        quantity = self.quantity
        if quantity.kind != "rank" or quantity.value is None or quantity.value % 1 != 0:
            return None
        return int(quantity.value)

    @property
    def part_of(self) -> Optional[Claim]:
        """The claim whose stated part this is."""
        return _row_or_none(self._document, Claim, self._raw.part_of)

    @property
    def section(self) -> Optional[Section]:
        return _row_or_none(self._document, Section, self._raw.section)

    @property
    def sentence(self) -> Passage:
        return self._document._passage(self._raw.sentence)

    @property
    def confidence(self) -> Confidence:
        return self._name(Names.CONFIDENCE, self._raw.confidence)

    @property
    def inferences(self) -> Tuple[str, ...]:
        """What was concluded rather than read: "inferred_subject", "aligned_by_order", ..."""
        bits = self._raw.inferences
        return tuple(name for bit, name in _ffi.INFERENCES.items() if bits & bit)

    def __repr__(self) -> str:
        if not self._document._free.alive:
            return super().__repr__()
        return f"<Claim {self.subject or ''} {self.text}>".replace("  ", " ")


class Measure(Row):
    """Something that the reporting body did, does or will do."""

    _struct = _ffi.Measure
    _function = lib.shuzhi_document_measure

    @property
    def verb(self) -> Passage:
        return self._document._passage(self._raw.verb)

    @property
    def object(self) -> Passage:
        """May stand before the verb (将…纳入…)."""
        return self._document._passage(self._raw.object)

    @property
    def status(self) -> MeasureStatus:
        return self._name(Names.MEASURE_STATUS, self._raw.status)

    @property
    def period(self) -> Optional[Period]:
        return self._document._period(self._raw.period)

    @property
    def section(self) -> Optional[Section]:
        return _row_or_none(self._document, Section, self._raw.section)

    @property
    def claims(self) -> Rows[Claim]:
        """The claims that quantify it."""
        return _part(self._document.claims, self._raw.first_claim, self._raw.claim_count)


class Finding(Row):
    """What was noticed about the text."""

    _struct = _ffi.Finding
    _function = lib.shuzhi_document_finding

    def __init__(self, document: Document, index: int) -> None:
        super().__init__(document, index)
        # Borrowed from the document, which may be closed before they are asked for.
        raw = self._raw
        self.message = _ffi.text_of(raw.message)
        self.expected = _ffi.text_of(raw.expected) or None
        self.found = _ffi.text_of(raw.found) or None
        self._claims = raw.claims[: raw.claim_count] if raw.claim_count else []

    @property
    def kind(self) -> FindingKind:
        return self._name(Names.FINDING_KIND, self._raw.kind)

    @property
    def severity(self) -> Severity:
        return self._name(Names.SEVERITY, self._raw.severity)

    @property
    def claims(self) -> List[Claim]:
        """The claims concerned."""
        return [Claim(self._document, id - 1) for id in self._claims]

    def __repr__(self) -> str:
        return f"<Finding {self.kind}: {self.message}>"


class Furniture(Row):
    """What of the page is not the report."""

    _struct = _ffi.Furniture
    _function = lib.shuzhi_document_furniture

    @property
    def kind(self) -> FurnitureKind:
        return self._name(Names.FURNITURE_KIND, self._raw.kind)

    @property
    def text(self) -> str:
        """The words as they stand: read as a part of the report they would be left out."""
        return _ffi.text_of(lib.shuzhi_document_slice(self._document._ptr, self._raw.span))


def _row_or_none(
    document: Document, row: Callable[[Document, int], RowType], id: int
) -> Optional[RowType]:
    return row(document, id - 1) if id else None


def _part(rows: Rows[RowType], first: int, count: int) -> Rows[RowType]:
    return Rows(rows._document, rows._table, rows._row, first, count)


def _siblings(document: Document, node: _ffi.Node) -> List[Section]:
    sections = []
    while not lib.shuzhi_node_is_null(node):
        sections.append(Section(document, node.id - 1))
        node = lib.shuzhi_node_next_sibling(node)
    return sections


def _shorten(text: str, most: int = 32) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
