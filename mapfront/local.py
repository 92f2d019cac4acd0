"""A key for a local run, made once and kept out of the repository."""

import secrets
from pathlib import Path

SHORTEST_KEY = 32
"""Characters of a SECRET_KEY that nobody guesses."""

LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}


def local_secret_key(path: Path) -> str:
    """The key in `path`, written there first (readable by its owner only) if it is missing.

    Two processes that start together agree: the file is created exclusively, and the loser
    reads the winner's key.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="ascii") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii").strip()
