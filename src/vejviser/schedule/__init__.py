"""When: how long the road takes, in two clocks that are never mixed. Pure functions over a road."""
