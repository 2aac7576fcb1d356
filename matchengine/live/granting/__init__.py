"""How a meeting that a plan does not have can be granted, and what that costs."""
