"""Terms: within which period something must have happened. Plain arithmetic, counted in the Netherlands."""
