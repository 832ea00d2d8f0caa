"""Tests of lists from Excel."""
