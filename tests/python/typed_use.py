"""Not run: a program of a user, which mypy must take as it is. Each variable says a type."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Optional, Union

import shuzhi

document: shuzhi.Document = shuzhi.parse("新建3所", progress=lambda done, total: done > 9)
claim: shuzhi.Claim = document.claims[0]
some: Sequence[shuzhi.Claim] = document.claims[1:]
value: Optional[Decimal] = claim.quantity.value
names: tuple[str, ...] = document.measures.columns
texts: list[str] = [paragraph.text for paragraph in document.paragraphs]
edtf: list[str] = [period.edtf for period in document.periods]
mention: shuzhi.Mention = shuzhi.scan("新建3所")[0]
total: float = document.claims.to_numpy()["value_f64"].sum()
capsules: tuple[object, object] = document.claims.__arrow_c_array__()

plain: Iterator[shuzhi.Document] = shuzhi.parse_many([Path("a.txt"), "新建3所", b"3"], workers=2)
either: Iterator[Union[shuzhi.Document, Exception]] = shuzhi.parse_many(["3"], errors="return")
shuzhi.parse_many(["3"], errors="ignore")  # type: ignore[call-overload]
document.claims[0] = claim  # type: ignore[index]
