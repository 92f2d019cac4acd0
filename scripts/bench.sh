#!/usr/bin/env bash
# bench.sh [PART…]: measure, one part after the other (all without a PART), with SIZES events each.
# A part prints its tables and writes its figures to var/bench/PART.json.
source "$(dirname "$0")/common.sh"
export PATH="$PWD/.venv/bin:$PATH" SIZES="${SIZES:-10k 100k 1m}"
mkdir -p var/bench

# The peers that the map and its files are compared with: nothing else needs them, so no lock names them.
peers=(apache-arrow@21.1.0 flatgeobuf@4.4.0 leaflet.markercluster@1.5.3)
for peer in "${peers[@]}"; do
  if [ ! -d "node_modules/${peer%@*}" ]; then
    logged npm.log npm install --no-save --ignore-scripts "${peers[@]}" ||
      stop "npm could not install the peers to compare with; var/log/npm.log says why."
    break
  fi
done

parts=("$@")
[ ${#parts[@]} -gt 0 ] || parts=(reading formats server browser)
failed=()
for part in "${parts[@]}"; do
  printf '\n=== %s (%s)\n' "$part" "$SIZES"
  if [ -f "scripts/bench/$part.py" ]; then
    python "scripts/bench/$part.py" || failed+=("$part")
  elif [ -f "scripts/bench/$part.mjs" ]; then
    node "scripts/bench/$part.mjs" || failed+=("$part")
  else
    stop "there is no measurement called $part: scripts/bench/ has them."
  fi
done
printf '\n=== on %s, %s cores, %s\n' "$(uname -sm)" "$(getconf _NPROCESSORS_ONLN)" "$(date -u +%F)"
[ ${#failed[@]} = 0 ] || stop "these measurements failed: ${failed[*]}"
