"""The application factory: a table of contents of the server."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from daybook import api, errors, headers, health, limits, logs, web
from daybook.accounts import routes as accounts
from daybook.db import db, prepare_sqlite
from daybook.forms import routes as forms
from daybook.guardians import paper_routes as papers
from daybook.guardians import routes as guardians
from daybook.held import routes as held
from daybook.held import service as held_service
from daybook.imports import routes as imports
from daybook.insight import routes as insight
from daybook.joining import routes as joining
from daybook.organisation import routes as organisation
from daybook.parcels import routes as parcels
from daybook.parcels import service as parcel_service
from daybook.photos import routes as photos
from daybook.photos.override import MethodOverride
from daybook.plans import kind as plan_kind
from daybook.plans import publishing as plan_templates
from daybook.plans import routes as plans
from daybook.records import kind as record_kind
from daybook.records import routes as records
from daybook.retention import routes as retention
from daybook.reviews import kind as review_kind
from daybook.reviews import routes as reviews
from daybook.settings import Settings
from daybook.streams import routes as streams
from daybook.tasks import kind as task_kind
from daybook.tasks import routes as tasks

LARGEST_BODY = 1024 * 1024
"""Bytes of any body but a picture's, which `photos` allows more."""

CONNECTIONS = 16
"""Connections kept open, two for each thread: opening one anew costs more than most requests."""

QUIET = True
"""What a failed statement was to store are people's words: they never come into a log."""


def create_app(settings: Settings | None = None) -> Flask:
    """A configured application; `settings` default to the environment's."""
    settings = settings or Settings.from_environment()
    app = Flask(__name__, static_folder=None)
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"pool_size": CONNECTIONS, "hide_parameters": QUIET}
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.extensions["daybook.settings"] = settings
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    if settings.proxies:
        trusted = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=trusted, x_proto=trusted)  # type: ignore[method-assign]

    app.wsgi_app = MethodOverride(app.wsgi_app)  # type: ignore[assignment, method-assign]

    db.init_app(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            prepare_sqlite(db.engine)
    logs.register(app, settings.log_level)
    errors.register(app)
    limits.register(app, settings)
    headers.register(app)

    record_kind.register()
    review_kind.register()
    task_kind.register()
    plan_kind.register()
    plan_templates.register()
    held_service.register()
    parcel_service.register()

    described = api.register(app)
    described.register_blueprint(health.blueprint)
    described.register_blueprint(accounts.blueprint)
    described.register_blueprint(joining.blueprint)
    described.register_blueprint(imports.blueprint)
    described.register_blueprint(photos.blueprint)
    described.register_blueprint(streams.blueprint)
    described.register_blueprint(records.blueprint)
    described.register_blueprint(forms.blueprint)
    described.register_blueprint(plans.blueprint)
    described.register_blueprint(held.blueprint)
    described.register_blueprint(reviews.blueprint)
    described.register_blueprint(tasks.blueprint)
    described.register_blueprint(insight.blueprint)
    described.register_blueprint(guardians.blueprint)
    described.register_blueprint(papers.blueprint)
    described.register_blueprint(retention.blueprint)
    described.register_blueprint(parcels.blueprint)
    for blueprint in organisation.blueprints:
        described.register_blueprint(blueprint)
    app.register_blueprint(web.pages())

    return app
