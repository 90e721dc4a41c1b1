"""A real PostgreSQL that starts by itself, for a machine where nobody runs one.

Way in: `store.embedded.cluster.ensure(base)`; refusals: `store.embedded.errors`.

    binaries   where the PostgreSQL programs are (a wheel, or PAR_PG_BIN)
    account    who the server runs as: PostgreSQL refuses root
    layout     what lies where below the data directory, and who owns it
    initdb     the first time: make the cluster aside, then rename it
    server     start, wait until ready, tell a stale pid file from a live server
    settings   what every server of ours is started with
    locks      file locks as a reference count that survives `kill -9`
    watchdog   the process that stops the server when its last user is gone

This file imports nothing: the watchdog starts from this package and must stay small.
"""
