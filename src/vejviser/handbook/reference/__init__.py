"""The reference tables: who can help, which data there are, what others learnt, what an agreement holds."""
