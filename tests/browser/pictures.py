"""Make the pictures of the documents: plan the example, look at its page and prints."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import pypdfium2
import yaml
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from matchengine.cli import main

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
PRINTS = {"agenda": "agendas.en.pdf", "hall-plan": "hall-plan.en.pdf"}
PRINT_SCALE = 1.2
ADVICE_S = "120"
ADVICE_SIZE = (1280, 1720)


def planned(folder: Path) -> Path:
    """Plan the example into a folder, and give that."""
    path = ROOT / "configs" / "kaltim-2025.yaml"
    config = yaml.safe_load(path.read_text("utf-8"))
    config["inputs"] = str((path.parent / config["inputs"]).resolve())
    config["outputs"] = {"folder": str(folder), "formats": ["html", "pdf"]}
    changed = folder / "config.yaml"
    changed.write_text(yaml.safe_dump(config), "utf-8")
    if main(["run", str(changed)]):
        sys.exit("The example was not planned.")
    return folder


def picture(browser: Browser, page: Path, name: str, place: str = "") -> None:
    """Look at a place of the page on a screen, and keep what is seen."""
    width, height = SIZES[name]
    tab = browser.new_page(viewport={"width": width, "height": height})
    tab.goto(page.as_uri() + place)
    path = PICTURES / f"page-{name}.png"
    tab.screenshot(path=path)
    tell(path)


def advised(folder: Path) -> Path:
    """Advise on the example, and give the page of it."""
    limit = ["--time-limit", ADVICE_S]
    if main(["advise", str(folder / "config.yaml"), *limit, "--quiet"]):
        sys.exit("There is no advice on the example.")
    return folder / "advice.en.html"


def top_of(browser: Browser, page: Path, name: str) -> None:
    """Keep what the top of a page looks like, in few colours."""
    width, height = ADVICE_SIZE
    tab = browser.new_page(viewport={"width": width, "height": height})
    tab.goto(page.as_uri())
    path = PICTURES / f"{name}.png"
    tab.screenshot(path=path)
    few = Image.open(path).convert("P", palette=1, colors=128)
    few.save(path, optimize=True)
    tell(path)


def print_out(pdf: Path, name: str) -> None:
    """Keep what the first page of a print looks like."""
    path = PICTURES / f"{name}.png"
    seen = pypdfium2.PdfDocument(pdf)[0].render(scale=PRINT_SCALE).to_pil()
    seen.convert("P", palette=1, colors=32).save(path, optimize=True)
    tell(path)


def tell(path: Path) -> None:
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        outputs = planned(Path(folder))
        for name, pdf in PRINTS.items():
            print_out(outputs / pdf, name)
        program = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        for name in SIZES:
            picture(browser, outputs / "page.html", name)
        top_of(browser, advised(outputs), "advice")
        browser.close()
