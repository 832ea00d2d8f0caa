"""Writes the demo's records, phone by phone in the order of their syncs, and the story."""

from collections.abc import Sequence
from itertools import groupby
from random import Random
from typing import Any

from sqlalchemy.orm import Session

from daybook.accounts import service as accounts
from daybook.demo import pair_files, registers, story
from daybook.demo.album import Album
from daybook.demo.diary import Diary, Entry
from daybook.demo.lesson_words import TOPICS
from daybook.demo.moment import Answers, Moment
from daybook.demo.phone import APP, Phone, Wire
from daybook.demo.township import Builder, Room, Township, Worker
from daybook.demo.writers import WRITERS
from daybook.forms import service as forms
from daybook.forms.compiled import ExternalItem, FormContext, Localized
from daybook.forms.engine.rules import final_answers, start_answers
from daybook.places import service as places

_FORMS = {form["id"]: form for form in forms.catalogue()}
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
        self._registers = registers.Registers()
        self._subjects = {worker.id: choice.choice(_SUBJECTS) for worker in township.workers}

    def write(self) -> None:
        """Push every record as it was received, then the story, then the last contacts."""
        self._registers = registers.write(self._township, self._phones, self._choice)
        diary = Diary(self._township, self._choice)
        entries = sorted(diary.entries(), key=lambda entry: (entry.received, entry.worker.id))
        for (received, user), batch in groupby(
            entries, key=lambda entry: (entry.received, entry.worker.id)
        ):
            self._phones[user].push([self._mutation(entry) for entry in batch], received)
        pair_files.write(self._session, self._township, self._builder)
        story.write(self._session, self._township, self._builder, self._album)
        for worker in self._township.workers:
            accounts.heard(self._session, worker.device, diary.heard(worker), APP)
        self._session.commit()

    def _mutation(self, entry: Entry) -> Wire:
        worker = entry.worker
        room = worker.own or self._choice.choice(worker.rooms)
        moment = self._moment(entry, room)
        form = _FORMS[entry.form]
        key = places.school_stream(worker.school, self._year)
        if form["audience"] == "class":
            key = places.class_stream(room.id, self._year)
        if form["audience"] == "pair" and moment.pair in self._township.pairs.values():
            key = places.pair_stream(str(moment.pair))
        given = WRITERS[entry.form](moment)
        context = FormContext(
            entry.day.isoformat(), entry.finished, items=lambda source: self._items(source, room)
        )
        answers = final_answers(form, {**start_answers(form, context), **given}, context)
        took = self._choice.randint(12, 75) * 1000
        body = envelope(worker, room.id, entry, took) | answers
        return self._phones[worker.id].put(key, entry.form, body, entry.finished)

    def _moment(self, entry: Entry, room: Room) -> Moment:
        worker = entry.worker
        roving = worker.own is None and room.group.stage != "kindergarten"
        return Moment(
            choice=self._choice,
            worker=worker,
            room=room,
            day=entry.day,
            colleagues=[
                one for one in self._township.colleagues[worker.school] if one != worker.id
            ],
            schools=[school for school in self._township.colleagues if school != worker.school],
            followed=list(self._registers.followed.get(room.id, ())),
            pair=self._registers.pairs.get(worker.id),
            subject=self._subjects[worker.id] if roving else None,
            take=lambda scene: self._take(worker, scene),
        )

    def _items(self, source: str, room: Room) -> Sequence[ExternalItem]:
        """The lists that the rules of a form look into."""
        nameless: Localized = {"zh": "", "en": ""}
        if source == "focus":
            known = self._registers.followed.get(room.id, {})
            return [
                {"value": child, "label": nameless, "columns": _columns(about)}
                for child, about in known.items()
            ]
        if source == "classes":
            columns: dict[str, str | int | float] = {
                "stage": room.group.stage,
                "size": room.group.size,
            }
            return [{"value": room.id, "label": nameless, "columns": columns}]
        return []

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


def _columns(about: Answers) -> dict[str, str | int | float]:
    """What a register says of a child, as the columns of a list."""
    return {
        name: " ".join(value) if isinstance(value, list) else str(value)
        for name, value in about.items()
    }
