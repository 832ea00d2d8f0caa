"""The demo township: generated people, records and pictures from a fixed seed."""
