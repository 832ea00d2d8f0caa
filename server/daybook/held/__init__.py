"""What the server keeps without applying it, and what the people in charge make of it."""
