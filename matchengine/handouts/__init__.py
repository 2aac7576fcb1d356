"""What people hold in their hands, made from a plan. Nothing here writes a file."""
