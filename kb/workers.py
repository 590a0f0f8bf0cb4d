"""Runs a function over files in processes of their own: one bad file never stops the others.

A file over its time limit, or one whose process dies, is that file's error. The function is stopped
from within by a signal; where that does not help (C code that holds on), a watchdog ends the process,
the pool is made anew, and the files that were under way are tried one by one to find the culprit.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import FrameType
from typing import Generic, TypeVar

from corpus import refusals
from corpus.errors import GriffieError
from corpus.i18n import language, translator, use_language
from corpus.limits import MAX_SECONDS
from kb.errors import InternalReadingError, WorkerCrashError

_ = translator("kb")
T = TypeVar("T")

#: Seconds after the limit at which the watchdog ends the process.
_GRACE_SECONDS = 10.0
#: Files handed out ahead for each process: enough to keep it busy, few enough to keep memory low.
_AHEAD = 4
#: What the server process loads once, for all workers to inherit.
_PRELOAD = ["kb.extract.pipeline", "kb.read_letter"]


class Workers(Generic[T]):
    """Processes that run ``work`` over files, ``jobs`` at a time."""

    def __init__(
        self, work: Callable[[str], T], *, jobs: int = 0, limit: float = MAX_SECONDS
    ) -> None:
        self._work = work
        self._jobs = jobs or available_cores()
        self._limit = limit
        self._pool: ProcessPoolExecutor | None = None

    def run(self, files: Iterable[str]) -> Iterator[tuple[str, T | GriffieError]]:
        """Each file with its result or its error, in the order of ``files``."""
        waiting: deque[tuple[str, Future[T]]] = deque()
        try:
            for file in files:
                waiting.append((file, self._submit(file)))
                if len(waiting) >= self._jobs * _AHEAD:
                    yield from self._next(waiting)
            while waiting:
                yield from self._next(waiting)
        finally:
            for _file, future in waiting:
                future.cancel()
            self._stop()

    def _next(
        self, waiting: deque[tuple[str, Future[T]]]
    ) -> Iterator[tuple[str, T | GriffieError]]:
        """The first file's outcome; after a broken pool, that of all files under way."""
        file, future = waiting.popleft()
        error = future.exception()
        if not isinstance(error, BrokenProcessPool):
            yield file, future.result() if error is None else self._told(file, error)
            return
        pending = [(file, future), *waiting]
        waiting.clear()
        for each, done in pending:
            yield each, self._alone(each, done)

    def _alone(self, file: str, done: Future[T]) -> T | GriffieError:
        """The outcome of a file that was under way when the pool broke, now with no other beside it."""
        if done.done() and not done.cancelled() and done.exception() is None:
            return done.result()
        self._stop()
        again = self._submit(file)
        error = again.exception()
        if isinstance(error, BrokenProcessPool):
            self._stop()
            return WorkerCrashError(
                _("Het lezen brak onverwacht af."),
                advice=_("Het bestand is misschien te groot of beschadigd."),
                file=file,
            )
        return again.result() if error is None else self._told(file, error)

    def _told(self, file: str, error: BaseException) -> GriffieError:
        if isinstance(error, GriffieError):
            error.file = error.file or file
            return error
        if isinstance(error, MemoryError):
            return WorkerCrashError(_("Te weinig geheugen om dit te lezen."), file=file)
        return InternalReadingError(
            _("Onverwachte fout bij het lezen ({error}).").format(error=type(error).__name__),
            advice=_("Meld dit als fout in griffie, met het bestand."),
            file=file,
        )

    def _submit(self, file: str) -> Future[T]:
        if self._pool is None:
            self._pool = self._made()
        try:
            return self._pool.submit(_limited, self._work, file, self._limit)
        except BrokenProcessPool as error:
            # Told like a failure of the file itself, so that it is tried again with the others.
            broken: Future[T] = Future()
            broken.set_exception(error)
            return broken

    def _made(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(_PRELOAD)
        return ProcessPoolExecutor(
            self._jobs, mp_context=context, initializer=_prepare, initargs=(language(),)
        )

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def available_cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def _prepare(chosen: str) -> None:
    """Set up a worker: Ctrl-C ends it at once, without a word, and words are in the parent's language."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    use_language(chosen)


def _limited(work: Callable[[str], T], file: str, seconds: float) -> T:
    """``work(file)`` within ``seconds``; raises ReadingTimeoutError when it took longer."""

    def give_up(_signal: int, _frame: FrameType | None) -> None:
        raise refusals.too_slow(file, seconds)

    in_main = threading.current_thread() is threading.main_thread()
    silent = os.open(os.devnull, os.O_WRONLY)
    try:
        faulthandler.dump_traceback_later(seconds + _GRACE_SECONDS, exit=True, file=silent)
        if in_main:
            signal.signal(signal.SIGALRM, give_up)
            signal.setitimer(signal.ITIMER_REAL, seconds)
        return work(file)
    finally:
        if in_main:
            signal.setitimer(signal.ITIMER_REAL, 0)
        faulthandler.cancel_dump_traceback_later()
        os.close(silent)
