"""The demo's bonds between people and schools: a link, a support team, pairs, and staff facts."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts import people as register
from daybook.accounts import service as accounts
from daybook.demo import people
from daybook.demo.ids import Ids
from daybook.places import links, pairs, support_teams

_TIERS = {"sunli": "county", "linxiaomei": "city", "zhaoguoqiang": "city"}
_SUBJECTS = {"sunli": "语文", "mawenbin": "数学", "zhaoguoqiang": "语文"}
_DECADES = {"wuguilan": 1970, "sunli": 1990, "linxiaomei": 1980, "mawenbin": 1970}
_BEGAN = timedelta(70)
_PAIRS: tuple[dict[str, Any], ...] = (
    {
        "supporter": "sunli",
        "supported": "wuguilan",
        "supporter_school": people.CENTRAL,
        "supported_school": people.LONE_POINT,
        "goals": ["每月一次共同备课", "复式班识字教学", "每学期互听两节课"],
        "frequency": "monthly",
    },
    {
        "supporter": "zhaoguoqiang",
        "supported": "sunli",
        "supporter_school": people.PARTNER_SCHOOL,
        "supported_school": people.CENTRAL,
        "goals": ["一学期磨好三节语文课", "每两周一次共同备课"],
        "frequency": "fortnightly",
    },
)


def tie(
    session: Session, org: str, places: Mapping[str, str], today: date, now: int, ids: Ids
) -> dict[str, str]:
    """Tie the demo's people and schools together; `places` are ids by their keys.

    Gives the pairs in whose files people of the demo write, by the login of who is supported.
    """
    since = today - _BEGAN
    who = {named.login: _known(session, named.login) for named in people.NAMED}
    home, host = places[people.HOME_KINDERGARTEN], places[people.KINDERGARTEN]
    for supporting in (home, places[people.CENTRAL]):
        links.create_link(session, supporting, host, since, None)
    members = [who["linxiaomei"]]
    support_teams.create_team(session, org, people.TEAM, who[people.CAPTAIN], members, since)
    confirmed = now - _BEGAN.days * clock.DAY
    made = {
        asked["supported"]: _pair(session, places, who, {**asked, "since": since}, confirmed, ids)
        for asked in _PAIRS
    }
    _facts(session, who, since)
    for account in sorted(who.values()):
        accounts.renew(session, account, today)
    return made


def _known(session: Session, login: str) -> str:
    found = accounts.find(session, login)
    if found is None:
        raise LookupError(f"nobody has the login {login}")
    return found.id


def _pair(
    session: Session,
    places: Mapping[str, str],
    who: Mapping[str, str],
    asked: Mapping[str, Any],
    confirmed: int,
    ids: Ids,
) -> str:
    sides = {side: who[asked[side]] for side in ("supporter", "supported")}
    at = {f"{side}_school": places[asked[f"{side}_school"]] for side in sides}
    told = {"type": "teacher", "subject": "语文", **asked, **sides, **at}
    made = pairs.propose(session, sides["supporter"], told, pair_id=ids.next("pair"))
    pairs.confirm(session, made, sides["supported"], confirmed)
    return made.id


def _facts(session: Session, who: Mapping[str, str], since: date) -> None:
    for login, account in who.items():
        said = {
            "tier": _TIERS.get(login, "none"),
            "senior": "yes" if login in {"wuguilan", "mawenbin"} else "no",
            "subject": _SUBJECTS.get(login),
            "birth_decade": str(_DECADES.get(login, 1980)),
        }
        for fact, value in said.items():
            register.set_fact(session, account, fact, value, since)
