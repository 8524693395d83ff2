#!/usr/bin/env bash
# Builds once and runs every test project; the last line is "N passed, N failed, N skipped".
# --long runs the long forms of the tests that have one. IOC_REAL_DATA names the folder of the real data sets.
set -uo pipefail
cd "$(dirname "$0")"

for word in "$@"; do
  case "$word" in
    --long) export IOC_LONG=1 ;;
    *) echo "usage: ./test.sh [--long]" >&2; exit 2 ;;
  esac
done

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DEBIAN_FRONTEND=noninteractive

# Every test process and every server it starts lives for seconds: gathering profiles to compile better costs more than it brings.
# The server's own setting, which compiles everything well at once (docs/decisions/0012), is for one that runs for months.
export DOTNET_TieredPGO=0 DOTNET_TC_CallCountingDelayMs=100
export IOC_REAL_DATA="${IOC_REAL_DATA:-$(cd ../shared/data 2>/dev/null && pwd || echo ../shared/data)}"

# The browser tests drive a real Chromium, the series tests a real InfluxDB 1.x and a real VictoriaMetrics, those of the delivery a
# real mail server and, in the long form, a real Alertmanager. Without them they fail and say so.
install_programs() {
  local as_root="" missing=() program
  [ "$(id -u)" = 0 ] || as_root="sudo -n"
  for program in chromium:chromium influxd:influxdb victoria-metrics:victoria-metrics; do
    command -v "${program%%:*}" >/dev/null || missing+=("${program##*:}")
  done
  /usr/bin/python3 -c "import aiosmtpd" 2>/dev/null || missing+=(python3-aiosmtpd)
  [ "${IOC_LONG:-}" != 1 ] || command -v prometheus-alertmanager >/dev/null || missing+=(prometheus-alertmanager)
  [ "${#missing[@]}" -eq 0 ] && return
  $as_root apt-get update -qq >/dev/null 2>&1
  for program in "${missing[@]}"; do
    $as_root apt-get install -y -qq "$program" >/dev/null 2>&1 || echo "$program could not be installed; the tests that need it will say so."
  done
}

# The build goes on meanwhile.
install_programs &
installing=$!

# Locked: a package that differs from the lock files is an error, not a new lock file. Forced: or an earlier restore would answer.
# One compiler for all projects takes two thirds of the time; it is this script's own, and ends with the build.
compiler="ioc-test-$$"
build() {
  local built=0
  dotnet build Ioc.sln --no-restore --nologo --verbosity quiet -p:UseSharedCompilation=true -p:SharedCompilationId="$compiler" || built=$?
  pgrep -f "pipename:$compiler" 2>/dev/null | xargs -r kill 2>/dev/null
  return "$built"
}
{ dotnet restore Ioc.sln --locked-mode --force --verbosity quiet && build; } || { echo "0 passed, 1 failed, 0 skipped"; echo "The build failed." >&2; exit 1; }

wait "$installing"

results="$(pwd)/artifacts/test-results"
rm -rf "$results"
mkdir -p "$results"

run() {
  local name
  for name in "$@"; do
    echo "== $name"
    dotnet test "tests/$name/$name.csproj" --no-build --nologo --verbosity quiet \
      --logger "trx;LogFileName=$name.trx" --results-directory "$results" >"$results/$name.log" 2>&1
    [ -s "$results/$name.trx" ] || tail -n 20 "$results/$name.log"
  done
}

# Two lanes of the same length, since those with servers wait half of the time. The browser's pictures have the machine for themselves.
alone=(Browser.Tests)
long_lane=(Server.Tests Storage.Tests Load.Tests)
mapfile -t all < <(for project in tests/*.Tests/*.Tests.csproj; do basename "$project" .csproj; done)
short_lane=()
for name in "${all[@]}"; do
  [[ " ${alone[*]} ${long_lane[*]} " == *" $name "* ]] || short_lane+=("$name")
done
run "${short_lane[@]}" &
beside=$!
run "${long_lane[@]}"
wait "$beside"
run "${alone[@]}"

crashed=()
for name in "${all[@]}"; do
  [ -s "$results/$name.trx" ] || crashed+=("$name")
done

# Adds up the results from the files themselves: a runner that ran nothing would otherwise look like success.
awk '
  function attribute(line, name,   part) {
    if (!match(line, name "=\"[^\"]*\"")) return ""
    part = substr(line, RSTART, RLENGTH); sub(/^[^"]*"/, "", part); sub(/"$/, "", part); return part
  }
  /<UnitTestResult / {
    outcome = attribute($0, "outcome"); test = attribute($0, "testName"); waiting = ""
    if (outcome == "Passed") passed++
    else if (outcome == "NotExecuted") { skipped++; waiting = "skipped" }
    else { failed++; waiting = "FAILED"; print "FAILED  " test }
  }
  waiting == "skipped" && /<Message>/ { sub(/.*<Message>/, ""); sub(/<\/Message>.*/, ""); print "skipped " test ": " $0; waiting = "" }
  waiting == "FAILED" && /<Message>/ { sub(/.*<Message>/, ""); sub(/<\/Message>.*/, ""); print "        " $0; waiting = "" }
  END { print passed + 0, failed + 0, skipped + 0 > "'"$results"'/sums" }
' /dev/null "$results"/*.trx

read -r passed failed skipped <"$results/sums"
for name in ${crashed[@]+"${crashed[@]}"}; do
  echo "FAILED  $name gave no results"
  failed=$((failed + 1))
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
