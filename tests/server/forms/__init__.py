"""The forms: their tables, their compilation, their rules."""
