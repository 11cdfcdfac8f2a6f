"""Names of papers' files: the pattern of a workspace, names that every file system takes, no two alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from unicodedata import category, normalize

from generator.content.phrases import PLACEHOLDER
from generator.errors import FaultyDescription
from generator.findings import Place
from generator.printing import Composed
from generator.reading.values import Text
from generator.workspace.load import Workspace

USUAL_NAME = "{бумага}"
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")}
LONGEST = 120  # bytes of a name, its suffix apart
UNSAFE = re.compile(r'[<>:"/\\|?*]+')


@dataclass(frozen=True, slots=True)
class Named:
    """A paper with the path of its files below the output folder, without suffix; `place` is that of the pattern."""

    id: str
    paper: str
    path: str
    place: Place


def safe_name(text: str) -> str:
    """The text as a name that every file system takes: visible signs only, no reserved words, 120 bytes at most.

    A name that had to be cut ends in a mark of the whole text, so that two long ones stay two.
    """
    whole = normalize("NFC", text)
    visible = "".join(sign for sign in whole if sign.isspace() or category(sign)[0] != "C")
    name = UNSAFE.sub("-", " ".join(visible.split())).strip(" .-") or "бумага"
    if len(name.encode()) > LONGEST:
        mark = sha256(whole.encode(errors="replace")).hexdigest()[:6]
        name = f"{name.encode()[: LONGEST - 7].decode(errors='ignore').rstrip(' .-')}-{mark}"
    return f"{name}-" if name.split(".")[0].rstrip().casefold() in RESERVED else name


def named(composed: Composed, workspace: Workspace) -> Named:
    """A paper with the name that the workspace's pattern gives it.

    Raises `FaultyDescription` for a pattern with an unknown word.
    """
    description = composed.description
    own = workspace.settings["file_names"]
    pattern = own if isinstance(own, Text) else Text(USUAL_NAME, description.place)
    values = {
        "бумага": composed.paper.name,
        "код": description.id,
        "название": str(description.record.get("name") or description.id),
    }
    if unknown := [word for word in PLACEHOLDER.findall(pattern) if word not in values]:
        known = ", ".join(f"{{{word}}}" for word in values)
        raise FaultyDescription(
            "OUT006", f"Такой подстановки в именах файлов нет: «{{{unknown[0]}}}»", pattern.place, f"Можно: {known}."
        )
    name = PLACEHOLDER.sub(lambda match: values[match[1]], pattern)
    return Named(description.id, composed.paper.name, f"{safe_name(description.id)}/{safe_name(name)}", pattern.place)


def refuse_twins(papers: Iterable[Named]) -> None:
    """Raises `FaultyDescription` when two papers would land in one file."""
    taken: dict[str, Named] = {}
    for one in papers:
        if (other := taken.setdefault(one.path.casefold(), one)) is not one:
            message = f"{_called(other)} и {_called(one)} попали бы в один файл {one.path}"
            hint = "Дайте описаниям разные коды или добавьте в «имена файлов» слово {бумага}."
            raise FaultyDescription("OUT005", message, one.place, hint)


def _called(one: Named) -> str:
    return f"Бумага «{one.paper}» ({one.id})"
