"""Descriptions asked for -> checked, reviewed and composed ones, portion by portion."""
