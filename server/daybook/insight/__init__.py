"""The supervisors' questions."""
