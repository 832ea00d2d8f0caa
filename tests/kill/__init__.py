"""`kill -9` of server workers, of PostgreSQL and of the browser under load, and what was lost."""
