"""Font files read by their tables, beside what fontTools makes of the same files."""

from __future__ import annotations

from importlib.metadata import entry_points
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from generator.resources import FONTS
from generator.word.sfnt import Sfnt

PACKAGED = [Path(entry.load().ROOT) for entry in entry_points(group="fontpkg.family")]
FILES = [path for folder in (FONTS, *PACKAGED) for path in sorted(folder.rglob("*.ttf"))]
TINOS = FONTS / "tinos" / "Tinos-Regular.ttf"


def built(chars: dict[int, int]) -> bytes:
    """A font of a few glyphs, the glyph of a code point as wide as asked."""
    names = [".notdef", *(f"g{char:X}" for char in chars)]
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({char: f"g{char:X}" for char in chars})
    builder.setupGlyf(dict.fromkeys(names, TTGlyphPen(None).glyph()))
    builder.setupHorizontalMetrics(dict(zip(names, ((width, 0) for width in (500, *chars.values())), strict=True)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Проба", "styleName": "Bold"})
    builder.setupOS2(fsSelection=1 << 5)
    builder.setupPost()
    buffer = BytesIO()
    builder.save(buffer)
    return buffer.getvalue()


def told(raw: bytes) -> tuple[object, ...]:
    """What fontTools says of a font file: families, style, heights, advances."""
    font = TTFont(BytesIO(raw))
    em, lines, flags = font["head"].unitsPerEm, font["hhea"], font["OS/2"].fsSelection
    families = {str(one).casefold() for one in font["name"].names if one.nameID == 1}
    glyphs = {char: name for char, name in font.getBestCmap().items() if font.getGlyphID(name)}
    advances = {char: font["hmtx"][name][0] / em for char, name in glyphs.items()}
    heights = (lines.ascent / em, -lines.descent / em, lines.lineGap / em)
    return families, (bool(flags & 1 << 5), bool(flags & 1)), heights, advances


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_font_at_hand_reads_as_fonttools_reads_it(path: Path) -> None:
    raw = path.read_bytes()
    font = Sfnt(raw)
    assert (font.families, font.style, font.heights, font.advances) == told(raw)


def test_characters_beyond_the_first_plane_are_read() -> None:
    raw = built({0x41: 600, 0x42: 610, 0x1F600: 900})
    assert Sfnt(raw).advances == {0x41: 0.6, 0x42: 0.61, 0x1F600: 0.9}
    assert (Sfnt(raw).families, Sfnt(raw).style) == ({"проба"}, (True, False))


@pytest.mark.parametrize("length", [0, 3, 11, 100, 400, 2000, 20000, 100000])
def test_a_file_cut_short_is_refused_and_never_half_read(length: int) -> None:
    font = Sfnt(TINOS.read_bytes()[:length])
    with pytest.raises(ValueError):
        assert font.families, font.heights
        assert font.advances
