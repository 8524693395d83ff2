#!/usr/bin/env bash
# Builds the server and the generator in Release and runs one scenario, or all.
#   ./load-tests/run.sh closing-day-peak            one scenario
#   ./load-tests/run.sh all                         every scenario
#   ./load-tests/run.sh all --short                 the short forms, correctness only
#   ./load-tests/run.sh year-backfill millions=1    another size; the README of this folder lists the settings
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DEBIAN_FRONTEND=noninteractive
ulimit -n "$(ulimit -Hn)"

dotnet build src/Server -c Release --nologo --verbosity quiet
dotnet build load-tests/Load -c Release --nologo --verbosity quiet
if command -v cc >/dev/null; then
  cc -shared -fPIC -O2 -o load-tests/Load/bin/Release/net10.0/libslow_flush.so load-tests/slow-disk/slow_flush.c -ldl
fi
if command -v npm >/dev/null && [ ! -d load-tests/ws-peer/node_modules ]; then
  (cd load-tests/ws-peer && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error) || echo "npm could not fetch ws; the plain broadcaster is left out."
fi
exec dotnet load-tests/Load/bin/Release/net10.0/Ioc.Load.dll "$@"
