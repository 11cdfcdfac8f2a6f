"""Contact sheets: the pages of our PDF, by each engine, beside those of the DOCX as LibreOffice prints it.

Run as `python -m tests.look OUT [OUT …]`, one folder an engine; pictures go to `look` in the first one.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from generator.resources import FONTS
from tests.office import Pair, printed

WIDTH = 500  # px of a portrait page
GAP = 12
LABEL = 26
PAIRS_IN_ROW = 2
WIDE_PAIRS_IN_ROW = 4  # for papers longer than LONG pages
LONG = 8
GROUND, EDGE, INK = "#d9d9d9", "#8c8c8c", "#1a1a1a"
FONT = FONTS / "tinos" / "Tinos-Regular.ttf"

Sheet = Image.Image


def page_images(pdf: Path) -> list[Sheet]:
    """Every page as a picture; all in one scale, portrait pages `WIDTH` wide."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=WIDTH / min(page.get_size())).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def contact_sheet(pairs: Sequence[Pair]) -> Sheet:
    """One paper: its PDF by each engine, then its DOCX, page by page, several pages in a row."""
    columns = {f"PDF, {pair.engine}": page_images(pair.pdf) for pair in pairs}
    columns["DOCX"] = page_images(pairs[0].docx)
    pages = list(_labelled(columns))
    in_row = WIDE_PAIRS_IN_ROW if len(pages) > LONG else PAIRS_IN_ROW
    return stack([beside([beside(one, GAP) for one in row], 4 * GAP) for row in _rows(pages, in_row)])


def _labelled(columns: Mapping[str, Sequence[Sheet]]) -> Iterator[Sequence[Sheet]]:
    blank = Image.new("RGB", (WIDTH, WIDTH), GROUND)
    for number, sheets in enumerate(zip_longest(*columns.values()), 1):
        yield [labelled(sheet or blank, f"{name}, {number}") for name, sheet in zip(columns, sheets, strict=True)]


def _rows(pages: Sequence[Sequence[Sheet]], count: int) -> Iterator[Sequence[Sequence[Sheet]]]:
    return (pages[start : start + count] for start in range(0, len(pages), count))


def labelled(image: Sheet, text: str) -> Sheet:
    """The picture with an edge and a line of text above it."""
    sheet = Image.new("RGB", (image.width + 2, image.height + LABEL + 2), GROUND)
    sheet.paste(Image.new("RGB", (image.width + 2, image.height + 2), EDGE), (0, LABEL))
    sheet.paste(image, (1, LABEL + 1))
    ImageDraw.Draw(sheet).text((2, 2), text, INK, ImageFont.truetype(FONT, LABEL - 6))
    return sheet


def beside(images: Sequence[Sheet], gap: int) -> Sheet:
    """Pictures in one row."""
    width = sum(image.width for image in images) + gap * (len(images) - 1)
    sheet = Image.new("RGB", (width, max(image.height for image in images)), GROUND)
    left = 0
    for image in images:
        sheet.paste(image, (left, 0))
        left += image.width + gap
    return sheet


def stack(images: Sequence[Sheet]) -> Sheet:
    """Pictures one below the other, with a margin around all."""
    width = max(image.width for image in images) + 2 * GAP
    sheet = Image.new("RGB", (width, sum(image.height + GAP for image in images) + GAP), GROUND)
    top = GAP
    for image in images:
        sheet.paste(image, (GAP, top))
        top += image.height + GAP
    return sheet


def main() -> int:
    """Writes one picture a paper and names it."""
    parser = argparse.ArgumentParser(description="Страницы PDF и DOCX рядом, на одной картинке для каждой бумаги.")
    parser.add_argument("outputs", type=Path, nargs="+", metavar="OUT", help="папки с бумагами, по одной на движок")
    outputs = parser.parse_args().outputs
    folder = outputs[0] / "look"
    with printed(*outputs) as pairs:
        folder.mkdir(exist_ok=True)
        for name in dict.fromkeys(pair.name for pair in pairs):
            target = folder / f"{'-'.join(Path(name).parts)}.png"
            contact_sheet([pair for pair in pairs if pair.name == name]).save(target)
            print(target)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
