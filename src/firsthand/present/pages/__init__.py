"""One file a page: rows of the record in, what its template needs out; no markup and no store here."""
