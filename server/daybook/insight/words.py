"""Sentences that say what the numbers leave out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def missing(counted: Mapping[str, Any], since: date | None) -> dict[str, str]:
    """How many schools the numbers speak of, and since when others are silent."""
    expected = counted["schools"] - counted["not_expected"]
    zh = f"数据含 {counted['heard']}/{expected} 所学校"
    en = f"{counted['heard']} of {expected} schools"
    if counted["not_heard"]:
        zh += f"，{counted['not_heard']} 所未联系上" + (
            f"，最早 {since.month}月{since.day}日" if since else ""
        )
        en += f"; {counted['not_heard']} not heard" + (
            f" since {since.day} {_MONTHS[since.month - 1]}" if since else " yet"
        )
    if counted["held"]:
        zh += f"；{counted['held']} 条待处理"
        en += f"; {counted['held']} held"
    return {"zh": zh, "en": en}
