"""shuzhi: Chinese report text into reports, sections, measures and quantified claims.

>>> import shuzhi
>>> document = shuzhi.parse('''青禾县教育局2021年工作总结
... 一、学校建设
... 2021年，全县新建3所小学，投入资金800万元。
... ''')
>>> for claim in document.claims:
...     print(claim.section.title, claim.quantity.value, claim.quantity.unit.code)
学校建设 3 {所}
学校建设 8000000 CNY
>>> claim = document.claims[0]
>>> document.text[slice(*claim.char_span)]
'3所'

Every table is a sequence of rows, and crosses as columns in one piece: `to_pandas()`,
`to_numpy()`, `to_dict()`, and Arrow for other libraries.

Attributes have the names of the JSON's keys and of the C++ members. `span` counts bytes of
the document's UTF-8 text, `char_span` indexes the Python string.
"""

from ._ffi import lib as _lib
from ._ffi import text_of as _text_of
from .columns import Columns
from .document import (
    Claim,
    Document,
    Finding,
    Furniture,
    Measure,
    Report,
    Row,
    Rows,
    Section,
    Source,
)
from .errors import (
    ArgumentError,
    CancelledError,
    EncodingError,
    Error,
    ErrorCode,
    InternalError,
    LexiconError,
    LimitError,
    OutOfMemoryError,
    Span,
)
from .many import parse_many
from .mentions import Mentions
from .parser import Parser, parse, scan
from .values import Change, Marker, Mention, Passage, Period, Quantity, Unit

#: The version of the C library that was loaded.
__version__ = _text_of(_lib.shuzhi_version())

__all__ = [
    "ArgumentError",
    "CancelledError",
    "Change",
    "Claim",
    "Columns",
    "Document",
    "EncodingError",
    "Error",
    "ErrorCode",
    "Finding",
    "Furniture",
    "InternalError",
    "LexiconError",
    "LimitError",
    "Marker",
    "Measure",
    "Mention",
    "Mentions",
    "OutOfMemoryError",
    "Parser",
    "Passage",
    "Period",
    "Quantity",
    "Report",
    "Row",
    "Rows",
    "Section",
    "Source",
    "Span",
    "Unit",
    "parse",
    "parse_many",
    "scan",
]
