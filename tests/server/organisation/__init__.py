"""Tests of what offices change in the organisation."""
