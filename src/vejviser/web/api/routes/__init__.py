"""What the interface answers, one module a subject."""
