"""The connection a view is written over: as the projector, and with rows as folds make them."""

from typing import Any

import psycopg
from psycopg.abc import Buffer
from psycopg.adapt import Dumper
from psycopg.pq import Format
from psycopg.types.array import ArrayBinaryLoader
from psycopg.types.string import TextBinaryLoader

from store.columns import texts, uuids
from store.connections import as_role

JSON, TEXTS, UUIDS = 114, 1009, 2951
"""The oids of json, text[] and uuid[]."""


def connect(conninfo: str, *, statement_seconds: int) -> psycopg.Connection:
    """A connection of the projector. A commit does not wait for the disk: rows and checkpoint go lost together.

    Raises psycopg.OperationalError.
    """
    settings = {"synchronous_commit": "off", "client_min_messages": "warning"}
    options = as_role(conninfo, "par_projector", statement_seconds=statement_seconds, **settings)
    conn = psycopg.connect(options, autocommit=True)
    for dumper in (_JsonDumper, _TextsDumper, _UuidsDumper):
        conn.adapters.register_dumper(dumper, dumper)
    conn.adapters.register_loader(JSON, _JsonLoader)
    for array in (TEXTS, UUIDS):
        conn.adapters.register_loader(array, _TupleLoader)
    return conn


class _JsonDumper(Dumper):
    format, oid = Format.BINARY, JSON

    def dump(self, obj: Any) -> Buffer:
        encoded: bytes = obj.encode()
        return encoded


class _TextsDumper(Dumper):
    format, oid = Format.BINARY, TEXTS

    def dump(self, obj: Any) -> Buffer:
        return texts(obj)


class _UuidsDumper(Dumper):
    format, oid = Format.BINARY, UUIDS

    def dump(self, obj: Any) -> Buffer:
        return uuids(obj)


class _JsonLoader(TextBinaryLoader):
    """As the text it is: a fold that needs no more does not pay for parsing."""


class _TupleLoader(ArrayBinaryLoader):
    def load(self, data: Buffer) -> Any:
        return tuple(super().load(data))
