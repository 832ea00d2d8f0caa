"""Tables of files: uploads under way, files complete, and who sent them."""

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from daybook.db import Base, Big, Id


class Upload(Base):
    """A file on its way; how much has arrived is the length of its file on disk.

    `metadata_text` is what the sender said of the file, word for word. `lease_no` rises with each
    request that takes the upload over, so that an older request whose connection died learns that
    it must stop writing.
    """

    __tablename__ = "upload"
    __table_args__ = (
        UniqueConstraint("user", "sha256", "length"),
        Index(None, "expires"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    user: Mapped[Id]
    sha256: Mapped[str]
    length: Mapped[Big]
    metadata_text: Mapped[str]
    expires: Mapped[Big]
    lease_no: Mapped[int] = mapped_column(default=0)
    done: Mapped[bool] = mapped_column(default=False)


class Blob(Base):
    """A complete file, kept under its own hash."""

    __tablename__ = "blob"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    length: Mapped[Big]
    type: Mapped[str]
    created: Mapped[Big]


class BlobSender(Base):
    """Who has sent a file, and may therefore fetch it whatever refers to it."""

    __tablename__ = "blob_sender"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    user: Mapped[Id] = mapped_column(primary_key=True)
