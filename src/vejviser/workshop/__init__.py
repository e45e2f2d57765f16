"""From votes to what a workshop agrees on, where its groups differ, and what cannot be told yet."""
