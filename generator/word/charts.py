"""Charts of a document: a part for each, a workbook with its numbers inside."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import datetime

from generator.content.tree import Chart
from generator.word.chart_xml import chart_space, number_format
from generator.word.look import Look
from generator.word.relations import OFFICE, ContentTypes, Relations
from generator.word.wordml import serialise
from generator.word.workbook import workbook

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Charts:
    """Stores charts in the parts of a package. `stamp` is the date of their workbooks."""

    parts: MutableMapping[str, bytes]
    relations: Relations
    types: ContentTypes
    look: Look
    language: str
    stamp: datetime

    def store(self, chart: Chart) -> str:
        """Writes the parts of a chart; the id of the document's relation to it."""
        part, book = self._free_names()
        self.parts[book] = workbook(chart, number_format(chart), self.stamp)
        own = Relations(self.parts, part)
        relation = own.add(f"{OFFICE}package", book)
        own.save(self.parts)
        self.parts[part] = serialise(chart_space(chart, self.look, self.language, relation))
        self.types.default("xlsx", WORKBOOK)
        self.types.override(part, CHART)
        return self.relations.add(f"{OFFICE}chart", part)

    def _free_names(self) -> tuple[str, str]:
        """Names of the chart's part and of its workbook that the package has not."""
        names = ((f"word/charts/chart{n}.xml", f"word/embeddings/chart{n}.xlsx") for n in range(1, len(self.parts) + 2))
        return next(pair for pair in names if not self.parts.keys() & set(pair))
