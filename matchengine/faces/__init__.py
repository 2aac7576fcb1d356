"""How plans, scores and reports show themselves in a notebook, from plain data.

What is shown is bounded, whatever the size: the rest is counted, never sent.
"""
