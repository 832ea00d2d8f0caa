"""What a server is called when nobody named it, and which settings it refuses."""

import pytest

from daybook.settings import SettingError, Settings


def test_a_demo_is_called_by_its_county_unless_it_is_named() -> None:
    assert Settings(demo=True).server_name == "青禾县"
    assert Settings(demo=True, server_name="凤凰镇").server_name == "凤凰镇"


def test_a_server_without_a_name_has_the_programs() -> None:
    assert Settings().server_name == "Daybook"
    assert Settings.from_environment({"DAYBOOK_DEMO": "no"}).server_name == "Daybook"


def test_traces_of_removed_rows_stay_for_400_days_unless_said_otherwise() -> None:
    assert Settings().removed_days == 400
    assert Settings.from_environment({"DAYBOOK_REMOVED_DAYS": "30"}).removed_days == 30


def test_slips_are_good_for_14_days_and_lead_to_the_address_that_is_set() -> None:
    assert (Settings().invite_days, Settings().address) == (14, "")
    chosen = {"DAYBOOK_INVITE_DAYS": "30", "DAYBOOK_ADDRESS": "https://daybook.example/"}
    settings = Settings.from_environment(chosen)
    assert (settings.invite_days, settings.address) == (30, "https://daybook.example")


@pytest.mark.parametrize(
    ("name", "value"),
    [("INVITE_DAYS", "0"), ("INVITE_DAYS", "61"), ("INVITE_DAYS", "x"), ("ADDRESS", "daybook")],
)
def test_what_makes_no_sense_of_slips_is_said(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"DAYBOOK_{name}"):
        Settings.from_environment({f"DAYBOOK_{name}": value})


@pytest.mark.parametrize("value", ["29", "-1", "a year", "400.5", "99999999999"])
def test_a_number_of_days_that_makes_no_sense_is_said(value: str) -> None:
    with pytest.raises(SettingError, match="DAYBOOK_REMOVED_DAYS"):
        Settings.from_environment({"DAYBOOK_REMOVED_DAYS": value})
