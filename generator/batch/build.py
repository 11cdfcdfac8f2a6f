"""A run over papers: each written, checked for parity and published whole; one bad one spares the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from generator.batch.publish import output_folder, safe_name, write_manifest, write_whole
from generator.content.phrases import PLACEHOLDER
from generator.errors import Exit, FaultyDescription, GeneratorError, MissingLibrary, UnreadablePath, UnwritableOutput
from generator.findings import Finding, Place
from generator.printing import Composed, engine_of, write
from generator.reading.values import Text
from generator.workspace.load import Workspace

USUAL_NAME = "{бумага}"
Job = tuple[Composed, Workspace]


@dataclass
class Result:
    """What came of a run: files written, papers that failed with the reason, the exit code, engines of the PDFs."""

    written: list[Path] = field(default_factory=list)
    failed: list[tuple[Composed, Finding]] = field(default_factory=list)
    exit_code: Exit = Exit.DONE
    engines: set[str] = field(default_factory=set)


@dataclass
class Manifest:
    """What a run adds to the manifest of a folder, by path: hashes of files, engines of PDFs."""

    hashes: dict[str, str] = field(default_factory=dict)
    engines: dict[str, str] = field(default_factory=dict)


def build(
    jobs: Sequence[Job], out: Path, formats: Sequence[str], progress: Callable[[Composed], None], engine: str = ""
) -> Result:
    """Print papers into a folder as `OUT/<id>/<paper>.<format>`, with a manifest of hashes.

    `engine` lays out the PDFs, whatever the workspaces say.

    Raises `UnwritableOutput`, `BusyOutput`, `MissingLibrary` and, for a pattern of names that is no good,
    `FaultyDescription`; a paper that fails otherwise is named in the result.
    """
    result = Result()
    names = file_names(jobs)
    for _, workspace in jobs:
        _refuse_own_folder(out, workspace)
    with output_folder(out), _manifest(out) as manifest:
        for composed, workspace in jobs:
            progress(composed)
            try:
                choice = engine_of(workspace, engine) if "pdf" in formats else None
                written = write(composed, workspace, formats, choice.engine.name if choice else "")
            except (MissingLibrary, UnreadablePath):  # the next paper would fail for the same reason
                raise
            except GeneratorError as error:
                result.failed.append((composed, error.finding))
                result.exit_code = error.exit_code if len(jobs) == 1 else Exit.FAULTS
                continue
            for kind, data in written.items():
                name = f"{names[id(composed)]}.{kind}"
                write_whole(out / name, data)
                manifest.hashes[name] = sha256(data).hexdigest()
                if kind == "pdf" and choice:
                    manifest.engines[name] = choice.engine.name
                    result.engines.add(str(choice))
                result.written.append(out / name)
    return result


@contextmanager
def _manifest(out: Path) -> Iterator[Manifest]:
    """What is put here goes into the manifest, of a run that was stopped half-way too."""
    manifest = Manifest()
    try:
        yield manifest
    finally:
        if manifest.hashes:
            write_manifest(out, manifest.hashes, manifest.engines)


def _refuse_own_folder(out: Path, workspace: Workspace) -> None:
    own = {workspace.root.resolve(), *(one.path.parent.resolve() for one in workspace.descriptions.values())}
    if out.resolve() in own:
        raise UnwritableOutput(
            "OUT004", f"В папке {out} лежат описания", Place(str(out)), "Назовите для бумаг отдельную папку: -o out."
        )


def file_names(jobs: Sequence[Job]) -> dict[int, str]:
    """The path of each paper below the output folder by the paper's `id()`, without suffix; no two are one.

    Raises `FaultyDescription` for a pattern of the workspace that gives one name twice or has an unknown word.
    """
    names: dict[int, str] = {}
    taken: dict[str, Composed] = {}
    for composed, workspace in jobs:
        name = _file_name(composed, workspace)
        if (other := taken.setdefault(name.casefold(), composed)) is not composed:
            message = f"{_called(other)} и {_called(composed)} попали бы в один файл {name}"
            hint = "Дайте описаниям разные коды или добавьте в «имена файлов» слово {бумага}."
            raise FaultyDescription("OUT005", message, _pattern(composed, workspace).place, hint)
        names[id(composed)] = name
    return names


def _called(composed: Composed) -> str:
    return f"Бумага «{composed.paper.name}» ({composed.description.id})"


def _file_name(composed: Composed, workspace: Workspace) -> str:
    description = composed.description
    pattern = _pattern(composed, workspace)
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
    return f"{safe_name(description.id)}/{safe_name(name)}"


def _pattern(composed: Composed, workspace: Workspace) -> Text:
    own = workspace.settings["file_names"]
    return own if isinstance(own, Text) else Text(USUAL_NAME, composed.description.place)
