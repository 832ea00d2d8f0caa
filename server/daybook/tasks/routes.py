"""Tasks over HTTP."""

from typing import Any

from daybook.accounts import auth
from daybook.api import Blueprint
from daybook.db import db
from daybook.streams.kinds import Author
from daybook.tasks import service
from daybook.tasks.schemas import GivenSchema, TaskSchema

blueprint = Blueprint(
    "tasks", __name__, url_prefix="/api/tasks", description="What a head asks of somebody"
)


@blueprint.route("", methods=["POST"])
@auth.for_people
@blueprint.arguments(TaskSchema)
@blueprint.response(201, GivenSchema)
@blueprint.alt_response(403, success=False, description="Not the head of this school")
def give(body: dict[str, Any]) -> dict[str, str]:
    """Ask somebody of a school to do something."""
    session = db.session()
    who = auth.current(session)
    author = Author(who.user, who.device)
    rid = service.give(
        session,
        author,
        who,
        body["school"],
        body["for_"],
        body["text"],
        due=body["due"],
        form=body["form"],
    )
    session.commit()
    return {"rid": rid}
