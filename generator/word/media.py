"""Pictures and charts of a document: each picture file is stored once, each use is a drawing of its own."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

from generator.content.tree import Asset, Chart, Picture
from generator.word.charts import Charts
from generator.word.ooxml import NAMESPACES, Markup, element, run
from generator.word.relations import OFFICE, ContentTypes, Relations
from generator.word.wordml import EMU

TYPES = {"png": "image/png", "jpeg": "image/jpeg"}


class Media:
    """Stores pictures and charts in the parts of a package and draws them. `first_id` is the first free drawing id."""

    def __init__(
        self,
        parts: MutableMapping[str, bytes],
        assets: Mapping[str, Asset],
        relations: Relations,
        types: ContentTypes,
        charts: Charts,
        first_id: int,
    ) -> None:
        self._parts, self._assets, self._relations, self._types = parts, assets, relations, types
        self._charts = charts
        self._next = first_id
        self._stored: dict[bytes, str] = {}

    def draw(self, picture: Picture) -> Markup:
        """A run with the picture in the line. Raises `ValueError` for a kind that Word cannot show."""
        relation, number = self._store(self._assets[picture.asset]), self._number()
        name = f"Рисунок {number}"
        graphic = element("a:graphicData", {"uri": NAMESPACES["pic"]}, _picture(_size(picture), relation, number, name))
        locks = element("a:graphicFrameLocks", {"noChangeAspect": 1})
        return run((), element("w:drawing", None, _inline(picture, number, name, graphic, locks)))

    def draw_chart(self, chart: Chart) -> Markup:
        """A run with the chart in the line, its numbers stored with it."""
        relation, number = self._charts.store(chart), self._number()
        graphic = element("a:graphicData", {"uri": NAMESPACES["c"]}, element("c:chart", {"r:id": relation}))
        return run((), element("w:drawing", None, _inline(chart, number, f"Диаграмма {number}", graphic)))

    def _number(self) -> int:
        number, self._next = self._next, self._next + 1
        return number

    def _store(self, asset: Asset) -> str:
        if asset.kind not in TYPES:
            raise ValueError(f"Word shows no pictures of kind {asset.kind!r}")
        if asset.data not in self._stored:
            part = self._free_name(asset.kind)
            self._parts[part] = asset.data
            self._types.default(asset.kind, TYPES[asset.kind])
            self._stored[asset.data] = self._relations.add(f"{OFFICE}image", part)
        return self._stored[asset.data]

    def _free_name(self, extension: str) -> str:
        names = (f"word/media/picture{n}.{extension}" for n in range(1, len(self._parts) + 2))
        return next(name for name in names if name not in self._parts)


def _inline(drawn: Picture | Chart, number: int, name: str, graphic: Markup, locks: Markup | None = None) -> Markup:
    return element(
        "wp:inline",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        element("wp:extent", _size(drawn)),
        element("wp:docPr", {"id": number, "name": name, "descr": drawn.alt}),
        element("wp:cNvGraphicFramePr", None, locks),
        element("a:graphic", None, graphic),
    )


def _size(drawn: Picture | Chart) -> dict[str, object]:
    return {"cx": round(drawn.width * EMU), "cy": round(drawn.height * EMU)}


def _picture(size: Mapping[str, object], relation: str, number: int, name: str) -> Markup:
    fill = element(
        "pic:blipFill",
        None,
        element("a:blip", {"r:embed": relation}),
        element("a:stretch", None, element("a:fillRect")),
    )
    shape = element(
        "pic:spPr",
        None,
        element("a:xfrm", None, element("a:off", {"x": 0, "y": 0}), element("a:ext", size)),
        element("a:prstGeom", {"prst": "rect"}, element("a:avLst")),
    )
    naming = element("pic:nvPicPr", None, element("pic:cNvPr", {"id": number, "name": name}), element("pic:cNvPicPr"))
    return element("pic:pic", None, naming, fill, shape)
