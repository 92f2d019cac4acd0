#!/usr/bin/env bash
# check.sh lint|all: run every check, go on after a failure, and sum up at the end.
source "$(dirname "$0")/common.sh"
export PATH="$PWD/.venv/bin:$PWD/node_modules/.bin:$PATH"

passed=() failed=()
step() { # NAME COMMAND…
  local name=$1 started=$SECONDS
  shift
  printf '\n=== %s\n' "$name"
  if "$@"; then
    passed+=("$name")
  else
    failed+=("$name")
    echo "!!! $name failed"
  fi
  echo "    ($((SECONDS - started)) s)"
}

deployable() {
  local key
  key=$(python -c 'import secrets; print(secrets.token_urlsafe(60))')
  env -u DEBUG ALLOWED_HOSTS=example.org SECRET_KEY="$key" HSTS_SUBDOMAINS=true python manage.py check --deploy --fail-level WARNING
}

collected() { # into a folder of its own, with the manifest that holds every static file to what it names
  local folder status=0
  folder=$(mktemp -d)
  env -u DEBUG STATIC_ROOT="$folder" python manage.py collectstatic --noinput || status=$?
  rm -rf "$folder"
  return $status
}

on_spatialite() {
  env -u DATABASE_URL pytest --numprocesses 2 --cov --cov-report=term:skip-covered --ignore=places/tests/browser
}

# Coverage traces every thread, and Python 3.11 now and then fails to begin a thread of the live server so.
in_a_browser() { env -u DATABASE_URL pytest --numprocesses 2 --no-cov places/tests/browser; }

core_is_covered() {
  coverage json --quiet -o var/coverage.json --include='places/reading/*,places/geometry/*,places/desk/*' &&
    python - <<'END'
import json, sys
totals = json.load(open("var/coverage.json"))["totals"]
share = 100 * totals["covered_branches"] / totals["num_branches"]
sys.exit(print(f"reading, geometry and desk: {share:.1f} % of branches (95 % are asked for)") or share < 95)
END
}

on_postgis() { scripts/postgis.sh pytest --numprocesses 2 --ignore=places/tests/browser; }

step "style of Python" ruff check
step "format of Python" ruff format --check
step "types" mypy .
step "walls between the rooms" lint-imports --no-logo
step "templates" djlint --quiet --check --lint templates
step "JavaScript, CSS and JSON" biome check --error-on-warnings
if [ "${1:-all}" = all ]; then
  step "migrations are complete" python manage.py makemigrations --check --dry-run
  step "safe to deploy" deployable
  step "static files" collected
  step "Arabic translations" python scripts/translations.py check
  step "JavaScript tests" bash -c 'node --test $(find places/tests/js -name "*.test.*js")'
  step "tests on SpatiaLite" on_spatialite
  step "coverage of the core" core_is_covered
  step "tests in a browser" in_a_browser
  step "tests on PostGIS" on_postgis
fi

printf '\n=== Summary (%s s)\n' "$SECONDS"
[ ${#passed[@]} = 0 ] || printf 'passed  %s\n' "${passed[@]}"
[ ${#failed[@]} = 0 ] || printf 'FAILED  %s\n' "${failed[@]}"
echo "${#passed[@]} passed, ${#failed[@]} failed"
[ ${#failed[@]} = 0 ]
