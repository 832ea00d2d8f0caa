"""The sync endpoint: streams, grants, the journal and quarantine."""
