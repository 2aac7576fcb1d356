"""The day itself: what happened, and the plan that follows it with fewest changes."""
