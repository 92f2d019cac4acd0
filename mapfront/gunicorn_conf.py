"""How gunicorn serves MapFront: on the loopback address, at PORT, by WEB_CONCURRENCY processes.

A proxy in front of it speaks HTTPS to the world.
"""

import gc
import sys
from pathlib import Path
from typing import Any

from mapfront.environment import Environment

env = Environment()
if (_file := Path(__file__).resolve().parent.parent / ".env").is_file():
    env.read_env(str(_file))

bind = f"127.0.0.1:{env.whole('PORT', default=8000, least=1, most=65_535)}"
wsgi_app = "mapfront.wsgi"
workers = env.whole("WEB_CONCURRENCY", default=2, least=1, most=64)
worker_class = "mapfront.worker.EvenWorker"
threads = 4
limit_request_line = 8190  # the map's whole state stands in its address, a drawn area too
preload_app = True
control_socket_disable = True
loglevel = "warning"


def when_ready(server: Any) -> None:
    """Tell the person at the terminal where to look."""
    print(f"MapFront is at http://{bind}/ (Ctrl+C ends it)", flush=True)


def post_fork(server: Any, worker: Any) -> None:
    """Leave what the parent loaded out of every later collection: it is long-lived and shared. Let
    threads take turns more often, too: most answers take less than the 5 ms that one may keep others waiting.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    sys.setswitchinterval(0.0005)
