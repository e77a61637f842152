"""Runs the stages: their order checked, reports annotated in processes, piles compared. Knows no store."""
