"""What offices change in the organisation: its tree, people, classes, placements and pairs."""
