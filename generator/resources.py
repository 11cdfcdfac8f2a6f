"""Files that travel with the package: templates, schemas, fonts.

In a wheel they lie inside the package (`generator/templates`), in a checkout or an editable install beside it.
Imports nothing of ours.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


TEMPLATES = _folder("templates")
SCHEMAS = _folder("schemas")
FONTS = _folder("fonts")
