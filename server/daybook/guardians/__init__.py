"""What a child's guardians may ask of a school: consent, a copy, a correction, an end."""
