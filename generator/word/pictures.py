"""Pictures that stand in the frame: logos and emblems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.content.tree import Asset, Picture
from generator.word.draft import Unsupported
from generator.word.opening import Relation, target
from generator.word.wordml import EMU, PIC, WP, A, Element, R, whole

KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}
GRAPHIC_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


@dataclass
class Pictures:
    """Reads pictures and keeps their bytes by part name."""

    parts: Mapping[str, bytes]
    assets: dict[str, Asset] = field(default_factory=dict)

    def read(self, inline: Element, relations: Mapping[str, Relation]) -> Picture:
        """A picture in the line, its size in points.

        Raises `Unsupported` for a kind the PDF cannot show, for cropping and turning, and when nothing tells a
        reader who cannot see it what it shows.
        """
        blip = inline.find(f".//{A}blip")
        if blip is None or inline.find(f".//{PIC}pic") is None:
            raise Unsupported("диаграмма, фигура или рисунок SmartArt")
        _check_transform(inline)
        part = target(relations, blip.get(R + "embed"))
        self._keep(part)
        extent, about = inline.find(WP + "extent"), inline.find(WP + "docPr")
        alt = "" if about is None else about.get("descr") or about.get("title") or ""
        if not alt.strip():
            raise Unsupported("рисунок без замещающего текста (щёлкните по нему правой кнопкой и впишите, что на нём)")
        return Picture(part, _length(extent, "cx"), _length(extent, "cy"), alt)

    def _keep(self, part: str) -> None:
        data = self.parts.get(part, b"")
        kind = next((kind for magic, kind in KINDS.items() if data.startswith(magic)), None)
        if kind is None:
            raise Unsupported(f"рисунок {part.rsplit('/', 1)[-1]} не PNG и не JPEG")
        self.assets[part] = Asset(data, kind)


def _check_transform(inline: Element) -> None:
    crop = inline.find(f".//{A}srcRect")
    if crop is not None and any(whole(crop.get(side)) for side in "ltrb"):
        raise Unsupported("обрезанный рисунок (вставьте его уже обрезанным)")
    frame = inline.find(f".//{A}xfrm")
    if frame is not None and {"rot", "flipH", "flipV"} & set(frame.attrib) - {
        name for name in frame.attrib if frame.get(name) == "0"
    }:
        raise Unsupported("повёрнутый рисунок (вставьте его уже повёрнутым)")


def _length(extent: Element | None, side: str) -> float:
    return 0.0 if extent is None else whole(extent.get(side)) / EMU
