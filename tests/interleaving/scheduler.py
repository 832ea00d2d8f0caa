"""Lets one SQL statement through at a time: their order is chosen, not left to luck.

Each session runs in its own thread and stops before every statement, COMMIT and ROLLBACK. Whether
one that was let through now waits for another's lock is asked of PostgreSQL itself.
"""

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, event

from daybook.db import READS
from tests.interleaving.footprint import Step, Transaction

POLL = 0.0005
"""Seconds between two looks at PostgreSQL; nothing is decided by time."""

STUCK = 20_000
"""Looks after which a session that neither stops nor waits is taken for broken."""


class AbandonedError(BaseException):
    """Ends the sessions of a schedule that is not worth finishing."""


@dataclass
class Session:
    """One thread: what it will do next, or that it waits in PostgreSQL, or is done."""

    body: Callable[[], Any]
    next: Step | None = None
    done: bool = False
    pid: int = 0
    result: Any = None
    error: BaseException | None = None
    transactions: dict[int, Transaction] = field(default_factory=dict)
    go: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    thread: threading.Thread = field(init=False)

    @property
    def moving(self) -> bool:
        """Whether it was let go and has not stopped since."""
        return not self.done and self.next is None


class Scheduler:
    """Sessions of one schedule, all stopped before their first statement.

    `trace` is what was let through, by session; `woken` says for each step which sessions stopped
    waiting by it.
    """

    def __init__(self, watcher: psycopg.Connection, bodies: Sequence[Callable[[], Any]]) -> None:
        self.sessions: list[Session] = []
        self.trace: list[tuple[int, Step]] = []
        self.woken: list[frozenset[int]] = []
        self._watcher = watcher
        self._news: queue.SimpleQueue[Session] = queue.SimpleQueue()
        self._abandoned = False
        for body in bodies:
            session = Session(body)
            self.sessions.append(session)
            session.thread = threading.Thread(target=self._run, args=(session,), daemon=True)
            session.thread.start()
            self._settle()

    def ready(self) -> list[int]:
        """The sessions that stand before a statement."""
        return [turn for turn, session in enumerate(self.sessions) if session.next is not None]

    def let(self, turn: int) -> None:
        """Let one session's next statement through, and wait for what follows from it."""
        session = self.sessions[turn]
        step = session.next
        assert step is not None
        waited = self._waiting()
        self.trace.append((turn, step))
        session.next = None
        session.go.release()
        self._settle()
        self.woken.append(waited - self._waiting())

    def _waiting(self) -> frozenset[int]:
        """The sessions whose statement was let through and waits for a lock."""
        return frozenset(turn for turn, session in enumerate(self.sessions) if session.moving)

    def abandon(self) -> None:
        """End all sessions as they are; their transactions are rolled back."""
        self._abandoned = True
        while any(not session.done for session in self.sessions):
            for session in self.sessions:
                if session.next is not None:
                    session.next = None
                    session.go.release()
            self._news.get()
        self.join()

    def join(self) -> None:
        """Wait for the threads of sessions that are done."""
        for session in self.sessions:
            session.thread.join()

    def _run(self, session: Session) -> None:
        _here.session, _here.scheduler = session, self
        try:
            session.result = session.body()
        except BaseException as error:
            session.error = error
        session.done = True
        self._news.put(session)

    def stop(self, session: Session, step: Step, pid: int) -> None:
        """Called in a session's thread: tell what comes next and wait to be let go."""
        if self._abandoned:
            if step.text == "ROLLBACK":
                return
            raise AbandonedError
        session.pid = pid
        session.next = step
        self._news.put(session)
        session.go.acquire()
        if self._abandoned and step.text != "ROLLBACK":
            raise AbandonedError

    def _settle(self) -> None:
        """Until every session has stopped, is done, or waits for one that has stopped."""
        for _ in range(STUCK):
            moving = [session for session in self.sessions if session.moving]
            if not moving:
                return
            try:
                self._news.get(timeout=POLL)
            except queue.Empty:
                if self._all_wait(moving):
                    return
        raise RuntimeError(f"a session is stuck after {self.trace[-1:]}")

    def _all_wait(self, moving: Sequence[Session]) -> bool:
        pids = [session.pid for session in moving]
        waiting = self._watcher.execute(
            "SELECT count(*) FROM unnest(%s::int[]) pid WHERE pg_blocking_pids(pid) <> '{}'",
            (pids,),
        ).fetchone()
        return waiting is not None and waiting[0] == len(pids) and self._news.empty()


class _Here(threading.local):
    session: Session | None = None
    scheduler: Scheduler | None = None


_here = _Here()


@contextmanager
def stopping(engine: Engine) -> Iterator[None]:
    """Stop the sessions of a scheduler before whatever they send over this engine."""

    def before(connection: Connection, step: Callable[[Transaction], Step]) -> None:
        if _here.session is None or _here.scheduler is None:
            return
        raw: Any = connection.connection.dbapi_connection
        pid = int(raw.info.backend_pid)
        transaction = _here.session.transactions.setdefault(pid, Transaction())
        _here.scheduler.stop(_here.session, step(transaction), pid)

    def statement(
        connection: Connection, _cursor: Any, text: str, parameters: Any, *_rest: Any
    ) -> None:
        repeatable = bool(connection.get_execution_options().get(READS))
        before(connection, lambda open_: open_.statement(text, parameters, repeatable=repeatable))

    def commit(connection: Connection) -> None:
        before(connection, lambda open_: open_.end("COMMIT"))

    def rollback(connection: Connection) -> None:
        before(connection, lambda open_: open_.end("ROLLBACK"))

    hooks = (("before_cursor_execute", statement), ("commit", commit), ("rollback", rollback))
    for name, hook in hooks:
        event.listen(engine, name, hook)
    try:
        yield
    finally:
        for name, hook in hooks:
            event.remove(engine, name, hook)
