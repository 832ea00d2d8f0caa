"""The described HTTP interface: OpenAPI at `/api/openapi.json`, its page at `/api/docs`."""

# The blueprint's decorators say more of their types than those of the library they stand for.
# pyright: reportIncompatibleMethodOverride=false

from collections.abc import Callable
from typing import Any, TypeVar

import marshmallow as ma
from flask import Flask, Response, render_template, request
from flask.json.provider import DefaultJSONProvider
from flask_smorest import Api as SmorestApi
from flask_smorest import Blueprint as SmorestBlueprint
from webargs.core import is_json
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import NotFound, UnsupportedMediaType

from daybook import __version__
from daybook.fields import Count, Day, Text, WholeNumber

View = TypeVar("View", bound=Callable[..., Any])
PROBLEM = "application/problem+json"

DESCRIPTION = """\
The interface between a Daybook server, the phones that sync with it and the office's pages.

Signing in gives a token; every other call sends it as `Authorization: Bearer …`. Every error is
`application/problem+json` with a `code` from one closed list; programs switch on the code.
Times are milliseconds since 1970; calendar dates are `YYYY-MM-DD`."""


_PROBLEM_FIELDS: dict[str, ma.fields.Field[Any]] = {
    "code": ma.fields.String(required=True, metadata={"description": "From the closed list"}),
    "status": ma.fields.Integer(required=True),
    "title": ma.fields.String(required=True),
    "detail": ma.fields.String(required=True, metadata={"description": "A sentence for the log"}),
    "request_id": ma.fields.String(required=True),
    "fields": ma.fields.Dict(metadata={"description": "Sentences by field"}),
    "problems": ma.fields.List(
        ma.fields.Dict(),
        metadata={"description": "What to mend in a workbook: sheet, row, column, sentence"},
    ),
}
ProblemSchema = ma.Schema.from_dict(_PROBLEM_FIELDS, name="ProblemSchema")
"""The one shape of an error; made from a dictionary because `fields` is a name of Schema's own."""


class Api(SmorestApi):  # type: ignore[misc]
    """The description; errors are left to `daybook.errors`, which keeps headers such as `Allow`."""

    ERROR_SCHEMA = ProblemSchema

    def _register_error_handlers(self) -> None:
        """None: one handler of the whole application makes every error reply."""

    def _register_responses(self) -> None:
        self.DEFAULT_RESPONSE_CONTENT_TYPE: str = PROBLEM
        super()._register_responses()
        del self.DEFAULT_RESPONSE_CONTENT_TYPE


class JsonParser(FlaskParser):
    """Reads JSON bodies that say they are JSON, and answers 415 to all others.

    What a query's schema does not know is refused: a filter that is ignored shows too much.
    """

    def __init__(self) -> None:
        super().__init__()
        self.DEFAULT_UNKNOWN_BY_LOCATION = {**self.DEFAULT_UNKNOWN_BY_LOCATION, "query": None}

    def load_json(self, req: Any, schema: ma.Schema) -> Any:  # noqa: ARG002
        """The parsed body; raises `UnsupportedMediaType` when the body is of another type."""
        if not is_json(req.mimetype):
            raise UnsupportedMediaType("Send application/json.")
        return req.get_json()


class JsonProvider(DefaultJSONProvider):
    """Reads JSON; what is nested too deep for the stack is bad JSON and no fault of ours."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """The value of a text; raises `ValueError`."""
        try:
            return super().loads(s, **kwargs)
        except RecursionError as error:
            raise ValueError("nested too deep") from error


class Blueprint(SmorestBlueprint):  # type: ignore[misc]
    """A described group of routes whose bodies are JSON and nothing else."""

    ARGUMENTS_PARSER = JsonParser()

    def route(self, rule: str, **options: Any) -> Callable[[View], View]:
        """Answer `rule` with the decorated view."""
        return self._typed(super().route(rule, **options))

    def arguments(self, schema: Any, **options: Any) -> Callable[[View], View]:
        """Give the view the loaded body or, by `location`, query."""
        return self._typed(super().arguments(schema, **options))

    def response(self, status: int, schema: Any = None, **options: Any) -> Callable[[View], View]:
        """Describe and write the good answer."""
        return self._typed(super().response(status, schema, **options))

    def alt_response(
        self, status: int, response: Any = None, **options: Any
    ) -> Callable[[View], View]:
        """Describe another answer."""
        return self._described(super().alt_response(status, response, **options))

    def doc(self, **words: Any) -> Callable[[View], View]:
        """Add `words` to the description of the view; `security=[]` for one that needs no token."""
        return self._described(super().doc(**words))

    @staticmethod
    def _described(decorator: Callable[[Any], Any]) -> Callable[[View], View]:
        """What `decorator` says of a view, on the view itself: no call passes through it."""

        def described(view: View) -> View:
            vars(view)["_apidoc"] = decorator(view)._apidoc
            return view

        return described

    @staticmethod
    def _typed(decorator: Callable[[Any], Any]) -> Callable[[View], View]:
        return decorator


def register(app: Flask) -> Api:
    """Describe `app`; blueprints are then registered on the returned object."""
    app.config.update(
        API_TITLE="Daybook",
        API_VERSION=__version__,
        OPENAPI_VERSION="3.0.3",
        OPENAPI_URL_PREFIX="/api",
        API_SPEC_OPTIONS={
            "info": {"description": DESCRIPTION},
            "components": {
                "securitySchemes": {"device": {"type": "http", "scheme": "bearer"}},
            },
            "security": [{"device": []}],
        },
    )
    app.json = JsonProvider(app)
    api = Api(app)
    api.register_field(WholeNumber, "integer", None)
    api.register_field(Count, "integer", None)
    api.register_field(Text, "string", None)
    api.register_field(Day, "string", None)
    app.before_request(_refuse_nul)
    app.add_url_rule("/api/docs", "docs", lambda: _docs(api.spec))
    app.add_url_rule("/api/docs.css", "docs_style", _docs_style)
    return api


def _refuse_nul() -> None:
    """PostgreSQL has no text with NUL: nothing is stored under such a path."""
    if "\x00" in request.path:
        raise NotFound


def _docs(description: Any) -> str:
    return render_template("api.html", api=description.to_dict())


def _docs_style() -> Response:
    return Response(render_template("api.css"), mimetype="text/css")
