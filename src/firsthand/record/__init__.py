"""One SQLite file a project: what was read, found and decided, and what it answers."""
