"""The door for AI assistants: tools over the handbook and the road that never answer without a source."""
