"""Pages of a project's road: picture, table, steps, shortcuts, readings, law in the making."""
