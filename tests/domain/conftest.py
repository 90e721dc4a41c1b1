"""A failed `then` shows the events that differ, as a failed assert in a test would."""

import pytest

pytest.register_assert_rewrite("tests.domain.given")
