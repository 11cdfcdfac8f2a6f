"""A run over papers: checked and put together in portions, what changed is printed, whole files are published."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from generator.batch.digests import metodist
from generator.batch.manifest import MANIFEST, Manifest, read_manifest
from generator.batch.memory import left_over, memory
from generator.batch.names import refuse_twins
from generator.batch.prepare import Entry, Prepared, Preparing, prepare
from generator.batch.press import Printed, Printing, print_paper
from generator.batch.publish import LOCK, output_folder
from generator.batch.request import Request, Step, Watch
from generator.batch.results import Results, Row, State
from generator.batch.spool import spool
from generator.batch.workers import Lost, Team, cores, team
from generator.checking.portions import portions
from generator.errors import Exit, UnwritableOutput
from generator.findings import Finding, Place, has_errors, in_file_order
from generator.reading.files import is_file, shown

WORTH, PORTIONS_WORTH = 8, 1  # papers, portions for which a worker is worth its start
EVERY = 2.0  # seconds between two savings of the manifest: what a killed run may have to print again


@dataclass
class Run:
    """A run in two steps, `prepare` and `print`, inside `with`: the output folder is locked, workers stay for both.

    Entering raises `BusyOutput`.
    """

    request: Request
    findings: list[Finding] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)  # descriptions that are not printed, for their faults
    withheld: dict[str, list[str]] = field(default_factory=dict)  # by paper, those whose place others' faults hide
    results: Results = field(default_factory=Results)
    _stack: ExitStack = field(default_factory=ExitStack)
    _crew: ExitStack = field(default_factory=ExitStack)
    _spool: Path = Path()
    _pool: Team | None = None
    _folders: set[Path] = field(default_factory=set)
    _used: set[Path] = field(default_factory=set)
    _locked: bool = False
    _asked: int = 0

    def __enter__(self) -> Run:
        with ExitStack() as stack:
            out = self.request.out
            if is_file(out / LOCK) or is_file(out / MANIFEST):  # else it may be no folder of papers at all
                self._locked = bool(stack.enter_context(output_folder(out)))
            self._spool = stack.enter_context(spool())
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        with self._stack:
            self._crew.close()  # before the folder is swept: a worker may still have a draft there

    @property
    def faulty(self) -> bool:
        """Whether anything was found that stands in the way of printing."""
        return has_errors(self.findings)

    @property
    def sound(self) -> bool:
        """Whether there is a description that has no part in what was found."""
        return self._asked > len(self.refused)

    def prepare(self, watch: Watch) -> None:
        """Check the descriptions and put their papers together; all that is found joins the findings.

        Raises what `prepare` of a portion does, and `FaultyDescription` when two papers would have one name.
        """
        request = self.request
        plan = portions(request.paths, request.table)
        tasks = [
            Preparing(one, request.making, self._spool, request.keep_going, number)
            for number, one in enumerate(plan.portions)
        ]
        found: dict[int, Prepared] = {}
        for done, (task, gain) in enumerate(self._workers(len(tasks), PORTIONS_WORTH).each(prepare, tasks), 1):
            if isinstance(gain, Lost):
                self.findings.append(self._lost(gain, "Проверка", Place(shown(task.portion.root))))
            else:
                found[task.number] = gain
            watch(Step(done, len(tasks)))
        for number in sorted(found):
            self._gather(found[number])
        self.findings = in_file_order(self.findings)
        refuse_twins(entry.named for entry in self.entries)

    def print(self, watch: Watch) -> Results:
        """Print what is not in the folder yet, or is made from something else now; the rest is not touched.

        A paper that fails is named in the results and spares the others. Raises `UnwritableOutput`, `BusyOutput`,
        `MissingLibrary`; whatever stops it, the manifest holds all that was written.
        """
        self._open_folder()
        rows = {entry.named.path: Row(entry.named.id, entry.named.paper, entry.named.path) for entry in self.entries}
        manifest = read_manifest(self.request.out)
        self.results.rows, self.results.damaged = list(rows.values()), manifest.damaged
        self.results.renewed = bool(manifest.keys) and manifest.program != metodist()
        self.results.left = left_over(self.request, manifest, rows.keys())
        manifest.run |= {"key": ""}
        waiting = [entry for entry in self.entries if not self._stands(entry, manifest, rows[entry.named.path])]
        try:
            self._print(waiting, rows, manifest, watch)
            self._remember(manifest)
        except BaseException as stop:
            ready = len(rows) - len(self.results.of(State.WAITING))
            stop.add_note(f"Готово бумаг: {ready} из {len(rows)}.")
            raise
        finally:
            manifest.save()
        return self.results

    def _gather(self, prepared: Prepared) -> None:
        self.findings += prepared.findings
        self.entries += prepared.entries
        self.refused += prepared.refused
        for paper, ids in prepared.withheld.items():
            self.withheld.setdefault(paper, []).extend(ids)
        self._asked += prepared.asked
        self._folders |= prepared.folders
        self._used |= prepared.used

    def _open_folder(self) -> None:
        out = self.request.out
        if out.resolve() in self._folders:
            hint = "Назовите для бумаг отдельную папку: -o out."
            raise UnwritableOutput("OUT004", f"В папке {out} лежат описания", Place(str(out)), hint)
        if not self._locked:
            self._stack.enter_context(output_folder(out))

    def _stands(self, entry: Entry, manifest: Manifest, row: Row) -> bool:
        """Whether a paper made from the same stands in the folder; its row says so then."""
        formats = self.request.making.formats
        if self.request.force or not manifest.has(row.path, entry.key, formats):
            return False
        row.state, row.files = State.UNCHANGED, [f"{row.path}.{suffix}" for suffix in formats]
        manifest.trace(row.path, entry.sources)
        return True

    def _print(self, waiting: Sequence[Entry], rows: Mapping[str, Row], manifest: Manifest, watch: Watch) -> None:
        """Print papers; its row and the manifest are told of each as it is done."""
        tasks = [Printing(entry, self.request.making, self.request.out) for entry in waiting]
        saved = time.monotonic()
        watch(Step(0, len(tasks)))
        for done, (task, gain) in enumerate(self._workers(len(tasks), WORTH).each(print_paper, tasks), 1):
            row = rows[task.entry.named.path]
            self._note(task.entry, gain, row, manifest)
            watch(Step(done, len(tasks), f"{row.id}: {row.paper}"))
            if time.monotonic() - saved > EVERY:
                manifest.save()
                saved = time.monotonic()

    def _note(self, entry: Entry, gain: Printed | Lost, row: Row, manifest: Manifest) -> None:
        """What came of a paper, into its row and the manifest."""
        if isinstance(gain, Lost):
            place = entry.place
            gain = Printed(fault=self._lost(gain, f"Бумага «{row.paper}» ({row.id})", place), exit_code=Exit.BUG)
        if gain.fault is not None:
            row.state, row.finding = State.FAILED, gain.fault
            self.results.exit_code = gain.exit_code if len(self.results.rows) == 1 else Exit.FAULTS
            return
        row.state, row.files = State.DONE, [f"{row.path}.{suffix}" for suffix in gain.hashes]
        before = manifest.outdated(row.path, entry.key)
        self.results.outdated += [name for name in before if name not in row.files]
        manifest.add(row.path, entry.key, gain.hashes, gain.engine)
        manifest.trace(row.path, entry.sources)
        if gain.told:
            self.results.engines.add(gain.told)

    def _remember(self, manifest: Manifest) -> None:
        """Keep what this run was made from, when it left nothing undone."""
        if not self.refused and not self.faulty and not self.results.of(State.FAILED):
            manifest.run = memory(self.request, self._used, self.results, len(self.findings))

    def _lost(self, lost: Lost, what: str, place: Place) -> Finding:
        """Why a task gave nothing; the traceback of a bug is kept for the report."""
        self.results.bugs += filter(None, [lost.trace])
        if lost.trace:
            hint = "Это наша ошибка: сообщите о ней. Остальных бумаг она не касается."
            return Finding("OUT008", f"{what}: {lost.reason}", place, hint=hint)
        hint = "Повторите запуск: готовое не печатается заново. Не помогло — дайте больше времени: --deadline 1800."
        return Finding("OUT007", f"{what}: {lost.reason}", place, hint=hint)

    def _workers(self, tasks: int, worth: int) -> Team:
        """Workers for so many tasks; a worker pays when it has at least `worth` of them to do."""
        if self._pool is None:
            size = min(self.request.jobs or min(cores(), tasks // worth), tasks)
            found = self._crew.enter_context(team(size, self.request.deadline))
            if size <= 1:
                return found
            self._pool = found
        return self._pool


def build(request: Request, watch: Watch = lambda step: None) -> Results:
    """A whole run: descriptions checked, what is sound and changed printed.

    Raises what the steps of `Run` do.
    """
    with Run(request) as run:
        run.prepare(watch)
        return run.print(watch)
