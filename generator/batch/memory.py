"""The last run remembered: when nothing it read has changed since, nothing needs to be read again."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from os import environ
from os.path import normpath, relpath
from pathlib import Path
from typing import Any

from generator.batch.digests import contents, digest, metodist
from generator.batch.manifest import MANIFEST, Manifest, read_manifest
from generator.batch.publish import OWNER
from generator.batch.request import Request
from generator.batch.results import Results, Row, State
from generator.workspace.files import SETTINGS, find_root

LARGEST = 256 << 20  # bytes of a workspace that are worth reading to know that they are the old ones


def recall(request: Request) -> Results | None:
    """The results of a run that would change nothing, and the `remarks` of the one before; None when it might."""
    manifest = read_manifest(request.out)
    run = manifest.run
    if request.force or not run or (request.out / OWNER).exists():  # a run is at work there, or was killed
        return None
    if run.get("key") != run_key(request, run.get("beside", ())):
        return None
    rows = []
    for path, (code, paper) in run.get("papers", {}).items():
        files = [f"{path}.{suffix}" for suffix in request.making.formats]
        if not all(map(manifest.is_whole, files)):
            return None
        rows.append(Row(code, paper, path, State.UNCHANGED, files))
    return Results(rows, remarks=run.get("remarks", 0), left=run.get("left", []))


def left_over(request: Request, manifest: Manifest, rows: Collection[str]) -> list[str]:
    """Paths of papers that stand in the folder since a run asked alike, and that nothing makes any more."""
    run = manifest.run
    if run.get("how") != _how(request):
        return []
    stand = {name.rpartition(".")[0] for name in manifest.files if (manifest.folder / name).is_file()}
    return sorted(stand.intersection((*run.get("papers", {}), *run.get("left", []))).difference(rows))


def memory(request: Request, used: Iterable[Path], results: Results, remarks: int) -> dict[str, Any]:
    """What the manifest keeps of a run that printed all it was asked for; without a key where it cannot be told again.

    `used` are files and folders that it read; those that are not seen in the workspace's own folder are kept by name.
    """
    root = _root(request)
    seen = set(_files(root, request.out.absolute()))
    outside = sorted(relpath(path, root) for path in used if path not in seen)
    key = run_key(request, outside)
    papers = {row.path: (row.id, row.paper) for row in results.rows}
    told = {"beside": outside, "papers": papers, "left": results.left, "remarks": remarks}
    return {"key": key or "", "how": _how(request), **told}


def run_key(request: Request, beside: Iterable[str]) -> str | None:
    """The hash of all that a run reads and how it was asked for; None where that is no whole workspace, or too large.

    `beside` are files and folders that `_files` of the workspace does not show, from its root.
    """
    root = _root(request)
    if not (root / SETTINGS).is_file() or any(not path.is_relative_to(root) for path in _asked(request)):
        return None
    files = list(_files(root, request.out.absolute()))
    if sum(file.stat().st_size for file in files) > LARGEST:
        return None
    tables = [request.table] if request.table else []
    how = (_how(request), environ.get("SOURCE_DATE_EPOCH", ""))
    others = [file for name in beside for file in _whole(root / name)]
    return digest((metodist(), *how, *contents([*files, *others, *tables], root)))


def _how(request: Request) -> str:
    """The hash of how a run was asked for: of which descriptions, what papers."""
    root = _root(request)
    where = (relpath(root, request.out), *(relpath(path, root) for path in _asked(request)))
    making = request.making
    return digest((repr(sorted(making.papers)), repr(sorted(making.formats)), making.engine, *where))


def _asked(request: Request) -> list[Path]:
    return [Path(normpath(path.absolute())) for path in request.paths]


def _root(request: Request) -> Path:
    return find_root(_asked(request)[0])


def _whole(path: Path) -> list[Path]:
    """A file, or all files of a folder."""
    return [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]


def _files(root: Path, out: Path) -> Iterator[Path]:
    """All files of a workspace and of those below it, but for hidden ones and ready papers."""
    for folder, folders, files in os.walk(root):
        if folder == str(out) or (MANIFEST in files and Path(folder) != root):
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        shown = (Path(folder, name) for name in files if not name.startswith("."))
        yield from (file for file in shown if file.is_file())
