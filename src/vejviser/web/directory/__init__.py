"""The directory: who offers what at which step and in which region, claimed and corrected by themselves."""
