"""What a user might take instead of matchengine, each written as one would write it."""
