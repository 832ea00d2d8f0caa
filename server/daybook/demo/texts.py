"""Strings together the demo's sentences into notes of lifelike length."""

import math
from collections.abc import Sequence
from random import Random

_MEDIAN, _SPREAD = 38, 1.067
"""Lengths are log-normal: half the notes are under 38 characters, one in twenty over 220."""

_LONGEST = 600


def note(choice: Random, sentences: Sequence[str]) -> str:
    """Different sentences in a row, up to a length drawn at random."""
    wanted = min(_LONGEST, choice.lognormvariate(math.log(_MEDIAN), _SPREAD))
    text = ""
    for sentence in choice.sample(sentences, len(sentences)):
        if text and len(text) + len(sentence) > wanted:
            break
        text += sentence
    return text


def some(choice: Random, values: Sequence[str], most: int) -> list[str]:
    """One to `most` different values, in their own order."""
    taken = set(choice.sample(values, choice.randint(1, min(most, len(values)))))
    return [value for value in values if value in taken]
