"""Tables as columns: lists, numpy, pandas, and Arrow for everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Optional, Tuple

from . import _arrow

if TYPE_CHECKING:
    import numpy
    import pandas


class Columns:
    """What every table has: its rows in bulk, by column. docs/tables.md says what is in them.

    >>> import shuzhi
    >>> claims = shuzhi.parse("2021年，全县新建3所小学，投入资金800万元。").claims
    >>> claims.columns[:4]
    ('id', 'report', 'section', 'section_path')
    >>> table = claims.to_dict()
    >>> table["subject"], table["value"], table["unit"]
    (['小学', '资金'], ['3', '8000000'], ['{所}', 'CNY'])

    A table is read by whatever takes Arrow, without a copy on the way and without pyarrow here:
    `pyarrow.table(claims)`, `polars.DataFrame(claims)`. What was handed over needs neither the
    table nor its document.
    """

    #: The rows of the whole table that are these.
    _range: range

    def _export(self, schema: Optional[int], array: Optional[int]) -> None:
        """Fills the Arrow structs at these addresses with the whole table."""
        raise NotImplementedError

    def _export_stream(self, stream: int) -> None:
        raise NotImplementedError

    def _is_whole(self) -> bool:
        raise NotImplementedError

    @property
    def columns(self) -> Tuple[str, ...]:
        """The names of the columns."""
        return _arrow.names(self._export)

    def to_dict(self) -> Dict[str, List[Any]]:
        """Every column as a list; None is null. Needs nothing but Python."""
        return {column.name: column.to_list() for column in self._read()}

    def to_numpy(self) -> Dict[str, numpy.ndarray[Any, Any]]:
        """Every column as an array. Needs numpy.

        Numbers and bools have Arrow's type. A null is NaN in a column of doubles; a column of
        integers that can be null is a masked array; texts, words and lists of ids are objects,
        with None for null.

        >>> import shuzhi
        >>> mentions = shuzhi.scan("新建3所小学，投入资金800万元").to_numpy()
        >>> mentions["value_f64"].sum(), mentions["begin"].dtype
        (8000003.0, dtype('uint32'))
        """
        return {column.name: _to_numpy(column) for column in self._read()}

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a frame. Needs pandas.

        A word is a categorical (a slice has the categories of the whole), a text an object.
        `value`, `lower` and `upper` are exact decimals as text, `value_f64` and its like the
        nearest double, NaN for null. A column of integers that can be null has pandas' type for
        that (UInt32, Int32, Int64).

        >>> import shuzhi
        >>> text = "2021年，全县新建3所小学，投入资金800万元。"
        >>> frame = shuzhi.parse(text).claims.to_pandas()
        >>> frame.groupby("unit", observed=True)["value_f64"].sum().to_dict()
        {'{所}': 3.0, 'CNY': 8000000.0}
        """
        import pandas

        # Without a copy: every array was made for this frame.
        columns = {column.name: _to_pandas(column) for column in self._read()}
        return pandas.DataFrame(columns, copy=False)

    def __arrow_c_schema__(self) -> object:
        return _arrow.schema_capsule(self._export)

    def __arrow_c_array__(
        self, requested_schema: Optional[object] = None
    ) -> Tuple[object, object]:
        """A struct array: a record batch. There is one schema, whatever is requested."""
        return _arrow.array_capsules(self._export, self._range)

    def __arrow_c_stream__(self, requested_schema: Optional[object] = None) -> object:
        """A stream of one record batch."""
        if self._is_whole():
            return _arrow.stream_capsule(self._export_stream)
        return _arrow.stream_capsule(
            lambda stream: _arrow.fill_stream_of_part(stream, self._export, self._range)
        )

    def _read(self) -> List[_arrow.Column]:
        return _arrow.read(self._export, self._range)


def _to_numpy(column: _arrow.Column) -> Any:
    import numpy

    if column.format in ("u", "+l") or column.dictionary is not None:
        return _objects(column.to_list())
    values = _values(column)
    if column.format == "g":
        values[_nulls(column)] = numpy.nan
    elif column.nullable:
        masked: Any = numpy.ma  # which has no types
        return masked.MaskedArray(values, mask=_nulls(column))
    return values


def _to_pandas(column: _arrow.Column) -> Any:
    import pandas

    if column.dictionary is not None:
        codes = _values(column)
        codes[_nulls(column)] = -1
        return pandas.Categorical.from_codes(codes, categories=_objects(column.dictionary))
    if column.nullable and column.format in ("I", "i", "l"):
        return pandas.arrays.IntegerArray(_values(column), _nulls(column))
    return _to_numpy(column)


def _values(column: _arrow.Column) -> numpy.ndarray[Any, Any]:
    """Values of a fixed size, as an array of its own; what stands for a null has no meaning."""
    import numpy

    dtype = "?" if column.format == "b" else _arrow.FIXED[column.format][1]
    return numpy.frombuffer(column.data, dtype=dtype).copy()


def _nulls(column: _arrow.Column) -> numpy.ndarray[Any, Any]:
    import numpy

    if column.valid is None:
        return numpy.zeros(column.length, dtype=bool)
    return numpy.logical_not(numpy.frombuffer(column.valid, dtype=bool))


def _objects(values: List[Any]) -> numpy.ndarray[Any, Any]:
    import numpy

    array = numpy.empty(len(values), dtype=object)
    if values and isinstance(values[0], list):
        for index, value in enumerate(values):  # at once, they would have to be a matrix
            array[index] = value
    else:
        array[:] = values
    return array
