"""What can be set from outside, all by environment variables that start with PAR_."""

import os
from pathlib import Path
from typing import Final
from uuid import UUID

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from api.mail_settings import MailSettings

PRACTICE_ORGANISATION: Final = UUID("0c0ffee0-0000-4000-8000-000000000001")


def default_data_dir() -> Path:
    """Where PAR keeps its data when nothing was said."""
    return Path("/var/lib/par") if os.geteuid() == 0 else Path(platformdirs.user_data_dir("par"))


class Settings(MailSettings):
    """Read once at the start. `par config check` shows the effective values, secrets masked."""

    model_config = SettingsConfigDict(env_prefix="PAR_", env_ignore_empty=True, frozen=True, extra="ignore")

    data_dir: Path = Field(default_factory=default_data_dir)
    """Everything PAR keeps lies below this folder: the embedded PostgreSQL and the keys."""
    dsn: SecretStr | None = None
    """A PostgreSQL server of your own, as the runtime login; without it PAR runs an embedded one."""
    owner_dsn: SecretStr | None = None
    """The same server as a login that may change the schema, for `par migrate` only."""
    organisation: UUID = PRACTICE_ORGANISATION
    """Whose register this is: every key in the database starts with it."""
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
