"""Score buyer-seller pairs of a trade mission and prove a table schedule."""

__version__ = "0.1.0"
