"""The road in forms that other people and programs read."""
