"""From answers to road: findings, steps in order, open questions, readings, receipt."""
