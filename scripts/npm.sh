#!/usr/bin/env bash
# npm.sh [OPTION…]: bring node_modules to what package-lock.json pins.
source "$(dirname "$0")/common.sh"

echo "Installing the front-end packages"
logged npm.log npm ci --ignore-scripts "$@" ||
  stop "npm could not install the front-end packages (is the network there?); var/log/npm.log says why."
