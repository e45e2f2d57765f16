"""Workshops: statements, votes, what the groups share, and the report that writes itself."""
