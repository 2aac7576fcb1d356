"""What the outputs say of a plan, as tables and data. Nothing here opens a file."""
