"""Linked descriptions -> named, checked and set ones, stage by stage."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.content.names import Name
from generator.derive.certificate_faults import certificate_faults
from generator.derive.diagnosis_faults import diagnosis_faults
from generator.derive.diagnosis_figures import name_diagnoses
from generator.derive.meeting_faults import meeting_faults
from generator.derive.named_figures import figure
from generator.derive.report_faults import report_faults, summarise_reports
from generator.derive.roadmap_faults import roadmap_faults
from generator.derive.said_numbers import report_number
from generator.derive.score_figures import name_scores
from generator.derive.scoring_faults import scoring_faults
from generator.schema.walk import Leaf
from generator.workspace.checks import check_workspace
from generator.workspace.continuing import continue_sentences, warn_of_issuers
from generator.workspace.load import Description, Workspace
from generator.workspace.naming import Counts, name_counts, name_workspace
from generator.workspace.setting import typeset_workspace
from generator.workspace.terms import read_terms

SCORED = ("criteria", "evaluation", "protocol")  # kinds of a defence


def _reckon_scores(workspace: Workspace) -> None:
    """Let names lead to scores and to diagnostics; the ground does so for the scores of all."""
    if workspace.ground is None:
        name_scores(workspace)
    name_diagnoses(workspace)


def _check_scores(workspace: Workspace) -> None:
    """Add the faults of criteria, expert sheets and protocols, where any of them is the workspace's own."""
    if any(one.kind.name in SCORED for one in workspace.own):
        workspace.findings += [*scoring_faults(workspace), *meeting_faults(workspace)]


def _say_words(workspace: Workspace) -> None:
    """Names in text, what goes on sentences, terms; names of counts last, for these follow from the terms."""
    waiting = name_workspace(workspace)
    continue_sentences(workspace)
    warn_of_issuers(workspace)
    read_terms(workspace)
    summarise_reports(workspace)
    name_counts(waiting, workspace, _count)


COUNTS: Mapping[str, Counts] = {"certificate": figure, "report": report_number}


def _count(description: Description, leaf: Leaf, name: Name, workspace: Workspace) -> str | None:
    return COUNTS[description.kind.name](description, leaf, name, workspace)


def _check_facts(workspace: Workspace) -> None:
    """Add the faults of facts that road maps and diagnostics tell, certificates and reports count."""
    found = (roadmap_faults, certificate_faults, diagnosis_faults, report_faults)
    workspace.findings += [fault for faults_of in found for fault in faults_of(workspace)]


STAGES: tuple[Callable[[Workspace], None], ...] = (
    _reckon_scores,
    _say_words,
    check_workspace,
    _check_scores,
    _check_facts,
    typeset_workspace,
)
