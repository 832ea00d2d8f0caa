"""The built-in plans reach the phones of an organisation, and only the program writes them."""

from sqlalchemy.orm import Session

from daybook.places import service as places
from daybook.plans import publishing, template
from daybook.streams import kinds
from daybook.streams import service as streams

COUNTY = {"zh": "青禾县", "en": "Qinghe"}
ZONE = "Asia/Shanghai"


def test_every_template_reaches_the_organisation(session: Session) -> None:
    org = places.create_org(session, COUNTY, ZONE).id

    rows = [streams.row(session, publishing.row_id(name), f"org/{org}") for name in template.IDS]
    assert [row and (row.kind, row.body["id"], row.body["order"]) for row in rows] == [
        (publishing.KIND, name, place) for place, name in enumerate(template.IDS)
    ]


def test_publishing_again_changes_nothing(session: Session) -> None:
    org = places.create_org(session, COUNTY, ZONE).id
    rid = publishing.row_id("township-year")
    before = streams.row(session, rid, f"org/{org}")

    publishing.publish_everywhere(session)

    assert streams.row(session, rid, f"org/{org}") == before


def test_a_phone_cannot_change_a_template() -> None:
    kind = kinds.find(publishing.KIND)

    assert kind is not None
    assert kind.check is kinds.refuse
    assert kind.release is kinds.never
