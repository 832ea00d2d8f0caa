"""Chinese words carry the punctuation of Chinese."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("server/daybook/**/*.py", "server/daybook/**/*.md", "pwa/src/**/*.ts*", "docs/*.zh.md")
TABLES = {"names.py"}
"""Files whose lists are split at a colon and never shown."""

WORDS = sorted(
    path
    for pattern in (*FOLDERS, "pwa/index.html")
    for path in ROOT.glob(pattern)
    if path.name not in TABLES
)
HALF_WIDTH = re.compile("[\u3400-\u9fff》）][,:;?!()]|[,:;?!()][\u3400-\u9fff《（]")


def half_width(text: str) -> list[str]:
    """The lines that hold half-width punctuation next to a Chinese character."""
    return [line for line in text.splitlines() if HALF_WIDTH.search(line)]


@pytest.mark.parametrize("text", ["没有信号,也能写", "家园(家校)联系", "为什么?", "如:《秋天》"])
def test_half_width_punctuation_beside_chinese_is_found(text: str) -> None:
    assert half_width(text) == [text]


@pytest.mark.parametrize("text", ["今天 18:20", "没有信号，也能写", "Sat (28 Nov), 2 visits"])
def test_times_and_english_keep_their_punctuation(text: str) -> None:
    assert half_width(text) == []


@pytest.mark.parametrize("path", WORDS, ids=lambda path: str(path.relative_to(ROOT)))
def test_chinese_words_have_full_width_punctuation(path: Path) -> None:
    assert half_width(path.read_text("utf-8")) == []
