"""Screens that the page is looked at on, and going from place to place in it."""

DESKTOP, TABLET, PHONE = (1440, 900), (820, 1180), (390, 844)
"""Width and height in CSS pixels."""
NARROWEST = (320, 640)
"""Also what a page has left of 1,280 pixels at a zoom of 400 %."""

GO = """place => new Promise((done) => {
  if (location.hash === place) { done(); return; }
  addEventListener('hashchange', () => setTimeout(done), { once: true });
  location.hash = place;
})"""


def go(tab, place):
    """Change the address as a link does, and wait until the page has followed."""
    tab.evaluate(GO, place)
