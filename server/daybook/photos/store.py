"""Queries on uploads and complete files."""

from collections.abc import Collection, Sequence

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from daybook.photos.models import Blob, BlobSender, Upload


def upload(session: Session, user: str, upload_id: str) -> Upload | None:
    """The user's own upload with this id."""
    return session.scalars(
        select(Upload).where(Upload.id == upload_id, Upload.user == user)
    ).one_or_none()


def same_upload(session: Session, user: str, sha256: str, length: int) -> Upload | None:
    """The user's upload of this very file."""
    return session.scalars(
        select(Upload).where(Upload.user == user, Upload.sha256 == sha256, Upload.length == length)
    ).one_or_none()


def take_lease(session: Session, user: str, upload_id: str) -> Upload | None:
    """Raise the lease number of the user's upload and return it."""
    return session.scalars(
        update(Upload)
        .where(Upload.id == upload_id, Upload.user == user)
        .values(lease_no=Upload.lease_no + 1)
        .returning(Upload)
        .execution_options(populate_existing=True)
    ).one_or_none()


def lease(session: Session, upload_id: str) -> int | None:
    """The newest lease number of an upload; None when it is gone."""
    return session.scalar(select(Upload.lease_no).where(Upload.id == upload_id))


def open_uploads(session: Session, user: str) -> tuple[int, int]:
    """How many files the user has begun and not finished, and their bytes."""
    bytes_ = func.coalesce(func.sum(Upload.length), 0)
    counted = select(func.count(), bytes_).where(Upload.user == user, Upload.done.is_(False))
    number, size = session.execute(counted).one()
    return number, int(size)


def expired(session: Session, now: int, most: int) -> Sequence[str]:
    """Ids of some uploads whose time is over."""
    return session.scalars(
        select(Upload.id).where(Upload.expires < now).order_by(Upload.expires).limit(most)
    ).all()


def remove(session: Session, ids: Collection[str]) -> None:
    """Forget uploads."""
    session.execute(delete(Upload).where(Upload.id.in_(ids)))


def finish(session: Session, upload_id: str) -> None:
    """Note that an upload is complete."""
    session.execute(update(Upload).where(Upload.id == upload_id).values(done=True))


def keep(session: Session, blob: Blob, user: str) -> None:
    """Note a complete file and who sent it; another request may note the same at this moment."""
    for row in (blob, BlobSender(sha256=blob.sha256, user=user)):
        table = row.__table__
        values = {column.name: getattr(row, column.name) for column in table.columns}
        insert = sqlite.insert if _is_sqlite(session) else postgresql.insert
        session.execute(insert(type(row)).values(**values).on_conflict_do_nothing())


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def blob(session: Session, sha256: str) -> Blob | None:
    """The complete file with this hash."""
    return session.get(Blob, sha256)


def present(session: Session, hashes: Collection[str]) -> set[str]:
    """Those of `hashes` that are complete."""
    return set(session.scalars(select(Blob.sha256).where(Blob.sha256.in_(hashes))))


def absent(session: Session, hashes: Select[str]) -> list[str]:
    """Those of the hashes that a query gives which are not complete."""
    wanted = hashes.subquery()
    here = select(Blob.sha256).where(Blob.sha256 == wanted.c[0]).exists()
    return list(session.scalars(select(wanted.c[0]).where(~here)))


def sent_by(session: Session, user: str, sha256: str) -> bool:
    """Whether this user has sent this file, to its last byte."""
    return session.get(BlobSender, (sha256, user)) is not None


def complete_files(session: Session) -> list[tuple[str, int]]:
    """Hash and length of every complete file."""
    found = session.execute(select(Blob.sha256, Blob.length).order_by(Blob.sha256))
    return [(sha256, length) for sha256, length in found]


def forget(session: Session, hashes: Collection[str]) -> None:
    """Forget complete files, their senders and the uploads that brought them."""
    for model in (Blob, BlobSender):
        session.execute(delete(model).where(model.sha256.in_(hashes)))
    session.execute(delete(Upload).where(Upload.sha256.in_(hashes), Upload.done.is_(True)))
