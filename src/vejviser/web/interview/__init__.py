"""The interview: one question at a time, every answer saved at once."""
