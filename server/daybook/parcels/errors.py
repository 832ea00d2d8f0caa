"""Why a file of unsent work, or the rest of one, cannot be taken."""

from enum import StrEnum

from daybook_sync.errors import ErrorCode

from daybook.errors import Problem


class Fault(StrEnum):
    """What is wrong with a file, for programs."""

    NOT_A_PARCEL = "not-a-parcel"
    NEWER = "newer"
    FOREIGN = "foreign"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    STRANGER = "stranger"


_CODES = {
    Fault.NOT_A_PARCEL: ErrorCode.UNSUPPORTED_TYPE,
    Fault.NEWER: ErrorCode.UPGRADE_NEEDED,
    Fault.FOREIGN: ErrorCode.WRONG_VERSION,
    Fault.DAMAGED: ErrorCode.HASH_MISMATCH,
    Fault.TOO_LARGE: ErrorCode.TOO_LARGE,
    Fault.STRANGER: ErrorCode.NOT_FOUND,
}
_WORDS = {
    Fault.NOT_A_PARCEL: "This is not a file of unsent work.",
    Fault.NEWER: "This file was made by a newer page than this server knows.",
    Fault.FOREIGN: "This file was sealed for another server.",
    Fault.DAMAGED: "This file is damaged or not whole.",
    Fault.TOO_LARGE: "This file holds more than is allowed.",
    Fault.STRANGER: "This server does not know the person who made this file.",
}


class ParcelError(Exception):
    """A file cannot be read any further."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(_WORDS[fault])
        self.fault = fault

    def problem(self) -> Problem:
        """The same for whoever brought the file."""
        return Problem(_CODES[self.fault], _WORDS[self.fault])
