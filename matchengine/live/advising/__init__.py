"""What advice before the day stands on: changes of the mission, prices, questions."""
