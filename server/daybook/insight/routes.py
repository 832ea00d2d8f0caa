"""The office's overview of schools."""

from typing import Any

from daybook.accounts import auth
from daybook.api import Blueprint
from daybook.db import reading
from daybook.insight import service
from daybook.insight.schemas import OverviewQuerySchema, OverviewSchema

blueprint = Blueprint(
    "insight", __name__, url_prefix="/api/views", description="What the office asks of schools"
)


@blueprint.route("/overview")
@blueprint.arguments(OverviewQuerySchema, location="query")
@blueprint.response(200, OverviewSchema)
@blueprint.alt_response(404, success=False, description="No such term here")
def overview(query: dict[str, Any]) -> dict[str, Any]:
    """The state of each school, in the order of the organisation; a teacher sees none."""
    with reading() as session:
        return service.overview(session, auth.current(session), **query)
