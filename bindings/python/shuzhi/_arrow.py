"""The Arrow C data interface as ctypes sees it: structs, columns read out of them, capsules.

The structs are those of shuzhi.h; a test compares them. docs/tables.md lists the formats that the
library writes, and only those are read here.
"""

from __future__ import annotations

import ctypes as C
import errno
import itertools
from typing import Any, Callable, Iterator, List, NamedTuple, Optional, Tuple, Type

from .errors import Error


class ArrowSchema(C.Structure):
    pass


class ArrowArray(C.Structure):
    pass


class ArrowArrayStream(C.Structure):
    pass


ArrowSchema._fields_ = [
    ("format", C.c_char_p),
    ("name", C.c_char_p),
    ("metadata", C.c_char_p),
    ("flags", C.c_int64),
    ("n_children", C.c_int64),
    ("children", C.POINTER(C.POINTER(ArrowSchema))),
    ("dictionary", C.POINTER(ArrowSchema)),
    ("release", C.c_void_p),
    ("private_data", C.c_void_p),
]
ArrowArray._fields_ = [
    ("length", C.c_int64),
    ("null_count", C.c_int64),
    ("offset", C.c_int64),
    ("n_buffers", C.c_int64),
    ("n_children", C.c_int64),
    ("buffers", C.POINTER(C.c_void_p)),
    ("children", C.POINTER(C.POINTER(ArrowArray))),
    ("dictionary", C.POINTER(ArrowArray)),
    ("release", C.c_void_p),
    ("private_data", C.c_void_p),
]
ArrowArrayStream._fields_ = [
    ("get_schema", C.c_void_p),
    ("get_next", C.c_void_p),
    ("get_last_error", C.c_void_p),
    ("release", C.c_void_p),
    ("private_data", C.c_void_p),
]

NULLABLE = 2

#: Fills a schema and an array, given by their addresses; None is one that is not wanted.
Export = Callable[[Optional[int], Optional[int]], None]

_release = C.CFUNCTYPE(None, C.c_void_p)


def release(struct: Any) -> None:
    """Gives back what a schema, an array or a stream holds; nothing where that was done."""
    if struct.release:
        _release(struct.release)(C.addressof(struct))


# ---- Columns ------------------------------------------------------------------------------------

# Bytes of one value, and its code for memoryview and numpy.
FIXED = {"I": (4, "I"), "i": (4, "i"), "l": (8, "q"), "g": (8, "d")}

# A byte of a bitmap as eight bytes of 0 or 1, the lowest bit first.
_BITS = [bytes(byte >> bit & 1 for bit in range(8)) for byte in range(256)]


class Column(NamedTuple):
    """A column, copied out of Arrow's memory."""

    name: str
    format: str
    nullable: bool
    length: int
    #: One byte a row, 0 where the row is null; None where no row is.
    valid: Optional[bytes]
    #: The values of a fixed size; 0 or 1 in a byte each where the format is "b".
    data: bytes
    #: The rows of a text or a list: not encoded by a dictionary.
    rows: List[Any]
    #: What the values index, where they do.
    dictionary: Optional[List[str]]

    def numbers(self) -> memoryview:
        return memoryview(self.data).cast(FIXED[self.format][1])

    def to_list(self) -> List[Any]:
        """The rows as Python has them, with None for null."""
        if self.valid is None:
            return self._values()
        return [v if ok else None for v, ok in zip(self._values(), self.valid)]

    def _values(self) -> List[Any]:
        if self.format in ("u", "+l"):
            return self.rows
        if self.format == "b":
            return list(map(bool, self.data))
        numbers = self.numbers().tolist()
        if self.dictionary is None:
            return numbers
        if self.valid is None:
            return [self.dictionary[i] for i in numbers]
        return [self.dictionary[i] if ok else None for i, ok in zip(numbers, self.valid)]


def read(export: Export, part: range) -> List[Column]:
    """The rows `part` of a table."""
    schema, array = ArrowSchema(), ArrowArray()
    export(C.addressof(schema), C.addressof(array))
    try:
        return [
            _column(schema.children[i].contents, array.children[i].contents, part)
            for i in range(schema.n_children)
        ]
    finally:
        release(schema)
        release(array)


