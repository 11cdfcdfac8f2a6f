"""A run over papers: each written, checked for parity and published whole; one bad one spares the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.batch.publish import output_folder, safe_name, write_manifest, write_whole
from generator.content.phrases import PLACEHOLDER
from generator.errors import Exit, GeneratorError, ParityBroken, UnwritableOutput
from generator.findings import Finding, Place
from generator.printing import Composed, write
from generator.workspace.load import Workspace

USUAL_NAME = "{бумага}"
Job = tuple[Composed, Workspace]


@dataclass
class Result:
    """What came of a run: files written, papers that failed with the reason, the exit code."""

    written: list[Path] = field(default_factory=list)
    failed: list[tuple[Composed, Finding]] = field(default_factory=list)
    exit_code: Exit = Exit.DONE


def build(jobs: Sequence[Job], out: Path, formats: Sequence[str], progress: Callable[[Composed], None]) -> Result:
    """Print papers into a folder as `OUT/<id>/<paper>.<format>`.

    Raises `UnwritableOutput` and `BusyOutput`; a paper that fails otherwise is named in the result.
    """
    result = Result()
    names = file_names(jobs, formats)
    for _, workspace in jobs:
        _refuse_own_folder(out, workspace)
    with output_folder(out):
        hashes: dict[str, bytes] = {}
        for composed, workspace in jobs:
            progress(composed)
            try:
                written = write(composed, workspace, formats)
            except UnwritableOutput:
                raise
            except GeneratorError as error:
                result.failed.append((composed, error.finding))
                result.exit_code = _code(error, len(jobs))
                continue
            for kind, data in written.items():
                name = f"{names[id(composed)]}.{kind}"
                write_whole(out / name, data)
                hashes[name] = data
                result.written.append(out / name)
        write_manifest(out, hashes)
    return result


def _code(error: GeneratorError, jobs: int) -> Exit:
    return Exit.FAULTS if jobs > 1 and isinstance(error, ParityBroken) else error.exit_code


def _refuse_own_folder(out: Path, workspace: Workspace) -> None:
    if out.resolve() in {one.path.parent.resolve() for one in workspace.descriptions.values()}:
        raise UnwritableOutput(
            "OUT004", f"В папке {out} лежат описания", Place(str(out)), "Назовите для бумаг отдельную папку: -o out."
        )


def file_names(jobs: Sequence[Job], formats: Sequence[str]) -> dict[int, str]:
    """The path of each paper below the output folder, without its suffix; two papers never share one."""
    names: dict[int, str] = {}
    taken: dict[str, Composed] = {}
    for composed, workspace in jobs:
        name = _file_name(composed, workspace)
        if (other := taken.setdefault(name.casefold(), composed)) is not composed:
            message = f"{_called(other)} и {_called(composed)} попали бы в один файл {name}"
            raise UnwritableOutput(
                "OUT005",
                message,
                workspace.settings_place,
                "Добавьте в образец «имена файлов» слово {бумага} или {код}.",
            )
        names[id(composed)] = name
    return names


def _called(composed: Composed) -> str:
    return f"Бумага «{composed.paper.name}» ({composed.description.id})"


def _file_name(composed: Composed, workspace: Workspace) -> str:
    description = composed.description
    pattern = str(workspace.settings["file_names"] or USUAL_NAME)
    values = {
        "бумага": composed.paper.name,
        "код": description.id,
        "название": str(description.record.get("name") or description.id),
    }
    if unknown := [word for word in PLACEHOLDER.findall(pattern) if word not in values]:
        known = ", ".join(f"{{{word}}}" for word in values)
        raise UnwritableOutput(
            "OUT006",
            f"В образце имён файлов нет подстановки «{{{unknown[0]}}}»",
            workspace.settings_place,
            f"Можно: {known}.",
        )
    name = PLACEHOLDER.sub(lambda match: values[match[1]], pattern)
    return f"{safe_name(description.id)}/{safe_name(name)}"
