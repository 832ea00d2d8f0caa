"""A phone that keeps what it sent until a backup has it, and sends it again after a restore."""

import itertools
from dataclasses import dataclass
from typing import Any, Self

from daybook_sync.merge import Outcome
from daybook_sync.messages import SyncReply
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from daybook import clock
from daybook.accounts import service as accounts
from daybook.accounts.service import SignIn
from daybook.db import db
from daybook.streams import service
from tests.server.streams.phone import Phone

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Sent:
    """A mutation that the server took, in which epoch and place."""

    mutation: dict[str, Any]
    epoch: int
    seq: int | None


class Keeper(Phone):
    """Its outbox is sent until it is empty; its journal is what `bk` has not covered."""

    def __init__(self, client: FlaskClient, opened: SignIn) -> None:
        super().__init__(client, opened.user, opened.device)
        self.token = opened.token
        self.outbox: list[dict[str, Any]] = []
        self.journal: list[Sent] = []

    @classmethod
    def of_somebody(cls, client: FlaskClient, key: str) -> Self:
        """The phone of a new person who holds one stream, caught up."""
        session, name = db.session(), f"teacher{next(_numbers)}"
        account = accounts.create_account(session, name, name)
        opened = accounts.open_device(session, account, "phone", clock.now())
        service.grant(session, account.id, key, "team")
        session.commit()
        phone = cls(client, opened)
        phone.catch_up()
        return phone

    def post(self, body: Any = None, **options: Any) -> TestResponse:
        """The raw answer to a request, signed in as this phone is."""
        headers = {"Authorization": f"Bearer {self.token}"} | options.pop("headers", {})
        return super().post(body, headers=headers, **options)

    def send(self, *mutations: dict[str, Any]) -> None:
        """Put mutations into the outbox and sync until it is empty and nothing is new."""
        self.outbox += mutations
        more = True
        while more:
            before = {slot: cursor.epoch for slot, cursor in self.cursors.items()}
            sending = list(self.outbox)
            reply = self.sync(*sending)
            if reply is not None:
                self._note(reply, sending, before)
            more = bool(self.outbox) or (reply is not None and reply.more)

    def _note(
        self, reply: SyncReply, sending: list[dict[str, Any]], before: dict[int, int]
    ) -> None:
        for answer in reply.answers:
            mutation = sending[answer.index]
            if answer.outcome is not Outcome.LATER:
                self.outbox.remove(mutation)
                epoch = self.cursors[mutation["s"]].epoch
                self.journal.append(Sent(mutation, epoch, answer.seq))
        moved = {slot for slot, epoch in before.items() if self.cursors[slot].epoch != epoch}
        backed = reply.backed_up
        again = [
            sent
            for sent in self.journal
            if sent.mutation["s"] in moved and (sent.seq or 0) > backed.get(sent.mutation["s"], -1)
        ]
        self.journal = [
            sent
            for sent in self.journal
            if sent not in again and (sent.seq or 0) > backed.get(sent.mutation["s"], 0)
        ]
        self.outbox = [sent.mutation for sent in again] + self.outbox
