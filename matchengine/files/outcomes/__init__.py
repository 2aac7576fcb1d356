"""The commitment sheet as it comes back: its rows, cells, contradictions."""
