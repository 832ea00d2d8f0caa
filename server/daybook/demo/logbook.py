"""Writes the demo's records, phone by phone in the order of their syncs, and the story."""

from itertools import groupby
from random import Random
from typing import Any

from sqlalchemy.orm import Session

from daybook.accounts import service as accounts
from daybook.demo import answers, story
from daybook.demo.album import Album
from daybook.demo.diary import Diary, Entry
from daybook.demo.lesson_words import TOPICS
from daybook.demo.phone import APP, Phone, Wire
from daybook.demo.township import Builder, Township, Worker
from daybook.places import service as places

_SUBJECTS = [subject for subject in TOPICS if not subject.startswith("k_")]


class Logbook:
    """The township's phones, and what they send."""

    def __init__(
        self, session: Session, township: Township, builder: Builder, choice: Random
    ) -> None:
        self._session = session
        self._township = township
        self._builder = builder
        self._choice = choice
        self._year = places.school_year(township.today)
        self._album = Album(session, choice)
        self._phones = {
            worker.id: Phone(session, worker.id, worker.device, builder.ids)
            for worker in township.workers
        }
        self._subjects = {worker.id: choice.choice(_SUBJECTS) for worker in township.workers}

    def write(self) -> None:
        """Push every record as it was received, then the story, then the last contacts."""
        diary = Diary(self._township, self._choice)
        entries = sorted(diary.entries(), key=lambda entry: (entry.received, entry.worker.id))
        for (received, user), batch in groupby(
            entries, key=lambda entry: (entry.received, entry.worker.id)
        ):
            self._phones[user].push([self._mutation(entry) for entry in batch], received)
        story.write(self._session, self._township, self._builder, self._album)
        for worker in self._township.workers:
            accounts.heard(self._session, worker.device, diary.heard(worker), APP)
        self._session.commit()

    def _mutation(self, entry: Entry) -> Wire:
        worker = entry.worker
        room = worker.own or self._choice.choice(worker.rooms)
        given: dict[str, Any]
        key = places.school_stream(worker.school, self._year)

        def take(scene: str) -> dict[str, Any]:
            return self._take(worker, scene)

        if entry.form == "lesson":
            subject = None if worker.own else self._subjects[worker.id]
            young = room.group.stage == "kindergarten"
            given = answers.lesson(self._choice, worker, None if young else subject, take)
        elif entry.form == "parent":
            given = answers.parent(self._choice, room, entry.day, take)
            key = places.class_stream(room.id, self._year)
        else:
            given = answers.env(self._choice, room, take)
        took = self._choice.randint(12, 75) * 1000
        body = envelope(worker, room.id, entry, took) | given
        return self._phones[worker.id].put(key, entry.form, body, entry.finished)

    def _take(self, worker: Worker, scene: str) -> dict[str, Any]:
        reference = self._album.take(worker.id, scene)
        self._session.commit()
        return reference


def envelope(worker: Worker, room: str | None, entry: Entry, took: int) -> Wire:
    """What a phone fills in by itself."""
    return {
        "_date": entry.day.isoformat(),
        "_school": worker.school,
        "_class": room,
        "_started": entry.finished - took,
        "_finished": entry.finished,
    }
