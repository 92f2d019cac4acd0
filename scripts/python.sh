#!/usr/bin/env bash
# python.sh FILE…: bring .venv to what these requirements files pin, making it first if need be.
source "$(dirname "$0")/common.sh"

if ! python_will_do .venv/bin/python; then
  python=$(find_python) || stop "Python 3.11 or newer is not there."
  echo "Making the virtual environment .venv with $("$python" --version)"
  rm -rf .venv
  logged venv.log "$python" -m venv .venv || stop "the virtual environment could not be made; var/log/venv.log says why."
fi
echo "Installing the Python packages of $*"
logged pip.log .venv/bin/python -m pip install --disable-pip-version-check "${@/#/--requirement=}" ||
  stop "pip could not install the packages of $* (is the network there?); var/log/pip.log says why."
