"""Literal tables and small functions behind `make_kaltim_2025.py`."""
