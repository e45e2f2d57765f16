"""Running the product: server, worker, jobs with progress, logs, limits, headers, backup, purge."""
