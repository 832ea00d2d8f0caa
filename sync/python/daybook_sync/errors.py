"""The closed list of error codes; `errors.ts` is its twin and `vectors/errors.json` the judge."""

from enum import StrEnum


class ErrorCode(StrEnum):
    """What went wrong, for programs: clients switch on the code, never on the text."""

    BAD_REQUEST = "bad-request"
    INVALID = "invalid"
    NOT_SIGNED_IN = "not-signed-in"
    TOKEN_EXPIRED = "token-expired"
    TOKEN_REVOKED = "token-revoked"
    DEVICE_DISABLED = "device-disabled"
    WRONG_PASSWORD = "wrong-password"
    CODE_UNUSABLE = "code-unusable"
    ACCOUNT_DISABLED = "account-disabled"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not-found"
    METHOD_NOT_ALLOWED = "method-not-allowed"
    NOT_ACCEPTABLE = "not-acceptable"
    CONFLICT = "conflict"
    OFFSET_MISMATCH = "offset-mismatch"
    GONE = "gone"
    WRONG_VERSION = "wrong-version"
    TOO_LARGE = "too-large"
    UNSUPPORTED_TYPE = "unsupported-type"
    UPGRADE_NEEDED = "upgrade-needed"
    TOO_MANY_REQUESTS = "too-many-requests"
    HASH_MISMATCH = "hash-mismatch"
    SERVER_ERROR = "server-error"
    BUSY = "busy"

    @property
    def status(self) -> int:
        """The HTTP status that carries this code."""
        return _STATUS[self]

    @property
    def retry(self) -> bool:
        """Whether the same request may succeed later."""
        return self in _RETRY


_STATUS: dict[ErrorCode, int] = {
    ErrorCode.BAD_REQUEST: 400,
    ErrorCode.INVALID: 422,
    ErrorCode.NOT_SIGNED_IN: 401,
    ErrorCode.TOKEN_EXPIRED: 401,
    ErrorCode.TOKEN_REVOKED: 401,
    ErrorCode.DEVICE_DISABLED: 401,
    ErrorCode.WRONG_PASSWORD: 401,
    ErrorCode.CODE_UNUSABLE: 403,
    ErrorCode.ACCOUNT_DISABLED: 403,
    ErrorCode.FORBIDDEN: 403,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.METHOD_NOT_ALLOWED: 405,
    ErrorCode.NOT_ACCEPTABLE: 406,
    ErrorCode.CONFLICT: 409,
    ErrorCode.OFFSET_MISMATCH: 409,
    ErrorCode.GONE: 410,
    ErrorCode.WRONG_VERSION: 412,
    ErrorCode.TOO_LARGE: 413,
    ErrorCode.UNSUPPORTED_TYPE: 415,
    ErrorCode.UPGRADE_NEEDED: 426,
    ErrorCode.TOO_MANY_REQUESTS: 429,
    ErrorCode.HASH_MISMATCH: 460,
    ErrorCode.SERVER_ERROR: 500,
    ErrorCode.BUSY: 503,
}

_RETRY = frozenset(
    {
        ErrorCode.OFFSET_MISMATCH,
        ErrorCode.TOO_MANY_REQUESTS,
        ErrorCode.HASH_MISMATCH,
        ErrorCode.SERVER_ERROR,
        ErrorCode.BUSY,
    }
)