def names(export: Export) -> Tuple[str, ...]:
    """The names of a table's columns."""
    schema = ArrowSchema()
    export(C.addressof(schema), None)
    try:
        return tuple(
            schema.children[i].contents.name.decode("utf-8") for i in range(schema.n_children)
        )
    finally:
        release(schema)


def _column(schema: Any, array: Any, part: range) -> Column:
    format = schema.format.decode("ascii")
    part = range(part.start + array.offset, part.stop + array.offset)
    data, dictionary = b"", None
    rows: List[Any] = []
    if format == "u":
        rows = _texts(array, part)
    elif format == "+l":
        rows = _lists(schema, array, part)
    elif format == "b":
        data = _bits(array.buffers[1], part)
    else:
        size = FIXED[format][0]
        data = _bytes(array.buffers[1], part.start * size, part.stop * size)
    if schema.dictionary:
        words = array.dictionary.contents
        dictionary = _column(schema.dictionary.contents, words, range(words.length)).rows
    return Column(
        name=(schema.name or b"").decode("utf-8"),
        format=format,
        nullable=bool(schema.flags & NULLABLE),
        length=len(part),
        valid=_bits(array.buffers[0], part) if array.null_count and array.buffers[0] else None,
        data=data,
        rows=rows,
        dictionary=dictionary,
    )


def _bytes(address: int, begin: int, end: int) -> bytes:
    return C.string_at(address + begin, end - begin) if end > begin else b""


