"""The handbook as pages: what stands on each, how they lead on, and how they are listed."""
