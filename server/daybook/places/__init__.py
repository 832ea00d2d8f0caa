"""The organisation tree, classes, terms and placements."""
