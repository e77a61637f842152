"""Many reports -> links between them."""
