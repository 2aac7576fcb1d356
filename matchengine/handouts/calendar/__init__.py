"""Calendars of the meetings: one file for all of them, one for each business."""
