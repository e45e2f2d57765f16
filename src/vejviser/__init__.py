"""The road of an AI medical device from idea to everyday clinical use in Denmark."""

__version__ = "0.1.0"
