"""What happens on a day, from a table, from JSON or from lines of text."""
