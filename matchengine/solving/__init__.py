"""What the solver stands on. It knows problems, and nothing of trade."""
