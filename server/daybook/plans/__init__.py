"""Plans: what somebody means to do, and how far the records have come."""
