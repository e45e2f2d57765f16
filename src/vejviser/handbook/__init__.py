"""The content: literate Markdown by legal act and topic, and the loader that checks it."""
