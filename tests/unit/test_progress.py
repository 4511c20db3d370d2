"""Progress is told to whoever listens, while they do."""

from __future__ import annotations

import pytest

from pipelines import progress


def test_listeners_hear_what_happens_while_they_listen():
    heard: list[tuple[str, int, int]] = []
    progress.report("reading", 1, 3)
    with progress.listening(lambda *said: heard.append(said)):
        progress.report("reading", 2, 3)
    progress.report("reading", 3, 3)
    assert heard == [("reading", 2, 3)]


def test_a_listener_is_gone_after_an_error():
    heard: list[tuple[str, int, int]] = []
    with pytest.raises(ValueError), progress.listening(lambda *said: heard.append(said)):
        raise ValueError
    progress.report("reading", 1, 1)
    assert heard == []
