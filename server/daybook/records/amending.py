"""Takes out of a record who may not be named, so that the work still counts.

A child whose guardian has not agreed becomes "a child"; the phone that wrote it may not have known.
A name that is no longer kept becomes the code that stands for it, wherever it stands in the words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from daybook_sync.ids import new_id
from daybook_sync.mutation import Mutation
from sqlalchemy.orm import Session

from daybook.children import service as children
from daybook.children import traces
from daybook.children.traces import Trace
from daybook.forms import service as forms
from daybook.forms.compiled import OF_CHILDREN, Field
from daybook.forms.parts import roles_of
from daybook.streams.kinds import Row

_TRACES = "daybook.records.traces"


def amend(session: Session, mutation: Mutation, row: Row | None) -> Mutation:
    """The mutation without names that may not be kept; the very same where there are none."""
    named = (row.form or "", row.form_version or 0) if row else mutation.form or ("", 0)
    form = forms.find(session, *named)
    if form is None or not mutation.fields:
        return mutation
    fields = dict(mutation.fields)
    barred = _barred(session, _children_in(form["fields"], fields))
    if barred:
        fields = unnamed(form["fields"], fields, barred)
    if mutation.change == "put" and row is None:
        # A new record has no part of anybody else's yet, also where it began as a copy.
        fields = {name: value for name, value in fields.items() if name not in roles_of(form)}
    school = fields.get("_school") or (row.body.get("_school") if row else None)
    if isinstance(school, str):
        fields = traces.cleaned(fields, _traces(session, school))
    return mutation if fields == mutation.fields else replace(mutation, fields=fields)


def unnamed(
    questions: Sequence[Field], answers: Mapping[str, Any], barred: Mapping[str, str]
) -> dict[str, Any]:
    """Answers in which some children, by id, are children without a name.

    `barred` gives what stands for each; how many there are stays the same.
    """
    changed = dict(answers)
    for field in _asked(questions):
        value = answers.get(field["name"])
        if _is_of_children(field):
            changed |= {field["name"]: _without(value, barred)} if value is not None else {}
        elif field["type"] == "repeat" and isinstance(value, list):
            inside = field.get("fields", ())
            changed[field["name"]] = [
                unnamed(inside, one, barred) if isinstance(one, dict) else one for one in value
            ]
    return changed


def _without(value: Any, barred: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [barred.get(one, one) if isinstance(one, str) else one for one in value]
    return barred.get(value, value) if isinstance(value, str) else value


def _barred(session: Session, named: set[str]) -> dict[str, str]:
    """Those who may not be named, each with an answer that says nothing of who it is."""
    known = children.consents_of(session, named) if named else {}
    said = {child: consent for child, consent in known.items() if consent != children.WITHDRAWN}
    return {
        child: children.UNNAMED + new_id()[len(children.UNNAMED) :]
        for child, consent in said.items()
        if consent not in children.NAMED
    }


def _children_in(questions: Sequence[Field], answers: Mapping[str, Any]) -> set[str]:
    found: set[str] = set()
    for field in _asked(questions):
        value = answers.get(field["name"])
        many = value if isinstance(value, list) else [value]
        if _is_of_children(field):
            found |= {one for one in many if isinstance(one, str)}
        elif field["type"] == "repeat":
            for one in many:
                found |= (
                    _children_in(field.get("fields", ()), one) if isinstance(one, dict) else set()
                )
    return found


def _asked(questions: Sequence[Field]) -> Iterator[Field]:
    """The questions of a level, those of groups in their place."""
    for field in questions:
        if field["type"] == "group":
            yield from _asked(field.get("fields", ()))
        else:
            yield field


def _is_of_children(field: Field) -> bool:
    source = field.get("list")
    return isinstance(source, dict) and source["source"] in OF_CHILDREN


def _traces(session: Session, school: str) -> Sequence[Trace]:
    """The removed names of a school; asked once for all records of a request."""
    kept: dict[str, Sequence[Trace]] = session.info.setdefault(_TRACES, {})
    if school not in kept:
        kept[school] = traces.of_school(session, school)
    return kept[school]
