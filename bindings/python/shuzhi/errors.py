"""What the package raises where the library refuses something."""

from __future__ import annotations

import enum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range: `text[span.begin:span.end]`, or `text[slice(*span)]`."""

    begin: int
    end: int


class ErrorCode(enum.IntEnum):
    """The C API's status codes."""

    ARGUMENT = -1
    MEMORY = -2
    ENCODING = -3
    LIMIT = -4
    INTERNAL = -5
    LEXICON = -6
    CANCELLED = -7


class Error(Exception):
    """Base of all. `span` says where in the input's bytes; (0, 0) where nowhere.

    >>> import shuzhi
    >>> try:
    ...     shuzhi.parse("投入".encode() + b"\\xff", encoding="UTF-8", invalid_bytes="refuse")
    ... except shuzhi.Error as problem:
    ...     print(problem.code.name, problem.span)
    ENCODING Span(begin=6, end=7)
    """

    code = ErrorCode.INTERNAL

    def __init__(self, message: str, span: Span = Span(0, 0)) -> None:
        super().__init__(message, span)
        self.message = message
        self.span = span
        #: The file that `parse_many` was reading; else empty.
        self.name = ""

    def __str__(self) -> str:
        name = f"{self.name}: " if self.name else ""
        where = f" (bytes {self.span.begin} to {self.span.end})" if any(self.span) else ""
        return name + self.message + where


class ArgumentError(Error, ValueError):
    """An option or an argument makes no sense."""

    code = ErrorCode.ARGUMENT


class OutOfMemoryError(Error, MemoryError):
    """Out of memory."""

    code = ErrorCode.MEMORY


class EncodingError(Error, ValueError):
    """Bytes that the encoding does not allow, where `invalid_bytes="refuse"` was asked for."""

    code = ErrorCode.ENCODING


class LimitError(Error, ValueError):
    """The input is larger than a limit of the options."""

    code = ErrorCode.LIMIT


class InternalError(Error, RuntimeError):
    """A defect of the library."""

    code = ErrorCode.INTERNAL


class LexiconError(Error, ValueError):
    """An extra lexicon entry is malformed or clashes with another."""

    code = ErrorCode.LEXICON


class CancelledError(Error):
    """A callback of the caller asked to stop."""

    code = ErrorCode.CANCELLED


_BY_CODE: dict[int, type[Error]] = {
    c.code: c
    for c in (
        ArgumentError,
        OutOfMemoryError,
        EncodingError,
        LimitError,
        InternalError,
        LexiconError,
        CancelledError,
    )
}


def error_for(status: int, message: str, begin: int, end: int) -> Error:
    """The exception that stands for a C status."""
    return _BY_CODE.get(status, InternalError)(message, Span(begin, end))
