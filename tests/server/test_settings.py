"""What a server is called when nobody named it."""

from daybook.settings import Settings


def test_a_demo_is_called_by_its_county_unless_it_is_named() -> None:
    assert Settings(demo=True).server_name == "青禾县"
    assert Settings(demo=True, server_name="凤凰镇").server_name == "凤凰镇"


def test_a_server_without_a_name_has_the_programs() -> None:
    assert Settings().server_name == "Daybook"
    assert Settings.from_environment({"DAYBOOK_DEMO": "no"}).server_name == "Daybook"
