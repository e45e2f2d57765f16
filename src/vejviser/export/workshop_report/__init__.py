"""The report that a workshop writes itself, and that of the first mapping: papers for every renderer."""
