"""Mission tables in and out: which row is what, and what stands in each cell."""
