"""One SQLite file: schema, writes, the only SELECTs, decisions."""
