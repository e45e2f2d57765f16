"""Referrals: a project or oneself sent on to an actor, with a note and chosen facts, and followed."""
