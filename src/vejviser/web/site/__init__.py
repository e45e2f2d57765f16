"""The frame of the product: front page, errors, accessibility statement, health."""
