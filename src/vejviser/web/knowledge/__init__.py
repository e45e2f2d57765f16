"""Shared knowledge: what others learnt on the road, from the handbook and from those who contribute."""
