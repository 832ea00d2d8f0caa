"""The closed list of roles, in words, and which of them are written down."""

from typing import Final

from daybook.forms.compiled import Localized

ROLES: Final[dict[str, Localized]] = {
    "teacher": {"zh": "教师", "en": "Teacher"},
    "class_teacher": {"zh": "班主任·主班", "en": "Class teacher"},
    "group_leader": {"zh": "教研组长", "en": "Research-group leader"},
    "counsellor": {"zh": "大队辅导员", "en": "Brigade counsellor"},
    "support": {"zh": "支教教师", "en": "Support teacher"},
    "captain": {"zh": "支教队队长", "en": "Support-team captain"},
    "head": {"zh": "负责人·校长·园长", "en": "Head of a school"},
    "partner": {"zh": "支援校领导", "en": "Supporting school's head"},
    "township": {"zh": "中心校", "en": "Township central school"},
    "supervisor": {"zh": "县教育局", "en": "County supervisor"},
    "trainer": {"zh": "进修学校", "en": "County trainer"},
    "municipal": {"zh": "市级", "en": "Municipal viewer"},
    "admin": {"zh": "管理员", "en": "Administrator"},
}
"""Every role there is, from those who teach to those who look after the server."""

DERIVED: Final = frozenset({"class_teacher", "support", "captain", "partner"})
"""Roles that follow from a class's team, a placement, a support team or a link between schools."""

STORED: Final = frozenset(ROLES) - DERIVED
"""Roles that are given to somebody, from one day to another."""

AT_SCHOOLS: Final = frozenset({"teacher", "group_leader", "counsellor", "head"})
"""Roles that are given to somebody who works at a school; all others are given at an office."""

GIVES: Final[dict[str, frozenset[str]]] = {
    "head": frozenset({"teacher", "group_leader", "counsellor"}),
    "township": frozenset({"teacher", "group_leader", "counsellor", "head"}),
    "supervisor": frozenset({"teacher", "group_leader", "counsellor", "head", "township"}),
    "admin": STORED,
}
"""Which roles each role may give, where it manages people: never its own but for the admin."""
