"""Joining codes are forgiving to read and hard to guess."""

import pytest

from daybook.accounts import codes


def test_a_new_code_is_shown_in_two_halves_and_read_back() -> None:
    code = codes.new_code()

    assert len(code) == 11
    assert code[5] == "-"
    assert codes.read(code) == code.replace("-", "")


@pytest.mark.parametrize(
    "typed",
    [
        "01ABC-DEFGH",
        "01abc defgh",
        " OIABCDEFGH ",
        "oLabc-defgh",
        "０１ABC－DEFGH",
        "01-ab-cd-ef-gh",
    ],
)
def test_case_hyphens_and_lookalikes_do_not_matter(typed: str) -> None:
    assert codes.read(typed) == "01ABCDEFGH"


@pytest.mark.parametrize(
    "typed", ["", "ABCDE", "ABCDE-FGHJKM", "UUUUU-UUUUU", "凤凰镇凤凰镇凤凰镇凤"]
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert codes.read(typed) is None


def test_codes_do_not_repeat() -> None:
    assert len({codes.new_code() for _ in range(1000)}) == 1000
