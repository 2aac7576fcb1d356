"""Every plan that was published, under its number, and the one in force."""
