"""`python -m generator`: the command without its script."""

from __future__ import annotations

from generator.cli.main import run

run()
