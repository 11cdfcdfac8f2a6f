"""Files that stand on other files: `основа:` and the chain it begins, the kind all of it has, the whole description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from os.path import normpath
from pathlib import Path

from generator.errors import UnreadablePath
from generator.findings import Finding, Place
from generator.reading.files import is_file, shown
from generator.reading.values import Map, Text, Value
from generator.reading.yaml_reader import read_file
from generator.schema.keys import nearest, plain_key
from generator.schema.language import RecordType, kind_named
from generator.schema.translation import whole
from generator.schema.types import said_empty
from generator.workspace.merging import merge

# The keys that are read before a kind is known, by the names its schema gives them.
KEYS = {"base": ("основа", "base"), "table": ("таблица", "table"), "kind": ("вид", "kind"), "code": ("код", "code")}
KIND_LINE = re.compile(rf"^(?:{'|'.join(KEYS['kind'])})\s*:\s*([^\s#][^#\n]*?)\s*$", re.MULTILINE)


@dataclass(frozen=True, eq=False)
class Source:
    """A file as read; `value` is None where nothing in it can be trusted."""

    path: Path
    value: Map | None
    findings: list[Finding]


@dataclass
class Sources:
    """Files, each read once."""

    read: dict[Path, Source] = field(default_factory=dict)

    def of(self, path: Path) -> Source:
        """The file at a path."""
        if path not in self.read:
            try:
                value, findings = read_file(path, shown(path))
            except UnreadablePath as error:
                value, findings = None, [error.finding]
            self.read[path] = Source(path, value, findings)
        return self.read[path]


@dataclass(frozen=True, eq=False)
class Chain:
    """A file with the bases below it, the nearest first. `fault` says why there is no whole of them."""

    links: tuple[Source, ...]
    fault: Finding | None = None

    @property
    def own(self) -> Source:
        """The file itself."""
        return self.links[0]

    @property
    def bases(self) -> tuple[Path, ...]:
        """The files that it stands on."""
        return tuple(link.path for link in self.links[1:])

    @property
    def is_sound(self) -> bool:
        """Whether every file of it could be read and led to the next."""
        return self.fault is None and all(link.value is not None for link in self.links)

    @property
    def kind(self) -> RecordType | None:
        """The kind of all of it, said by any of its files."""
        return next((kind for kind in map(_kind, self.links) if kind is not None), None)

    @property
    def has_kind(self) -> bool:
        """Whether the whole of it says of what kind it is: the first of its files that says a word about that."""
        said = (link for link in self.links if any(plain_key(key) in KEYS["kind"] for key in link.value or ()))
        return (first := next(said, None)) is not None and _kind(first) is not None

    def whole(self, findings: list[Finding]) -> Map:
        """The description that it makes, without the fields that made it; what merging notices joins the findings."""
        kind = self.kind
        own, *bases = [link.value for link in self.links if link.value is not None]
        if not bases and written(own, "base") is None and written(own, "table") is None:
            return own
        if kind is None:
            return without(own, "base", "table")
        found: Map | None = None
        for value in reversed(bases):
            bare = without(value, "base", "table", "code")
            found = bare if found is None else merge(bare, found, kind, findings)
        bare = without(own, "base", "table")
        return bare if found is None else merge(bare, found, kind, findings)


def said_kind(chain: Chain) -> str:
    """The name of the kind that a chain says it is of, though its file may not be read; "" where it says none."""
    if chain.kind is not None:
        return chain.kind.name
    try:
        said = KIND_LINE.search(chain.own.path.read_text("utf-8", "replace"))
    except OSError:
        return ""
    kind = kind_named(Text(said[1], Place(shown(chain.own.path)))) if said else None
    return kind.name if kind is not None else ""


def is_description(value: Map | None) -> bool:
    """Whether the map is a description at all: it says of what kind it is, or on what it stands."""
    return any(plain_key(key) in (*KEYS["kind"], *KEYS["base"]) for key in value or ())


def written(value: Map | None, name: str) -> Value | None:
    """What stands in the map under a key that is read before its kind is known; None where it says there is none."""
    item = next((item for key, item in (value or {}).items() if plain_key(key) in KEYS[name]), None)
    return None if isinstance(item, Text) and said_empty(item) else item


def without(value: Map, *names: str) -> Map:
    """The map without the fields of these names."""
    unwanted = {key for name in names for key in KEYS[name]}
    found = Map(value.place)
    found.update({key: item for key, item in value.items() if plain_key(key) not in unwanted})
    return found


def chain_of(path: Path, sources: Sources) -> Chain:
    """The chain that begins with a file."""
    links = [sources.of(path)]
    while (name := written(links[-1].value, "base")) is not None:
        above = links[-1]
        if not isinstance(name, Text) or not name.strip():
            return Chain(tuple(links), _fault("После «основа:» нужно имя файла", name))
        below = Path(normpath(above.path.parent / name.strip()))
        if fault := _no_base(name, below, links):
            return Chain(tuple(links), fault)
        links.append(sources.of(below))
        if fault := _other_kind(name, links):
            return Chain(tuple(links[:-1]), fault)
    return Chain(tuple(links))


def _no_base(name: Text, path: Path, links: list[Source]) -> Finding | None:
    way = [link.path for link in links]
    if path in way:
        return _circle(links[way.index(path) :])
    if is_file(path):
        return None
    near = nearest(path.name, _yaml_beside(path))
    guess = f"Возможно, «{near}». " if near else ""
    return _fault(f"Нет основы «{name}»", name, f"{guess}Она ожидается здесь: {shown(path)}.")


def _circle(links: list[Source]) -> Finding:
    """Bases that lead to themselves, told alike wherever one comes upon them: from the first by name."""
    first = min(range(len(links)), key=lambda number: links[number].path)
    turned = [*links[first:], *links[:first]]
    names = " → ".join(link.path.name for link in (*turned, turned[0]))
    closing = written(turned[-1].value, "base")
    assert closing is not None
    return _fault(f"Основа ведёт к самой себе: {names}", closing, "Уберите «основа:» в одном из этих файлов.")


def _yaml_beside(path: Path) -> Iterator[str]:
    try:
        yield from (one.name for one in path.parent.iterdir() if one.suffix in (".yaml", ".yml"))
    except (OSError, ValueError):
        return


def _other_kind(name: Text, links: list[Source]) -> Finding | None:
    """A base that is a registry, or of another kind than what stands on it."""
    kind = _kind(links[-1])
    if kind is None:
        return None
    if kind.name == "registry":
        hint = "Основой бывает описание; справочник виден всей рабочей папке и так."
        return _fault(f"«{name}» — справочник, а не описание", name, hint)
    other = next((one for link in links[:-1] if (one := _kind(link)) is not None), None)
    if other is None or other is kind:
        return None
    message = f"«{name}» — {kind.title}, а это описание — {other.title}"
    return _fault(message, name, "Назовите основу того же вида или уберите «вид:» — он берётся из основы.")


def _kind(source: Source) -> RecordType | None:
    word = written(source.value, "kind")
    return kind_named(word) if isinstance(word, Text) else None


def _fault(message: str, value: Value, hint: str = "Назовите файл рядом: «основа: типовая.yaml».") -> Finding:
    place: Place = whole(value) if isinstance(value, Text) and value else value.place
    return Finding("REF013", message, place, "основа", hint)
