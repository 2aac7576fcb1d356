"""Screens that the page is looked at on, in CSS pixels: width, height."""

DESKTOP, TABLET, PHONE = (1440, 900), (820, 1180), (390, 844)
NARROWEST = (320, 640)
"""Also what a page has left of 1,280 pixels at a zoom of 400 %."""
