"""Templates compiled by an earlier run, kept as Python keeps its modules: in `__pycache__`, or nowhere."""

from __future__ import annotations

import marshal
import sys
from contextlib import suppress
from hashlib import sha256
from importlib.machinery import SourceFileLoader
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from generator import __version__

_SEAL = sha256().digest_size


class CompiledTemplates(jinja2.BytecodeCache):
    """The code of templates; a file that cannot be read or written, is cut short or stale, costs a compilation.

    A file opens with the hash of its code and of all that the code follows from: the template's text and path, Jinja's
    version and ours, and `maker`, the texts of the modules that make the environment.
    """

    def __init__(self, *maker: Path) -> None:
        self._maker = "".join(path.read_text("utf-8") for path in maker)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return filename or name  # errors name the path they were compiled with

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            kept = Path(cache_from_source(bucket.key)).read_bytes()
            seal, code = kept[:_SEAL], kept[_SEAL:]
            if seal == self._seal(bucket, code):
                bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not sys.dont_write_bytecode and bucket.code is not None:
            code = marshal.dumps(bucket.code)
            loader = SourceFileLoader(bucket.key, bucket.key)
            loader.set_data(cache_from_source(bucket.key), self._seal(bucket, code) + code)  # whole, or silently not

    def _seal(self, bucket: Bucket, code: bytes) -> bytes:
        causes = (sys.version, jinja2.__version__, __version__, self._maker, bucket.key, bucket.checksum)
        return sha256("\0".join(causes).encode() + code).digest()
