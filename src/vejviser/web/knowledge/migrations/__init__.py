"""The tables of shared knowledge, as they came about."""
