"""What a person sees while a command works, and when it is done."""
