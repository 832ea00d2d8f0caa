"""The office's overview of schools."""

from typing import Any

from daybook.access import service as access
from daybook.accounts import auth
from daybook.api import Blueprint
from daybook.db import reading
from daybook.insight import service
from daybook.insight.schemas import SchoolsSchema

blueprint = Blueprint(
    "insight", __name__, url_prefix="/api/views", description="What the office asks of schools"
)


@blueprint.route("/schools")
@blueprint.response(200, SchoolsSchema)
def schools() -> dict[str, Any]:
    """The state of each school, in the order of the organisation; a teacher sees none."""
    with reading() as session:
        who = auth.current(session)
        return service.schools(session, access.schools(session, who, "read", "counts"))
