"""Papers: what a school prints, as A4 sheets with real Chinese letters."""
