"""The manifest of an output folder: what stands in it, from what it was made, by which engine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator import __version__
from generator.batch.digests import metodist
from generator.batch.publish import write_whole

MANIFEST = "manifest.json"
PARTS = ("files", "engines", "keys", "sources", "run")
WORDS = ("files", "engines", "keys")  # parts that say one word of each name
RUN: Mapping[str, type] = {"key": str, "how": str, "beside": list, "papers": dict, "left": list, "remarks": int}


@dataclass
class Manifest:
    """What runs said of a folder.

    `program` is the hash of the metodist that wrote it, `files` are hashes of bytes by path, `engines` the engines of
    PDFs by path; `keys` say by paper what it was made from, `sources` where the numbers of a report come from, `run`
    what the last whole run was made from, how it was asked for, how many remarks it told, which papers were its own and
    which of earlier ones nothing makes any more.
    """

    folder: Path
    program: str = ""
    files: dict[str, str] = field(default_factory=dict)
    engines: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    sources: dict[str, Any] = field(default_factory=dict)
    run: dict[str, Any] = field(default_factory=dict)
    damaged: bool = False

    def has(self, paper: str, key: str, suffixes: tuple[str, ...]) -> bool:
        """Whether a paper made from the same stands in the folder, every byte of it."""
        return self.keys.get(paper) == key and all(self.is_whole(f"{paper}.{suffix}") for suffix in suffixes)

    def is_whole(self, name: str) -> bool:
        """Whether a file stands as it was written."""
        try:
            return self.files.get(name) == sha256((self.folder / name).read_bytes()).hexdigest()
        except OSError:
            return False

    def add(self, paper: str, key: str, hashes: Mapping[str, str], engine: str) -> None:
        """Note a paper that was written: hashes of its files by suffix."""
        self.keys[paper] = key
        for suffix, digest in hashes.items():
            name = f"{paper}.{suffix}"
            self.files[name] = digest
            if suffix == "pdf":
                self.engines[name] = engine

    def trace(self, paper: str, sources: Mapping[str, Any]) -> None:
        """Note where the numbers of a paper that stands in the folder come from; most papers reckon none."""
        if sources:
            self.sources[paper] = sources

    def outdated(self, paper: str, key: str) -> list[str]:
        """Files of a paper that stand in the folder and were made from something else than the key says."""
        if self.keys.get(paper, key).partition(" ")[0] == key.partition(" ")[0]:
            return []
        return [name for name in self.files if name.rpartition(".")[0] == paper and (self.folder / name).is_file()]

    def save(self) -> None:
        """Write it, in order, without files that are gone. Raises `UnwritableOutput`."""
        files = {name: digest for name, digest in sorted(self.files.items()) if (self.folder / name).is_file()}
        papers = {name.rpartition(".")[0] for name in files}
        told = {
            "metodist": __version__,
            "program": metodist(),
            "files": files,
            "engines": {name: engine for name, engine in sorted(self.engines.items()) if name in files},
            "keys": {paper: key for paper, key in sorted(self.keys.items()) if paper in papers},
            "sources": {paper: told for paper, told in sorted(self.sources.items()) if paper in papers},
            "run": self.run,
        }
        write_whole(self.folder / MANIFEST, f"{json.dumps(told, ensure_ascii=False, indent=2)}\n".encode())


def read_manifest(folder: Path) -> Manifest:
    """What earlier runs said; `damaged` where it cannot be read, and counts as nothing said then."""
    found = Manifest(folder)
    try:
        told = json.loads((folder / MANIFEST).read_text("utf-8"))
        found.program = str(told.get("program", ""))
        for part in PARTS:
            value = dict(told.get(part, {}))
            if part in WORDS and not all(isinstance(one, str) for one in value.values()):
                raise TypeError(part)
            setattr(found, part, value)
        if not all(isinstance(found.run.get(name, kind()), kind) for name, kind in RUN.items()):
            raise TypeError("run")
    except FileNotFoundError:
        return found
    except (OSError, ValueError, TypeError, AttributeError):
        return Manifest(folder, damaged=True)
    return found
