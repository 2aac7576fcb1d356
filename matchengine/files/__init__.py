"""Everything that opens files: mission tables in, problem and schedule in and out."""
