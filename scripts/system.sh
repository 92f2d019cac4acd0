#!/usr/bin/env bash
# system.sh run|test: see that the system has what MapFront needs, and install what it lacks through
# apt where we may (as root, or with a sudo that asks no password); elsewhere name the command for it.
source "$(dirname "$0")/common.sh"

any_file() {
  local file
  for file; do [ -e "$file" ] && return; done
  return 1
}
library() { # NAME: of lib<NAME>, as the linker finds it
  PATH="$PATH:/sbin" ldconfig -p 2>/dev/null | grep "lib$1\.so" >/dev/null ||
    any_file /opt/homebrew/lib/lib"$1".dylib /usr/local/lib/lib"$1".dylib
}
has_python() { python_will_do .venv/bin/python || find_python >/dev/null; }
has_spatialite() { any_file {/usr/lib/*,/usr/lib64,/usr/lib,/usr/local/lib,/opt/homebrew/lib}/mod_spatialite.{so,dylib}; }
has_node() { command -v npm >/dev/null && node -e 'process.exit(Number(parseInt(process.versions.node) < 18))' 2>/dev/null; }
has_postgis() { any_file {/usr/share/postgresql/*,/usr/share/pgsql,/opt/homebrew/share/postgresql*}/extension/postgis.control; }
has_chromium() { command -v "${CHROMIUM:-chromium}" >/dev/null; }
has_gettext() { command -v xgettext >/dev/null && command -v msgmerge >/dev/null; }

names=() debian=() fedora=() macos=()
need() { # TEST "NAME" "DEBIAN'S PACKAGES" "FEDORA'S" "HOMEBREW'S"
  $1 && return
  names+=("$2") debian+=($3) fedora+=($4) macos+=($5)
}
look() {
  names=() debian=() fedora=() macos=()
  need has_python "Python 3.11 or newer with venv" "python3 python3-venv" "python3" "python"
  need "library gdal" "GDAL" "gdal-bin" "gdal" "gdal"
  need "library geos_c" "GEOS" "libgeos-c1v5" "geos" "geos"
  need "library proj" "PROJ" "proj-bin" "proj" "proj"
  need has_spatialite "SpatiaLite" "libsqlite3-mod-spatialite" "libspatialite" "libspatialite"
  need has_node "Node.js 18 or newer with npm" "nodejs npm" "nodejs npm" "node"
  [ "$1" = test ] || return 0
  need has_chromium "Chromium" "chromium fonts-liberation" "chromium liberation-fonts" "--cask chromium"
  need has_postgis "PostgreSQL with PostGIS" "postgresql postgresql-postgis" "postgresql-server postgis" "postgis"
  need has_gettext "gettext" "gettext" "gettext" "gettext"
}

as_root=()
may_use_apt() {
  command -v apt-get >/dev/null || return
  [ "$EUID" = 0 ] && return
  as_root=(sudo -n)
  sudo -n true 2>/dev/null
}
apt_install() {
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
  # The lists of packages may be missing or old: then fetch them and try again.
  "${apt[@]}" install -y --no-install-recommends "$@" ||
    { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "$@"; }
}

look "${1:-run}"
[ ${#names[@]} = 0 ] && exit
if may_use_apt; then
  echo "Installing through apt: ${debian[*]} (what it says is in var/log/apt.log)"
  logged apt.log apt_install "${debian[@]}" || echo "apt-get could not install them all." >&2
  look "${1:-run}"
  [ ${#names[@]} = 0 ] && exit
fi
missing=$(printf ', %s' "${names[@]}")
stop "the system lacks ${missing:2}: install with \`sudo apt-get install ${debian[*]}\` (Debian, Ubuntu), \
\`sudo dnf install ${fedora[*]}\` (Fedora) or \`brew install ${macos[*]}\` (macOS), then try again."
