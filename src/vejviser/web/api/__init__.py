"""The programming interface over HTTP: everything the pages do, for programs."""
