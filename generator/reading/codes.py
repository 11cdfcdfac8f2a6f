"""Codes of all that can be wrong with the text of a description; their pages stand in `schemas/codes/yml.yaml`."""

from __future__ import annotations

from enum import StrEnum


class Yml(StrEnum):
    """One code for each kind of fault the reader finds."""

    EMPTY = "YML001"
    ENCODING = "YML002"
    BINARY = "YML003"
    TOO_BIG = "YML004"
    CHARACTER = "YML005"
    TAB = "YML006"
    NO_BREAK = "YML007"
    DUPLICATE_KEY = "YML008"
    ALIAS = "YML009"
    MERGE = "YML010"
    TAG = "YML011"
    DEPTH = "YML012"
    DOCUMENTS = "YML013"
    ROOT = "YML014"
    COMPLEX_KEY = "YML015"
    COMMENT = "YML016"
    COLON = "YML017"
    COMMA = "YML018"
    FIRST_CHARACTER = "YML019"
    DASH_SPACE = "YML020"
    COLON_SPACE = "YML021"
    LOST_LINE = "YML022"
    INDENT = "YML023"
    QUOTE = "YML024"
    ESCAPE = "YML025"
    BRACKET = "YML026"
    LIST_AFTER_KEY = "YML027"
    FOLDED_LIST = "YML028"
    SYNTAX = "YML029"
    PATH = "YML030"
    MARKER = "YML031"
