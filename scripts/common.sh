# Sourced by the other scripts: plain words on failure, and where Python is.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mkdir -p var/log

stop() { # SENTENCE: say what is wrong and end
  echo "MapFront: $1" >&2
  exit 1
}

logged() { # LOG COMMAND…: run quietly; the command's own words go to var/log/LOG
  local log="var/log/$1"
  shift
  "$@" >"$log" 2>&1
}

python_will_do() { # PYTHON [EXPRESSION]: new enough, can make environments, and EXPRESSION holds
  "$1" -c "import sys, sqlite3, venv, ensurepip; sys.exit(sys.version_info < (3, 11) or not (${2:-True}))" 2>/dev/null
}

find_python() { # print the Python to use, one whose sqlite3 can load extensions if there is any
  local candidates=(${PYTHON:-} python3 /usr/bin/python3 python3.14 python3.13 python3.12 python3.11) candidate
  for candidate in "${candidates[@]}"; do
    python_will_do "$candidate" 'hasattr(sqlite3.Connection, "enable_load_extension")' && echo "$candidate" && return
  done
  for candidate in "${candidates[@]}"; do
    python_will_do "$candidate" && echo "$candidate" && return
  done
  return 1
}
