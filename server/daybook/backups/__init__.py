"""Copies of everything a server holds: made, proved, brought back; and whether it is sound."""
