"""Phones that push at the same moment: numbers stay dense, nothing is lost or doubled."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from daybook_sync.ids import new_id
from flask import Flask

from daybook.db import db
from daybook.streams import service
from tests.server.streams.conftest import SCHOOL
from tests.server.streams.phone import Phone

MakePhone = Callable[..., Phone]

PHONES = 4


def at_once(app: Flask, tasks: list[Callable[[], Any]]) -> list[Any]:
    """Run every task in its own thread, all starting together."""
    barrier = Barrier(len(tasks))

    def run(task: Callable[[], Any]) -> Any:
        barrier.wait()
        return task()

    db.session.remove()
    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


def pusher(app: Flask, phone: Phone, requests: list[dict[str, Any]]) -> Callable[[], Any]:
    phone.client = app.test_client()

    def push() -> list[Any]:
        return [answer for asked in requests for answer in phone.post(asked).get_json()["a"]]

    return push


def test_seqs_are_dense_and_no_record_is_lost(app: Flask, make_phone: MakePhone) -> None:
    phones = [make_phone(SCHOOL) for _ in range(PHONES)]
    tasks = [
        pusher(
            app,
            phone,
            [
                phone.request([phone.put(SCHOOL, {"n": n}) for n in range(10)], n=1)
                for _ in range(5)
            ],
        )
        for phone in phones
    ]

    answers = [answer for told in at_once(app, tasks) for answer in told]

    count = PHONES * 50
    assert {answer[1] for answer in answers} == {0}
    assert sorted(answer[2] for answer in answers) == list(range(1, count + 1))
    phones[0].catch_up()
    assert len(phones[0].bodies(SCHOOL)) == count


def test_one_record_edited_by_all_keeps_every_value(app: Flask, make_phone: MakePhone) -> None:
    phones = [make_phone(SCHOOL) for _ in range(PHONES)]
    put = phones[0].put(SCHOOL, {"text": "a"})
    phones[0].sync(put)
    for phone in phones[1:]:
        phone.sync()
    edits = [phone.set(SCHOOL, put["r"], {"text": phone.user}) for phone in phones]
    tasks = [
        pusher(app, phone, [phone.request([edit])])
        for phone, edit in zip(phones, edits, strict=True)
    ]

    answers = [told[0] for told in at_once(app, tasks)]

    assert sorted(answer[1] for answer in answers) == [0] + [1] * (PHONES - 1)
    row = service.row(db.session(), put["r"])
    assert row is not None
    kept = {entry.lost_value for entry in service.conflicts(db.session(), put["r"])}
    assert kept | {row.body["text"]} == {phone.user for phone in phones}


def test_a_request_sent_twice_at_once_is_stored_once(app: Flask, make_phone: MakePhone) -> None:
    phone = make_phone(SCHOOL)
    asked = phone.request([phone.put(SCHOOL, {"n": n}) for n in range(20)])
    tasks = [pusher(app, phone, [asked]) for _ in range(PHONES)]

    answers = at_once(app, tasks)

    assert all(told == answers[0] for told in answers)
    phone.catch_up()
    assert len(phone.bodies(SCHOOL)) == 20


def test_one_id_in_two_streams_at_once_is_kept_twice(app: Flask, make_phone: MakePhone) -> None:
    keys = [f"school/s{n}/2026" for n in range(PHONES)]
    phone = make_phone(*keys)
    mid = phone.put(keys[0], {})["i"]
    tasks = [
        pusher(app, phone, [phone.request([phone.put(key, {"key": key}, i=mid)])]) for key in keys
    ]

    answers = [told[0] for told in at_once(app, tasks)]

    assert sorted(answer[1] for answer in answers) == [0] + [2] * (PHONES - 1)
    assert len(service.held(db.session(), user=phone.user)) == PHONES - 1


def test_streams_given_to_one_person_at_once_have_slots_of_their_own(app: Flask) -> None:
    def granter(user: str, key: str) -> Callable[[], Any]:
        def give() -> int:
            with app.app_context():
                gid = service.grant(db.session(), user, key, "team")
                db.session.commit()
                db.session.remove()
            return gid

        return give

    keys = [f"school/s{n}/2026" for n in range(PHONES)]
    for user in (new_id() for _ in range(5)):
        at_once(app, [granter(user, key) for key in keys])

        held = service.granted(db.session(), user)
        assert [grant.slot for grant in held] == [1, 2, 3, 4]
        assert {grant.key for grant in held} == set(keys)
