"""Tests of the places package."""
