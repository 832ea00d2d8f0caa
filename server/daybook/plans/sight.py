"""Which plans somebody sees, changes, or only counts: what the policy says, asked once."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from daybook.access import service as access
from daybook.access.reach import Action
from daybook.access.service import Facts, Part, Who
from daybook.plans.models import Plan
from daybook.plans.owners import Owner


@dataclass(frozen=True)
class Sight:
    """Whose plans somebody reads: of `schools`, of persons at `personal` ones and of `parts`.

    In `counted` schools only how far plans have come is read, without names and records.
    """

    user: str
    schools: frozenset[str]
    personal: frozenset[str]
    parts: tuple[Part, ...]
    counted: frozenset[str]

    def sees(self, plan: Plan, schools: frozenset[str]) -> bool:
        """Whether somebody reads a plan, which is of these schools, in full."""
        if plan.kind != "person":
            return bool(schools & self.schools)
        if plan.owner == self.user or schools & self.personal:
            return True
        return any(
            schools & part.schools and (part.owners is None or plan.owner in part.owners)
            for part in self.parts
        )

    def counts(self, plan: Plan, schools: frozenset[str]) -> bool:
        """Whether somebody reads how far a plan has come, and no more of it."""
        return plan.kind != "person" and bool(schools & self.counted)

    @property
    def everywhere(self) -> frozenset[str]:
        """Every school of which somebody reads any plan at all."""
        beyond = (part.schools for part in self.parts)
        return self.schools.union(self.personal, self.counted, *beyond)


def of(session: Session, who: Who) -> Sight:
    """What somebody reads of plans."""
    return Sight(
        who.user,
        access.schools(session, who, "read", "plan"),
        access.schools(session, who, "read", "plan.person"),
        access.parts(session, who, "read", "plan.person"),
        access.schools(session, who, "read", "plan", counted=True),
    )


def may(session: Session, who: Who, action: Action, owner: Owner) -> bool:
    """Whether somebody may make or change the plan of an owner.

    A person's own; a school's by its head; that of two schools from either side; a township's by
    whoever looks after all of its schools.
    """
    if owner.kind == "person":
        return access.may(session, who, action, "plan.person", Facts(owner=owner.id))
    allowed = access.schools(session, who, action, "plan")
    concerned = frozenset(owner.schools)
    return bool(concerned & allowed) if owner.kind == "link" else concerned <= allowed