def _bits(address: int, part: range) -> bytes:
    first = part.start // 8
    raw = _bytes(address, first, (part.stop + 7) // 8)
    whole = b"".join(map(_BITS.__getitem__, raw))
    return whole[part.start - first * 8 : part.stop - first * 8]


def _offsets(array: Any, part: range) -> Tuple[range, List[int]]:
    """What the rows hold together, and where in it each begins and the last ends."""
    if not part:
        return range(0), [0]
    raw = _bytes(array.buffers[1], part.start * 4, (part.stop + 1) * 4)
    offsets = memoryview(raw).cast("i").tolist()
    first = offsets[0]
    whole = range(first, offsets[-1])
    return whole, [offset - first for offset in offsets] if first else offsets


def _texts(array: Any, part: range) -> List[str]:
    whole, offsets = _offsets(array, part)
    raw = _bytes(array.buffers[2], whole.start, whole.stop)
    pairs = zip(offsets, offsets[1:])
    if raw.isascii():  # figures: cutting one string is faster than decoding each
        text = raw.decode("ascii")
        return [text[a:b] for a, b in pairs]
    return [raw[a:b].decode("utf-8") for a, b in pairs]


def _lists(schema: Any, array: Any, part: range) -> List[List[int]]:
    whole, offsets = _offsets(array, part)
    items = _column(schema.children[0].contents, array.children[0].contents, whole).to_list()
    return [items[a:b] for a, b in zip(offsets, offsets[1:])]


# ---- Capsules: https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html -------


def _python(name: str, result: Any, *arguments: Any) -> Any:
    # Own prototypes: those of ctypes.pythonapi are shared with every other package.
    return C.PYFUNCTYPE(result, *arguments)((name, C.pythonapi))


_calloc = _python("PyMem_RawCalloc", C.c_void_p, C.c_size_t, C.c_size_t)
_free = _python("PyMem_RawFree", None, C.c_void_p)
_incref = _python("Py_IncRef", None, C.py_object)
_capsule_new = _python("PyCapsule_New", C.py_object, C.c_void_p, C.c_char_p, C.c_void_p)
_capsule_pointer = _python("PyCapsule_GetPointer", C.c_void_p, C.c_void_p, C.c_char_p)

# The capsule comes as an address: a new reference would destroy it a second time.
_Destructor = C.CFUNCTYPE(None, C.c_void_p)


class _Kind:
    """A kind of capsule: its name, its struct, and what destroys it."""

    def __init__(self, name: bytes, struct: Type[C.Structure]) -> None:
        self.name, self.struct = name, struct

        # A capsule can be the last thing that the interpreter destroys: what is needed then is
        # bound here, and stays for ever.
        def destroy(
            capsule: int,
            pointer: Any = _capsule_pointer,
            free: Any = _free,
            release: Any = release,
        ) -> None:
            address = pointer(capsule, name)
            release(struct.from_address(address))
            free(address)

        self.destroy = _Destructor(destroy)
        _incref(self)

    def capsule(self, address: int) -> object:
        return _capsule_new(address, self.name, C.cast(self.destroy, C.c_void_p))


_SCHEMA = _Kind(b"arrow_schema", ArrowSchema)
_ARRAY = _Kind(b"arrow_array", ArrowArray)
_STREAM = _Kind(b"arrow_array_stream", ArrowArrayStream)


def _capsules(kinds: Tuple[_Kind, ...], fill: Callable[..., None]) -> Tuple[object, ...]:
    """Capsules of structs that `fill` has filled, given by their addresses."""
    addresses: List[int] = []
    try:
        for kind in kinds:
            addresses.append(_calloc(1, C.sizeof(kind.struct)))
            if not addresses[-1]:
                raise MemoryError
        fill(*addresses)
    except BaseException:
        for address in addresses:
            _free(address)
        raise
    return tuple(kind.capsule(address) for kind, address in zip(kinds, addresses))


def schema_capsule(export: Export) -> object:
    (capsule,) = _capsules((_SCHEMA,), lambda schema: export(schema, None))
    return capsule


def array_capsules(export: Export, part: range) -> Tuple[object, object]:
    def fill(schema: int, array: int) -> None:
        export(schema, array)
        _cut(ArrowArray.from_address(array), part)

    schema, array = _capsules((_SCHEMA, _ARRAY), fill)
    return schema, array


def stream_capsule(fill: Callable[[int], None]) -> object:
    (capsule,) = _capsules((_STREAM,), fill)
    return capsule


def _cut(array: Any, part: range) -> None:
    """Leaves the rows `part` of a whole table: its children stay as they are."""
    array.offset, array.length = part.start, len(part)


# ---- A stream of a part of a table, which the library does not make -----------------------------

_parts: dict[int, _Part] = {}
_part_numbers = itertools.count(1)


class _Part:
    def __init__(self, export: Export, part: range) -> None:
        self.export = export
        self.batches: Iterator[range] = iter((part,))


def fill_stream_of_part(address: int, export: Export, part: range) -> None:
    stream = ArrowArrayStream.from_address(address)
    number = next(_part_numbers)
    _parts[number] = _Part(export, part)
    stream.private_data = number
    for field, callback in _PART.items():
        setattr(stream, field, C.cast(callback, C.c_void_p))


def _status(problem: BaseException) -> int:
    return errno.ENOMEM if isinstance(problem, MemoryError) else errno.EIO


def _part_schema(stream: Any, out: int) -> int:
    try:
        _parts[stream.contents.private_data].export(out, None)
    except (Error, ValueError) as problem:
        return _status(problem)
    return 0


def _part_next(stream: Any, out: int) -> int:
    state, array = _parts[stream.contents.private_data], ArrowArray.from_address(out)
    array.release = None
    try:
        for part in state.batches:
            state.export(None, out)
            _cut(array, part)
            break
    except (Error, ValueError) as problem:
        return _status(problem)
    return 0


def _part_error(stream: Any) -> None:
    return None


def _part_release(stream: Any) -> None:
    del _parts[stream.contents.private_data]
    stream.contents.release = None


_Get = C.CFUNCTYPE(C.c_int, C.POINTER(ArrowArrayStream), C.c_void_p)
_PART: dict[str, Any] = {
    "get_schema": _Get(_part_schema),
    "get_next": _Get(_part_next),
    "get_last_error": C.CFUNCTYPE(C.c_void_p, C.POINTER(ArrowArrayStream))(_part_error),
    "release": C.CFUNCTYPE(None, C.POINTER(ArrowArrayStream))(_part_release),
}
# Whoever took a stream may call these when this module is gone.
_incref(_PART)
