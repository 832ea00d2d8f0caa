"""The figures that `/metrics` shows: requests by route, outcomes of sync, uploads."""

import os

from prometheus_client import REGISTRY as THIS_PROCESS
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
    multiprocess,
)

_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})

_requests = Histogram(
    "daybook_request_seconds",
    "Time to answer, by route.",
    ("method", "route", "status"),
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 2, 5, 10),
)
_outcomes = Counter("daybook_sync_outcomes", "What became of the mutations sent.", ("outcome",))
_uploads = Counter("daybook_uploads", "Ends of file uploads.", ("result",))


def observe(method: str, route: str, status: int, seconds: float) -> None:
    """Count one answered request; `route` is the pattern, never the address itself."""
    method = method if method in _METHODS else "other"
    _requests.labels(method, route, str(status)).observe(seconds)


def count_outcome(outcome: str) -> None:
    """Count one mutation's outcome: ok, merged, held, later or refused."""
    _outcomes.labels(outcome).inc()


def count_upload(result: str) -> None:
    """Count one upload's end: stored, removed, or why it was refused."""
    _uploads.labels(result).inc()


def page() -> bytes:
    """All figures as Prometheus text; of all workers when `PROMETHEUS_MULTIPROC_DIR` is set."""
    if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        return generate_latest(THIS_PROCESS)
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)
