"""One module for each kind of paper: a pure function from a project's road to the blocks of the paper."""
