"""Content-addressed files and resumable uploads."""
