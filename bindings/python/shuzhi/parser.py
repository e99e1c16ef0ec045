"""The parser and its options."""

from __future__ import annotations

import datetime
import functools
import re
import weakref
from typing import Callable, Optional, Union

from . import _ffi
from ._ffi import lib
from .document import Document
from .errors import ArgumentError, CancelledError, EncodingError, Span
from .mentions import Mentions

Input = Union[str, bytes, bytearray, memoryview]

#: Called with how many bytes are done and how many there are; what is true ends the parse.
Progress = Callable[[int, int], object]

_SURROGATE = re.compile("[\ud800-\udfff]")


class Parser:
    """Options and compiled lexicons. Immutable: any number of threads may use one.

    >>> parser = Parser(max_bytes=1_000_000, invalid_bytes="refuse")
    >>> parser.parse(b"\\xff")
    Traceback (most recent call last):
        ...
    shuzhi.errors.EncodingError: ...
    """

    def __init__(
        self,
        *,
        encoding: str = "",
        invalid_bytes: str = "replace",
        max_bytes: Optional[int] = None,
        max_depth: Optional[int] = None,
        max_nodes: Optional[int] = None,
        reference_date: Optional[datetime.date] = None,
        extra_units: str = "",
        extra_verbs: str = "",
    ) -> None:
        """Options:

        encoding        of input given as bytes, as ICU names it ("GB18030"); empty: detect it
        invalid_bytes   "replace" by U+FFFD, or "refuse" with an EncodingError
        max_bytes       larger inputs are a LimitError (1 GiB)
        max_depth       deeper sections are kept on this level (32)
        max_nodes       texts with more reports, sections, paragraphs, claims and measures
                        together, or more mentions for `scan`, are a LimitError (2 ** 32 - 1)
        reference_date  what 今年 counts from where the text itself does not say
        extra_units, extra_verbs
                        more lexicon lines, columns separated by tabs
        """
        if invalid_bytes not in _ffi.INVALID_BYTES:
            raise ArgumentError('invalid_bytes is neither "replace" nor "refuse"')
        options = _ffi.sized(_ffi.Options)
        options.invalid_bytes = _ffi.INVALID_BYTES[invalid_bytes]
        options.max_bytes = _limit("max_bytes", max_bytes, 64)
        options.max_depth = _limit("max_depth", max_depth, 32)
        options.max_nodes = _limit("max_nodes", max_nodes, 32)
        if reference_date is not None:
            options.reference_date = _date(reference_date)
        units, verbs = extra_units.encode("utf-8"), extra_verbs.encode("utf-8")
        options.extra_units, options.extra_verbs = _ffi.view(units), _ffi.view(verbs)

        self._refuse = invalid_bytes == "refuse"
        self._for_bytes = _Handle(options, encoding)
        # A str is UTF-8 on its way, whatever encoding the options name for bytes.
        self._for_str = _Handle(options, "UTF-8")

    def parse(
        self, text: Input, name: str = "", progress: Optional[Progress] = None
    ) -> Document:
        """Reads a whole page; `name` is recorded as the source's name.

        `progress` is called in this thread, at most once for 64 KiB of text in each of three
        passes. Where it gives back something true, the parse ends with a CancelledError; where
        it raises, with what it raised.

        >>> Parser().parse("投入资金800万元。", progress=lambda done, total: True)
        Traceback (most recent call last):
            ...
        shuzhi.errors.CancelledError: ...
        """
        handle = self._for_str if isinstance(text, str) else self._for_bytes
        raw = self._encode(text)
        label = name.encode("utf-8", "replace")
        page = (handle.value, _ffi.view(raw), _ffi.view(label))
        if progress is None:
            return Document(_ffi.create(lib.shuzhi_parse, *page))
        watch = _Watch(progress)
        try:
            callback = _ffi.Progress(watch)
            return Document(_ffi.create(lib.shuzhi_parse_watched, *page, callback, None))
        except CancelledError:
            if watch.raised is not None:
                raise watch.raised from None
            raise

    def scan(self, text: Input, reference_date: Optional[datetime.date] = None) -> Mentions:
        """The numbers, quantities and periods of one string (bytes are UTF-8)."""
        raw = self._encode(text)
        date = None if reference_date is None else _date(reference_date)
        return Mentions(
            _ffi.create(lib.shuzhi_scan, self._for_str.value, _ffi.view(raw), date)
        )

    def _encode(self, text: Input) -> bytes:
        if not isinstance(text, str):
            return bytes(text)
        try:
            return text.encode("utf-8")
        except UnicodeEncodeError as problem:
            # Half of a surrogate pair is to a str what an invalid byte is to bytes.
            if self._refuse:
                at = len(text[: problem.start].encode("utf-8"))
                raise EncodingError("the text has a lone surrogate", Span(at, at)) from None
            return _SURROGATE.sub("\ufffd", text).encode("utf-8")


def parse(
    text: Input, name: str = "", progress: Optional[Progress] = None, **options: object
) -> Document:
    """Reads a whole page, as `Parser.parse` does. `options` are those of `Parser`.

    >>> document = parse("2021年，全县新建3所小学，投入资金800万元。")
    >>> [claim.text for claim in document.claims]
    ['3所', '800万元']
    >>> money = document.claims[1].quantity
    >>> money.value, money.unit.code
    (Decimal('8000000'), 'CNY')
    """
    return parser_with(**options).parse(text, name, progress)


def scan(text: Input, **options: object) -> Mentions:
    """The numbers, quantities and periods of one string, and nothing else.

    >>> scan("投入资金800万元")
    [<Mention 800万元>]
    """
    return parser_with(**options).scan(text)


class _Handle:
    """A C parser, freed with its owner."""

    def __init__(self, options: _ffi.Options, encoding: str) -> None:
        raw = encoding.encode("utf-8")
        options.encoding = _ffi.view(raw)
        self.value = _ffi.create(lib.shuzhi_parser_new, options)
        weakref.finalize(self, lib.shuzhi_parser_free, self.value)


class _Watch:
    """The caller's callback as C calls it: an exception must not pass through C."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.raised: Optional[BaseException] = None

    def __call__(self, user: Optional[int], done: int, total: int) -> int:
        try:
            return 1 if self._progress(done, total) else 0
        except BaseException as problem:
            self.raised = problem
            return 1


def parser_with(**options: object) -> Parser:
    """A parser with these options; the same one again where there are none."""
    return Parser(**options) if options else _default()  # type: ignore[arg-type]


@functools.lru_cache(maxsize=1)
def _default() -> Parser:
    return Parser()


def _limit(name: str, value: Optional[int], bits: int) -> int:
    """A limit as C has it, where 0 stands for the default."""
    if value is None:
        return 0
    if not 0 < value < 1 << bits:
        raise ArgumentError(f"{name} is not a positive number of {bits} bits")
    return value


def _date(date: datetime.date) -> _ffi.Date:
    return _ffi.Date(date.year, date.month, date.day)
