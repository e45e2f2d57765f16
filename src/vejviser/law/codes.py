"""How sure the answer to a yes/no question is, as small numbers for arrays."""

NO, POSSIBLE, CERTAIN = 0, 1, 2
IMPOSSIBLE = -1
"""What stands for every question where no possible project gives the answers."""
