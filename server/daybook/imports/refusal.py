"""Why a whole list is refused: said in words, and nothing is changed."""

from collections.abc import Sequence

from daybook_sync.errors import ErrorCode

from daybook.errors import Problem
from daybook.imports.sentences import Words, say


def refused(sentence: str, **values: object) -> Problem:
    """That a file cannot be read as a list."""
    return told(ErrorCode.INVALID, [say(sentence, **values)])


def told(code: ErrorCode, sentences: Sequence[Words]) -> Problem:
    """A problem with its sentences in both languages."""
    problems = [{"field": "", "words": dict(words)} for words in sentences]
    return Problem(code, sentences[0]["en"], problems=problems)
