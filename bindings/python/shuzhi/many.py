"""Many texts at once."""

from __future__ import annotations

import collections
import concurrent.futures
import os
import sys
import threading
from typing import (
    Any, Deque, Generator, Iterable, Literal, Optional, Sized, Union, overload,
)  # fmt: skip

from .document import Document
from .errors import ArgumentError, Error
from .parser import Input, Parser, parser_with

Item = Union[Input, "os.PathLike[str]"]
Result = Union[Document, Exception]

# Texts that are read or wait behind the one that is asked for, for each worker.
_AHEAD = 2


@overload
def parse_many(
    paths_or_texts: Iterable[Item],
    workers: Optional[int] = None,
    progress: Optional[bool] = None,
    *,
    errors: Literal["raise"] = "raise",
    parser: Optional[Parser] = None,
    **options: object,
) -> Generator[Document, None, None]: ...
@overload
def parse_many(
    paths_or_texts: Iterable[Item],
    workers: Optional[int] = None,
    progress: Optional[bool] = None,
    *,
    errors: Literal["return"],
    parser: Optional[Parser] = None,
    **options: object,
) -> Generator[Result, None, None]: ...
def parse_many(
    paths_or_texts: Iterable[Item],
    workers: Optional[int] = None,
    progress: Optional[bool] = None,
    *,
    errors: str = "raise",
    parser: Optional[Parser] = None,
    **options: object,
) -> Generator[Any, None, None]:
    """Documents, in the order of the items, read by several threads.

    A `pathlib.Path` (or another `os.PathLike`) is a file; a `str` is a text, as it is everywhere
    else here, and so are bytes. Items are taken as they are needed and no more than a few
    documents wait to be asked for, so a folder of any size will do.

    workers   threads (the number of processors that this process may use)
    progress  True: a bar, by tqdm; False: none; None: one where tqdm is installed and standard
              error is a terminal
    errors    "raise" what an item fails with, which ends the run, or "return" it in the
              document's place. The `name` of an Error (an OSError's `filename`) says which file
    parser    a Parser; or its options by their names

    Closing the generator, or leaving it, ends the threads and what they are reading.

    >>> texts = ["2020年新建学校3所。", "2021年新建学校5所。"]
    >>> for document in parse_many(texts, workers=2):
    ...     print(document.claims)
    [<Claim 学校 3所>]
    [<Claim 学校 5所>]
    """
    if workers is None:
        workers = _processors()
    if workers < 1:
        raise ArgumentError("workers is not a positive number")
    if errors not in ("raise", "return"):
        raise ArgumentError('errors is neither "raise" nor "return"')
    if parser is not None and options:
        raise ArgumentError("options belong to the parser that was given")
    run = _Run(parser or parser_with(**options), errors == "return")
    if isinstance(paths_or_texts, (str, bytes)):
        raise TypeError("one text, where a sequence of them is needed")
    return _generate(run, paths_or_texts, workers, progress)


def _generate(
    run: _Run, paths_or_texts: Iterable[Item], workers: int, progress: Optional[bool]
) -> Generator[Any, None, None]:
    items = iter(paths_or_texts)
    bar = _bar(paths_or_texts, progress)
    pool = concurrent.futures.ThreadPoolExecutor(workers, thread_name_prefix="shuzhi")
    waiting: Deque[concurrent.futures.Future[Result]] = collections.deque()
    try:
        while True:
            for item in items:
                waiting.append(pool.submit(run.read, item))
                if len(waiting) >= _AHEAD * workers:
                    break
            if not waiting:
                return
            result = waiting.popleft().result()
            if bar is not None:
                bar.update()
            yield result
    finally:
        run.stop.set()
        pool.shutdown(wait=True, cancel_futures=True)
        if bar is not None:
            bar.close()


class _Run:
    """What the threads share."""

    def __init__(self, parser: Parser, return_errors: bool) -> None:
        self.stop = threading.Event()
        self._parser = parser
        self._return_errors = return_errors

    def read(self, item: Item) -> Result:
        name = os.fspath(item) if isinstance(item, os.PathLike) else ""
        try:
            return self._parser.parse(_content(item), name, self._stopped)
        except Exception as problem:
            if isinstance(problem, Error):
                problem.name = name
            if self._return_errors:
                return problem
            raise

    def _stopped(self, done: int, total: int) -> bool:
        return self.stop.is_set()


def _content(item: Item) -> Input:
    if not isinstance(item, os.PathLike):
        return item
    with open(item, "rb") as file:
        return file.read()


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _bar(items: Iterable[Item], progress: Optional[bool]) -> Any:
    if progress is None:
        progress = sys.stderr is not None and sys.stderr.isatty() and _has_tqdm()
    if not progress:
        return None
    import tqdm

    return tqdm.tqdm(total=len(items) if isinstance(items, Sized) else None, unit="text")


def _has_tqdm() -> bool:
    try:
        import tqdm  # noqa: F401
    except ImportError:
        return False
    return True
