"""Tests of codes, new passwords and phones as offices give and end them."""
