"""One portion made ready for printing: checked, its papers put together and laid on the spool."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

from generator.batch.digests import contents, digest, metodist
from generator.batch.names import Named, named
from generator.batch.request import Making
from generator.batch.spool import lay
from generator.checking.check import Checked, check_portion, compose_all
from generator.checking.portions import Portion
from generator.derive.tracing import Sources
from generator.findings import Finding, Place, has_errors
from generator.papers.table import papers_of
from generator.pdf.engine import Choice, choose
from generator.printing import FrameWish, Sheet
from generator.reading.files import real_path
from generator.word.opening import BUILT_IN
from generator.workspace.load import Description, Workspace


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper that waits: its name, the place of its description, the key of what it is made from, where its sheet
    lies; where the numbers it reckons come from."""

    named: Named
    place: Place
    key: str
    sheet: Path
    sources: Sources = field(default_factory=dict)


@dataclass(slots=True)
class Prepared:
    """What came of a portion: how many descriptions it has, all that was found, the papers that can be printed, the
    descriptions that cannot, the folders of descriptions, the files and folders of the author's that it read."""

    asked: int
    findings: list[Finding] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    withheld: dict[str, list[str]] = field(default_factory=dict)
    folders: set[Path] = field(default_factory=set)
    used: set[Path] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Preparing:
    """A task: a portion, how its papers are made, the folder of the spool; whether sound descriptions are printed
    beside faulty ones, and which one it is of the run."""

    portion: Portion
    making: Making
    spool: Path
    keep_going: bool = False
    number: int = 0


def prepare(task: Preparing) -> Prepared:
    """Check a portion and lay its papers on the spool, unless something in it is faulty.

    Raises `BadTemplate`, `BadFrame`, `MissingLibrary`, `UnreadablePath`, `UnwritableOutput` and `FaultyDescription`.
    """
    checked = check_portion(task.portion)
    prepared = Prepared(len(_printing(checked.asked)), folders=_folders(checked), used=_read(checked.workspace))
    if checked.faulty:
        prepared.refused = [one.id for one in _printing(checked.asked) if one.id not in checked.sound]
        checked.asked = [one for one in checked.asked if task.keep_going and one.id in checked.sound]
    composed = compose_all(checked, task.making.papers)
    faulty = {one.description.id for one in composed if has_errors(one.findings)}
    prepared.refused += sorted(faulty)
    prepared.withheld = checked.withheld
    for one in composed:
        prepared.used |= _drawn(one.sheet, checked.workspace.root)
        if one.description.id not in faulty:
            path = task.spool / uuid4().hex
            lay(one.sheet, path)
            name, made = named(one, checked.workspace), key(one.sheet, task.making)
            prepared.entries.append(Entry(name, one.sheet.place, made, path, one.sheet.sources))
    prepared.findings = checked.findings
    return prepared


def _printing(descriptions: Iterable[Description]) -> list[Description]:
    """Those that have papers: a registry has none."""
    return [one for one in descriptions if papers_of(one.kind.name)]


def key(sheet: Sheet, making: Making) -> str:
    """What a paper is made from: its tree, its frame with fonts, the stamp and all of metodist; after a space, how:
    formats and engine.

    Places in the author's files are no part of it: a comment added above changes no paper.
    """
    wish = sheet.wish
    choice = choice_of(sheet, making)
    frame = (_frame(wish.name, wish.root, wish.fonts), repr(wish.organisation))
    content = digest((metodist(), repr(sheet.tree), *frame, str(sheet.stamp)))
    return f"{content} {digest((*sorted(making.formats), choice.engine.name if choice else ''))}"


def choice_of(sheet: Sheet, making: Making) -> Choice | None:
    """The engine of a paper's PDF, where it has one. Raises `MissingLibrary`."""
    return choose(making.engine or sheet.engine) if "pdf" in making.formats else None


@lru_cache(maxsize=64)
def _frame(name: str, root: Path, fonts: str) -> str:
    frame = FrameWish(name, root, fonts, ()).frame
    faces = {face.path for family in frame.look.families.values() for face in family.faces.values()}
    parts = [part for name in sorted(frame.parts) for part in (name, frame.parts[name])]
    return digest((*parts, *(part for face in sorted(faces) for part in contents([face], face.parent))))


def _folders(checked: Checked) -> set[Path]:
    workspace = checked.workspace
    return {workspace.root.resolve(), *(one.path.parent.resolve() for one in workspace.descriptions.values())}


def _read(workspace: Workspace) -> set[Path]:
    """Files that a workspace is read from: descriptions with their bases, tables, phrases."""
    files = {file for own, bases in workspace.bases.items() for file in (own, *bases)}
    files |= {Path(name).absolute() for name in workspace.tables.values()}
    return files | ({workspace.phrases_file} if workspace.phrases_file else set())


def _drawn(sheet: Sheet, root: Path) -> set[Path]:
    """What a paper looks like comes from these: the frame, the folder of fonts, pictures."""
    wish = sheet.wish
    found = {real_path(root) / name for name in sheet.tree.assets}
    found |= {root / wish.name} if wish.name.lower() not in BUILT_IN else set()
    return found | ({root / wish.fonts} if wish.fonts else set())
