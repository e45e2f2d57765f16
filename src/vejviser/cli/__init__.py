"""The `vejviser` command: plan, ask, why and handbook in the terminal, in Danish and English."""
