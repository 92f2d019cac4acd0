#!/usr/bin/env bash
# port.sh: see that $PORT is a port, and free on the loopback address.
source "$(dirname "$0")/common.sh"

[[ $PORT =~ ^[0-9]{1,5}$ && $PORT -ge 1 && $PORT -le 65535 ]] || stop "PORT is not a number from 1 to 65535: $PORT"
if (: <"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; then
  stop "port $PORT is taken: stop what listens there, or choose another, as in \`make run PORT=$((PORT % 65535 + 1))\`."
fi
