"""Make the pictures of docs/page.md: plan the example, open its page, look at it."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import yaml
from playwright.sync_api import Browser, sync_playwright

from matchengine.cli import main

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}


def planned(folder: Path) -> Path:
    """Plan the example into a folder, and give its page."""
    path = ROOT / "configs" / "kaltim-2025.yaml"
    config = yaml.safe_load(path.read_text("utf-8"))
    config["inputs"] = str((path.parent / config["inputs"]).resolve())
    config["outputs"] = {"folder": str(folder), "formats": ["html"]}
    changed = folder / "config.yaml"
    changed.write_text(yaml.safe_dump(config), "utf-8")
    if main(["run", str(changed)]):
        sys.exit("The example was not planned.")
    return folder / "page.html"


def picture(browser: Browser, page: Path, name: str, place: str = "") -> None:
    """Look at a place of the page on a screen, and keep what is seen."""
    width, height = SIZES[name]
    tab = browser.new_page(viewport={"width": width, "height": height})
    tab.goto(page.as_uri() + place)
    path = PICTURES / f"page-{name}.png"
    tab.screenshot(path=path)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = planned(Path(folder))
        program = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        for name in SIZES:
            picture(browser, page, name)
        browser.close()
