"""The number of the protocol; it changes whenever the wire-relevant vectors change."""

PROTOCOL = 1
"""What this half speaks."""

OLDEST = 1
"""The oldest protocol whose phones may still pull; pushes of every version are accepted."""
