"""Papers that a project has to send: one neutral model, a function for each kind, two renderers."""
