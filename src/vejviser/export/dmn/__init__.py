"""DMN 1.3: every decision of the law as a decision table with FEEL conditions."""
