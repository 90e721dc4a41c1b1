"""What every embedded server is made and started with.

They are given on the command line at each start, so neither an edited file nor ALTER SYSTEM weakens them by accident.
"""

# Unicode order and case that never change with the operating system, whatever its language is.
INITDB_OPTIONS = (
    "--username=postgres",
    "--encoding=UTF8",
    "--auth-local=trust",
    "--auth-host=reject",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--data-checksums",
)

# An acknowledged commit is on the disk.
DURABLE = ("fsync=on", "full_page_writes=on", "synchronous_commit=on")

# PostgreSQL's default log holds values: the statement of an error, its parameters, and "Key (name)=(...)" in a DETAIL.
# Terse drops DETAIL, HINT and CONTEXT, and the other settings drop statement and parameters. The message itself stays,
# and that of a failed cast repeats its text (invalid input syntax for type integer: "..."): cast no personal data.
SILENT_ABOUT_VALUES = (
    "log_error_verbosity=terse",
    "log_min_error_statement=panic",
    "log_parameter_max_length=0",
    "log_parameter_max_length_on_error=0",
    "log_min_duration_statement=-1",
    "log_statement=none",
    "log_duration=off",
    "debug_print_parse=off",
    "debug_print_rewritten=off",
    "debug_print_plan=off",
    "log_min_messages=warning",
)

# Reached through the socket only, whose directory is closed to others.
REACH = ("listen_addresses=", "max_connections=100", "password_encryption=scram-sha-256")

ORDINARY = (
    "timezone=UTC",
    "log_timezone=UTC",
    "shared_buffers=192MB",
    "wal_recycle=off",
    "jit=off",
)

SERVER_SETTINGS = (*DURABLE, *SILENT_ABOUT_VALUES, *REACH, *ORDINARY)
