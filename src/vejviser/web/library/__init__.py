"""The handbook as pages with permanent addresses."""
