"""Daybook: an offline-first logbook for village schools and kindergartens."""

__version__ = "0.1.0"
