"""The real page and the real server in a simulated world."""
