"""Charts of a paper as pictures: what an engine that lays out pages is given in their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from generator.content.tree import Asset, Block, Chart, Figure, Picture, Tree
from generator.pdf.plots import draw_chart
from generator.word.charting import text_style
from generator.word.look import Look


def with_charts_drawn(tree: Tree, look: Look, families: Mapping[str, str]) -> Tree:
    """The tree with a picture in place of each chart; `families` are the names of fonts, by Word's, in the PDF."""
    if not any(isinstance(block, Figure) and isinstance(block.picture, Chart) for block in tree.blocks):
        return tree
    assets, numbers = dict(tree.assets), count(1)

    def drawn(block: Block) -> Block:
        if not (isinstance(block, Figure) and isinstance(chart := block.picture, Chart)):
            return block
        name = f"chart:{next(numbers)}"
        assets[name] = Asset(draw_chart(chart, look, families[text_style(look).family]), "svg")
        return replace(block, picture=Picture(name, chart.width, chart.height, chart.alt, chart.place))

    parts = tuple(replace(part, blocks=tuple(map(drawn, part.blocks))) for part in tree.parts)
    return replace(tree, parts=parts, assets=assets)
