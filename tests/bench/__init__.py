"""Our ways beside those that an office would take instead, timed in one run: `python -m tests.bench`."""
