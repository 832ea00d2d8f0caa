"""Measurements: bytes, seconds, records a second; `make bench` runs them and keeps the figures."""
