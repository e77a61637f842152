"""The record as pages, exports and a local web app."""
