"""Tests of the children package."""
