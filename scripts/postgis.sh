#!/usr/bin/env bash
# postgis.sh COMMAND…: run the command with DATABASE_URL on a PostgreSQL cluster of its own, made for it
# in a temporary folder on a free port of the loopback address, and gone when the command ends.
source "$(dirname "$0")/common.sh"

for bin in /usr/lib/postgresql/*/bin /usr/bin /opt/homebrew/bin /usr/local/bin; do
  [ -x "$bin/initdb" ] && break
done
[ -x "$bin/initdb" ] || stop "PostgreSQL's initdb is not there: \`make test\` installs it."

folder=$(mktemp -d)
as=() # PostgreSQL refuses to run as root
if [ "$EUID" = 0 ]; then
  owner=$(id -un postgres 2>/dev/null || echo nobody)
  as=(runuser -u "$owner" --)
  chown "$owner" "$folder"
fi
end() {
  "${as[@]}" "$bin/pg_ctl" stop --pgdata="$folder/data" --mode=immediate --silent >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap end EXIT
trap 'exit 130' INT TERM

cd "$folder"
password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "$password" >password
chmod a+r password
port=$("$OLDPWD/.venv/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
"${as[@]}" "$bin/initdb" --pgdata=data --username=mapfront --pwfile=password --auth=scram-sha-256 \
  --encoding=UTF8 --locale=C --no-sync >initdb.log 2>&1 || { cat initdb.log >&2; stop "initdb failed."; }
"${as[@]}" "$bin/pg_ctl" start --pgdata=data --wait --silent --log=data/log --options="-h 127.0.0.1 -p $port \
  -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off" ||
  { cat data/log >&2; stop "the private PostgreSQL cluster did not start."; }
cd "$OLDPWD"

export DATABASE_URL="postgis://mapfront:$password@127.0.0.1:$port/postgres"
"$@"
