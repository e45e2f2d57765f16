"""What would shorten the road: each design choice made otherwise, alone and two together. Pure functions."""
