"""The question types of XLSForm: what each becomes, and why some are refused."""

from collections.abc import Mapping
from typing import Final

TYPES: Final[Mapping[str, str]] = {
    "text": "text",
    "string": "text",
    "int": "integer",
    "integer": "integer",
    "decimal": "decimal",
    "range": "range",
    "select one": "select_one",
    "select all that apply": "select_multiple",
    "rank": "rank",
    "date": "date",
    "time": "time",
    "datetime": "dateTime",
    "date time": "dateTime",
    "photo": "image",
    "image": "image",
    "audio": "audio",
    "file": "file",
    "geopoint": "geopoint",
    "location": "geopoint",
    "gps": "geopoint",
    "barcode": "text",
    "note": "note",
    "acknowledge": "acknowledge",
    "trigger": "acknowledge",
    "calculate": "calculate",
    "hidden": "hidden",
    "group": "group",
    "repeat": "repeat",
}
"""pyxform's names of the supported question types, and ours."""

META: Final[Mapping[str, str]] = {
    "start": "start",
    "start time": "start",
    "end": "end",
    "end time": "end",
    "today": "today",
    "username": "username",
    "deviceid": "deviceid",
    "device id": "deviceid",
    "imei": "deviceid",
}
"""Types that the phone answers itself, and what they read."""

_WHO: Final = "no form asks a phone whose it is."
_WHERE: Final = "no form watches where a phone is or what its owner does."
_MAPS: Final = "lines and areas on a map are not drawn on a phone here; a place is a geopoint."
_LISTS: Final = "lists are those of the workbook and those that the school keeps."

NOTED: Final[Mapping[str, str]] = {
    "barcode": "The number is typed; phones scan nothing here.",
}
"""Types that become another, with what that means."""

REFUSED: Final[Mapping[str, str]] = {
    "phonenumber": _WHO,
    "phone number": _WHO,
    "simserial": _WHO,
    "sim id": _WHO,
    "subscriberid": _WHO,
    "subscriber id": _WHO,
    "email": _WHO,
    "audit": _WHERE,
    "start-geopoint": _WHERE,
    "background-geopoint": _WHERE,
    "background-audio": "no form records people without their doing.",
    "video": "films are too large for the lines of village schools; please use image.",
    "geotrace": _MAPS,
    "geoshape": _MAPS,
    "osm": _MAPS,
    "loop": "a loop over a list is written as one group for each, or as a repeat.",
    "include": "a form stands in one workbook.",
    "xml-external": _LISTS,
    "csv-external": _LISTS,
    "select one external": "a list stands in the sheet “choices”, with a choice_filter.",
    "cascading select": "a list is made shorter by choice_filter.",
    "uri": "no form reads what other apps know.",
}
"""Types that XLSForm has and we do not, with the reason."""

_PREFIXES: Final = ("q ", "add ", "get ")


def stem_of(written: str) -> str:
    """A type without the words that older workbooks put around it: “add text prompt” is text."""
    stem = " ".join(written.replace("_", " ").lower().split())
    if stem.startswith("uri:"):
        return "uri"
    for prefix in _PREFIXES:
        stem = stem.removeprefix(prefix)
    return stem.removesuffix(" prompt")


def refusal(written: str) -> str:
    """Why a type is refused, as a sentence."""
    stem = stem_of(written).removeprefix("begin ")
    reason = REFUSED.get(stem, REFUSED.get(stem.partition(" ")[0]))
    sentence = f"Questions of type “{written}” are not supported"
    return f"{sentence}: {reason}" if reason else f"{sentence}."
