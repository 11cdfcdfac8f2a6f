"""The printed size of a picture, from its own pixels and the room on the page."""

from __future__ import annotations

import re
import warnings
from io import BytesIO

from lxml import etree

from generator.content.tree import Asset

POINTS_IN_MM = 72 / 25.4
POINTS_IN_PIXEL = 72 / 96
WIDEST, HIGHEST = 165 * POINTS_IN_MM, 200 * POINTS_IN_MM
MOST_PIXELS = 50_000_000

UNITS = {"": POINTS_IN_PIXEL, "px": POINTS_IN_PIXEL, "pt": 1.0, "mm": POINTS_IN_MM, "cm": 10 * POINTS_IN_MM, "in": 72.0}

_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*([a-z]*)\s*")


def printed_size(asset: Asset, width: float | None = None) -> tuple[float, float]:
    """Width and height in points: `width` in millimetres or the natural one, made smaller to fit the page.

    Raises `ValueError`, in Russian, for what is no picture or has too many pixels.
    """
    wide, high = _svg_size(asset.data) if asset.kind == "svg" else _raster_size(asset)
    scale = 1.0 if width is None else width * POINTS_IN_MM / wide
    scale = min(scale, WIDEST / wide, HIGHEST / high)
    return wide * scale, high * scale


def _raster_size(asset: Asset) -> tuple[float, float]:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(asset.data), formats=(asset.kind.upper(),)) as picture:
                wide, high = picture.size
    except Image.DecompressionBombError:
        raise ValueError("в рисунке слишком много точек") from None
    except (OSError, SyntaxError, ValueError, KeyError):
        raise ValueError(f"файл повреждён или это не {asset.kind.upper()}") from None
    if wide * high > MOST_PIXELS:
        raise ValueError(f"в рисунке слишком много точек: {wide}×{high}, можно до 50 миллионов")
    if not wide or not high:
        raise ValueError("в рисунке нет ни одной точки")
    return wide * POINTS_IN_PIXEL, high * POINTS_IN_PIXEL


def _svg_size(data: bytes) -> tuple[float, float]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise ValueError("файл SVG повреждён") from None
    wide, high = _length(root.get("width")), _length(root.get("height"))
    if not wide or not high:
        box = [float(one) for one in re.findall(r"-?[0-9]*\.?[0-9]+", root.get("viewBox") or "")]
        if len(box) != 4 or box[2] <= 0 or box[3] <= 0:
            raise ValueError("в SVG нет размера: ни width и height, ни viewBox")
        wide, high = box[2] * POINTS_IN_PIXEL, box[3] * POINTS_IN_PIXEL
    return wide, high


def _length(said: str | None) -> float:
    """A length in points, 0 for what is absent or relative."""
    match = _LENGTH.fullmatch(said or "")
    return float(match[1]) * UNITS.get(match[2], 0.0) if match else 0.0
