"""Labels that papers print before values, as other names of the fields: people copy them from a paper."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import Any

import yaml

from generator import resources
from generator.schema.keys import plain_key

GROUPS = MappingProxyType({"programme": "паспорт", "measure": "план"})  # of the phrasebook, by the record they label
OWNER = " программы"  # what labels add to the name of a field


@cache
def labels_of(record: str) -> MappingProxyType[str, str]:
    """Keys of the fields of a record by their labels in the built-in phrasebook, « программы» left out of these."""
    phrases = _phrasebook().get(GROUPS.get(record, ""), {})
    return MappingProxyType({without_owner(str(label)): str(key) for key, label in phrases.items()})


@cache
def _phrasebook() -> dict[str, Any]:
    loaded = yaml.load((resources.TEMPLATES / "phrases.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return dict(loaded)


def without_owner(label: str) -> str:
    """The label in the form that comparison uses, without « программы»."""
    return plain_key(label).replace(OWNER, "")
