"""What an office would take instead: the plain use of each library, as its documentation shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import cerberus
import yaml

from generator.content.tree import Tree
from generator.pdf import weasy
from generator.pdf.css import stylesheet
from generator.pdf.html import page_html
from generator.word.look import Furniture, Look

SCALARS = ["string", "integer", "float", "boolean", "date", "datetime"]


def read_and_validate(text: str, schema: dict[str, Any]) -> dict[str, Any]:
    """The description read by PyYAML and checked by a new Validator."""
    data = yaml.safe_load(text)
    validator = cerberus.Validator(schema)
    assert validator.validate(data), validator.errors
    return dict(data)


def schema_of(text: str) -> dict[str, Any]:
    """A Cerberus schema that says of each field of a description what it is."""
    described = _schema([yaml.safe_load(text)])
    schema: dict[str, Any] = described["schema"]
    return schema


def _schema(values: Iterable[Any]) -> dict[str, Any]:
    values = list(values)
    if all(isinstance(value, dict) for value in values):
        keys = dict.fromkeys(key for value in values for key in value)
        held = {key: [value[key] for value in values if key in value] for key in keys}
        rules = {key: {**_schema(found), "required": len(found) == len(values)} for key, found in held.items()}
        return {"type": "dict", "schema": rules}
    if all(isinstance(value, list) for value in values):
        items = [item for value in values for item in value]
        return {"type": "list", "schema": _schema(items)} if items else {"type": "list"}
    return {"type": [*SCALARS, "list", "dict"], "nullable": True}


def weasyprint(tree: Tree, look: Look, furniture: Furniture) -> Callable[[], bytes]:
    """WeasyPrint with the HTML and the CSS that we give it, and nothing else: no second layout, no comparison."""
    import weasyprint as library

    tree = weasy.with_charts_drawn(tree, look, {name: family.alias for name, family in look.families.items()})
    urls, sources = weasy._sources(tree, look, furniture)
    html, css = page_html(tree, look, furniture, urls, "2026-09-01T00:00:00Z"), stylesheet(look, furniture)
    fetcher = weasy._fetcher(sources)

    def lay_out() -> bytes:
        fonts = library.text.fonts.FontConfiguration()
        rules = library.CSS(string=css, font_config=fonts, url_fetcher=fetcher)
        paper = library.HTML(string=html, url_fetcher=fetcher)
        return bytes(paper.write_pdf(stylesheets=[rules], font_config=fonts, pdf_variant=weasy.VARIANT))

    return lay_out
