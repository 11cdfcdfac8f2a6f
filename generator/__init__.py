"""Document engine for the paperwork of education programmes (distribution name: metodist)."""

__version__ = "0.1.0"
