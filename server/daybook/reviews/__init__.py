"""What readers say of a record: seen, a comment, a request to complete it, thanks."""
