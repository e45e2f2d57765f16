"""Projects as the store keeps them: texts, changes, shares, and who may do what."""
