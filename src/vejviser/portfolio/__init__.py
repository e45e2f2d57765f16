"""Many projects at once: where they wait, and what a policy would change. Pure functions over schedules."""
