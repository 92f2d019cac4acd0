"""Names for contents."""

import hashlib


def short_hash(body: bytes) -> str:
    """16 hexadecimal digits that stand for these bytes."""
    return hashlib.sha256(body).hexdigest()[:16]
