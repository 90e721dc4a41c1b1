"""The NLGov API Design Rules, as far as their own linter can see them."""
