"""Refusals of what does not fit the organisation, with the sentence that people read."""

from daybook_sync.errors import ErrorCode

from daybook.errors import Problem


def wrong(field: str, zh: str, en: str) -> Problem:
    """What is asked breaks a rule: `field` is what to mend, the sentences say how."""
    return Problem(ErrorCode.INVALID, en, problems=[_told(field, zh, en)])


def in_the_way(field: str, zh: str, en: str) -> Problem:
    """Something else must be done first, which the sentences say."""
    return Problem(ErrorCode.CONFLICT, en, problems=[_told(field, zh, en)])


def missing(zh: str, en: str) -> Problem:
    """There is no such thing."""
    return Problem(ErrorCode.NOT_FOUND, en, problems=[_told("", zh, en)])


def ordered(since: str, until: str | None) -> None:
    """Nothing where a time begins before it ends; raises INVALID."""
    if until is not None and until < since:
        raise wrong("until", "结束日期早于开始日期，请改正", "The last day is before the first one")


def _told(field: str, zh: str, en: str) -> dict[str, object]:
    return {"field": field, "words": {"zh": zh, "en": en}}
