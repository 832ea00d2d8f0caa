"""Whether the server lives, may be sent work, and what it has done."""

import tempfile

import marshmallow as ma
from daybook_sync.errors import ErrorCode
from flask import Response, current_app
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from daybook import __version__, metrics
from daybook.api import Blueprint
from daybook.db import reading
from daybook.errors import Problem
from daybook.settings import Settings

blueprint = Blueprint("health", __name__, description="For whoever runs the server")


class StatusSchema(ma.Schema):
    """That all is well."""

    status = ma.fields.String(required=True)


class AboutSchema(ma.Schema):
    """Who answers here."""

    name = ma.fields.String(required=True)
    version = ma.fields.String(required=True)
    demo = ma.fields.Boolean(required=True)


@blueprint.route("/healthz")
@blueprint.response(200, StatusSchema)
@blueprint.doc(security=[])
def alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@blueprint.route("/readyz")
@blueprint.response(200, StatusSchema)
@blueprint.doc(security=[])
def ready() -> dict[str, str]:
    """The database answers and the folder takes files; else 503."""
    try:
        with reading() as session:
            session.execute(text("SELECT 1"))
        with tempfile.TemporaryFile(dir=_settings().data_dir):
            pass
    except (SQLAlchemyError, OSError) as error:
        raise Problem(ErrorCode.BUSY, "The database or the data folder does not answer.") from error
    return {"status": "ok"}


@blueprint.route("/metrics")
@blueprint.response(200, {"type": "string"}, content_type="text/plain")
@blueprint.doc(security=[])
def figures() -> Response:
    """Figures in Prometheus' text format."""
    return Response(metrics.page(), content_type=CONTENT_TYPE_LATEST)


@blueprint.route("/api/about")
@blueprint.response(200, AboutSchema)
@blueprint.doc(security=[])
def about() -> dict[str, object]:
    """The server's name and version, and whether its data are a demonstration."""
    settings = _settings()
    return {"name": settings.server_name, "version": __version__, "demo": settings.demo}


def _settings() -> Settings:
    settings: Settings = current_app.extensions["daybook.settings"]
    return settings
