"""What a scan finds."""

from __future__ import annotations

import weakref
from typing import Iterator, Optional, Sequence, Union, overload

from . import _ffi
from ._ffi import lib
from .columns import Columns
from .errors import Span
from .values import Mention, Passage, to_period, to_quantity


class Mentions(Columns, Sequence[Mention]):
    """The numbers, quantities and periods of one string, in the order of the text.

    >>> import shuzhi
    >>> mentions = shuzhi.scan("2021年投入资金800万元")
    >>> mentions
    [<Mention 2021年>, <Mention 800万元>]
    >>> mentions[1:].to_dict()["value"]
    ['8000000']
    """

    def __init__(self, handle: Union[int, _Handle], part: Optional[range] = None) -> None:
        self._handle = handle if isinstance(handle, _Handle) else _Handle(handle)
        self._range = range(self._handle.count) if part is None else part

    def __len__(self) -> int:
        return len(self._range)

    @overload
    def __getitem__(self, index: int) -> Mention: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Mention]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[Mention, Sequence[Mention]]:
        if isinstance(index, slice):
            part = self._range[index]
            if part.step == 1:
                return Mentions(self._handle, part)
            return [self._handle.mention(i) for i in part]
        return self._handle.mention(self._range[index])

    def __iter__(self) -> Iterator[Mention]:
        return map(self._handle.mention, self._range)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (Mentions, list)):
            return NotImplemented
        return list(self) == list(other)

    def __repr__(self) -> str:
        return repr(list(self))

    def _export(self, schema: Optional[int], array: Optional[int]) -> None:
        _ffi.call(lib.shuzhi_mentions_table, self._handle.value, schema, array)

    def _export_stream(self, stream: int) -> None:
        _ffi.call(lib.shuzhi_mentions_stream, self._handle.value, stream)

    def _is_whole(self) -> bool:
        return len(self) == self._handle.count


class _Handle:
    """The library's mentions, freed with the last of those that refer to them."""

    def __init__(self, value: int) -> None:
        self.value = value
        self.count: int = lib.shuzhi_mentions_count(value)
        weakref.finalize(self, lib.shuzhi_mentions_free, value)

    def mention(self, index: int) -> Mention:
        mention = _ffi.fill(lib.shuzhi_mentions_get, _ffi.Mention, self.value, index)
        words = self._passage(mention.span)
        where = (words.text, words.span, words.char_span)
        if mention.type == 0:
            quantity = _ffi.fill(
                lib.shuzhi_mentions_quantity, _ffi.Quantity, self.value, index
            )
            unit_text = self._passage(quantity.unit_span).text
            return Mention("quantity", *where, quantity=to_quantity(quantity, words, unit_text))
        period = _ffi.fill(lib.shuzhi_mentions_period, _ffi.Period, self.value, index)
        return Mention("period", *where, period=to_period(period, words))

    def _passage(self, span: _ffi.Span) -> Passage:
        whole = lib.shuzhi_mentions_text(self.value)
        part = _ffi.Str((whole.data or 0) + span.begin, span.end - span.begin)
        offset = lib.shuzhi_mentions_char_offset
        chars = Span(offset(self.value, span.begin), offset(self.value, span.end))
        return Passage(_ffi.text_of(part), Span(span.begin, span.end), chars)
