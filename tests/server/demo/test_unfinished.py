"""A demo township whose making was cut short is made anew; nothing else ever is."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from daybook import cli, clock
from daybook.accounts import service as accounts
from daybook.demo import service as demo
from daybook.demo import story
from daybook.demo.diary import Diary, Entry
from daybook.places import service as places
from daybook.settings import Settings
from daybook.streams import service as streams

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def few_records(monkeypatch: pytest.MonkeyPatch) -> None:
    """A township that logged little, so that it is made quickly."""
    entries: Callable[[Diary], Iterator[Entry]] = Diary.entries
    monkeypatch.setattr(Diary, "entries", lambda diary: islice(entries(diary), 20))
    monkeypatch.setattr(story, "write", lambda *_: None)


def cut_short(session: Session) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(story, "write", stop)
        with pytest.raises(KeyboardInterrupt):
            demo.fill(session, TODAY)
    session.rollback()


def count(session: Session) -> int:
    found: int = session.execute(
        text("SELECT count(*) FROM rec WHERE kind = 'record'")
    ).scalar_one()
    return found


def test_one_that_was_cut_short_is_made_anew(session: Session) -> None:
    cut_short(session)
    assert demo.unfinished(session)
    before = count(session)
    assert before >= 20

    assert demo.fill(session, TODAY)

    assert not demo.unfinished(session)
    assert (len(places.organisations(session)), count(session)) == (1, before)
    assert not demo.fill(session, TODAY)


def test_a_whole_one_tells_phones_nothing_of_its_making(session: Session) -> None:
    demo.fill(session, TODAY)

    (org,) = places.organisations(session)
    row = streams.row(session, org.id)
    assert row is not None
    assert set(row.body) == {"name", "zone", "demo"}


def test_a_real_school_is_never_taken_for_one(session: Session) -> None:
    org = places.create_org(session, {"zh": "县", "en": "County"}, "Asia/Shanghai")
    body = {"name": org.name, "zone": "Asia/Shanghai", "demo": False, "unfinished": True}
    streams.publish(session, f"org/{org.id}", "org", org.id, body)
    session.commit()

    assert not demo.unfinished(session)
    assert not demo.fill(session, TODAY)


def test_the_command_says_that_it_makes_it_anew(
    session: Session,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    cut_short(session)
    session.close()
    monkeypatch.setenv("DAYBOOK_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("DAYBOOK_DATABASE_URL", settings.database_url)
    monkeypatch.setattr(cli.runner, "upgrade", lambda _: None)

    assert cli.main(["demo", "--if-empty"]) == 0

    said = capsys.readouterr()
    assert "made anew" in said.err
    assert "linxiaomei" in said.out
    lin = accounts.find(session, "linxiaomei")
    assert lin is not None
    assert accounts.roles_of(session, lin.id, clock.day_of(clock.now(), settings.time_zone))
