"""What `verify` stands on: the rules, goals and claims, written from the formats."""
