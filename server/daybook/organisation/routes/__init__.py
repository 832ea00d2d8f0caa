"""The interface of what offices change in the organisation."""

from daybook.organisation.routes import classes, links, pairs, people, placements, terms, tree
from daybook.organisation.routes import support_teams as teams

blueprints = (
    tree.blueprint,
    links.blueprint,
    terms.blueprint,
    classes.blueprint,
    people.blueprint,
    placements.blueprint,
    teams.blueprint,
    pairs.blueprint,
)
"""Every group of routes, as the office's pages use them."""
