"""Who reads the records of a form, by the class of visibility that the form has."""

from daybook.forms import service as forms
from daybook.forms.compiled import OF_CHILDREN, CompiledForm


def of(form: CompiledForm) -> str:
    """The class that a form has: its own, else V2 where it is about a class and V1 elsewhere."""
    return form.get("visibility", "V2" if form["audience"] == "class" else "V1")


def pair_of(key: str) -> str | None:
    """The pair in whose file the records of a stream lie; None for all other streams."""
    kind, _, pair = key.partition("/")
    return pair if kind == "pair" else None


def is_private(form: CompiledForm) -> bool:
    """Whether nobody above the school reads the words of its records."""
    return of(form) != "V1"


def is_inside(form: CompiledForm) -> bool:
    """Whether nobody above the school reads its records at all; they are counted there."""
    return of(form) == "V3"


def is_shared(form: CompiledForm) -> bool:
    """Whether the whole school has its records: registers that colleagues choose from."""
    return of(form) == "V1" and form.get("layer") == "register"


def names_children(form: CompiledForm) -> bool:
    """Whether a question of it is answered with children."""
    sources = (field.get("list") for field in forms.questions(form))
    return any(isinstance(found, dict) and found["source"] in OF_CHILDREN for found in sources)
