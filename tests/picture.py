"""The picture of the README, pages side by side: python -m tests.picture OUT examples/страница.png."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

PAGES = (("приказ-97/приказ", 0), ("качество-2026/программа", 2), ("качество-2026/план", 0))
HEIGHT, GAP, BACKGROUND = 760, 24, "#e8eaee"


def picture(out: Path) -> Image.Image:
    """The chosen pages in a row, each as high as the others."""
    pages = [_page(out / f"{paper}.pdf", number) for paper, number in PAGES]
    width = sum(page.width for page in pages) + GAP * (len(pages) + 1)
    sheet = Image.new("RGB", (width, HEIGHT + 2 * GAP), BACKGROUND)
    left = GAP
    for page in pages:
        sheet.paste(page, (left, GAP + (HEIGHT - page.height) // 2))
        left += page.width + GAP
    return sheet


def _page(path: Path, number: int) -> Image.Image:
    page = pypdfium2.PdfDocument(path)[number]
    image: Image.Image = page.render(scale=HEIGHT / max(page.get_height(), page.get_width() * 0.85)).to_pil()
    return image


if __name__ == "__main__":
    picture(Path(sys.argv[1])).quantize(128).save(sys.argv[2], optimize=True)
