"""What scoring stands on: the mission's tables, products, units, lanes, permits."""
