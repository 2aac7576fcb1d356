"""The commitment sheet: what the plan expects, and room for what comes of it."""
