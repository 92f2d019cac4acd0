"""What is kept in memory is right for many threads at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

from places.publishing.kept import Latest


def test_what_is_held_is_made_once_under_one_key() -> None:
    made: list[str] = []
    latest: Latest[str] = Latest()

    def make() -> str:
        made.append("")
        return f"made {len(made)}"

    assert [latest.get("a", make), latest.get("a", make)] == ["made 1", "made 1"]
    assert [latest.get("b", make), latest.get("a", make)] == ["made 2", "made 3"]


def test_nothing_is_not_held() -> None:
    latest: Latest[str | None] = Latest()
    assert latest.get("a", lambda: None) is None
    assert latest.get("a", lambda: "found") == "found"


def test_one_thread_makes_while_the_others_wait() -> None:
    latest: Latest[int] = Latest()
    made: list[int] = []
    together = Barrier(4)

    def ask(_number: int) -> int:
        together.wait(timeout=10)
        return latest.get("a", lambda: made.append(1) or len(made))

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(ask, range(4))) == [1, 1, 1, 1]
    assert made == [1]


def test_what_another_thread_puts_there_does_not_take_an_answer_away() -> None:
    latest: Latest[str] = Latest()
    begun, go_on = Event(), Event()

    def slowly() -> str:
        begun.set()
        go_on.wait(timeout=10)
        return "old"

    with ThreadPoolExecutor(2) as threads:
        old = threads.submit(latest.get, "old", slowly)
        begun.wait(timeout=10)
        new = threads.submit(latest.get, "new", lambda: "new")
        go_on.set()
        assert (old.result(timeout=10), new.result(timeout=10)) == ("old", "new")
