#!/usr/bin/env bash
# Builds everything and runs every test. Installs what the tests need by the system's package manager.
# --faults: runs the whole table of faults instead (tests/ChatRouter.IntegrationTests/Faults), with its own crowd and durations, and what else takes long; half an hour, and root.
# --pages: instead, what is measured of the pages, every state of chat and desk looked at by axe, in both languages, light and dark, and what takes longer at them.
# --pictures: instead, makes the README's pictures anew, in .github/images.
# The last line is "N passed, N failed"; the exit code is 0 only when nothing failed.
set -uo pipefail
cd "$(dirname "$0")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
# Short runs, of which there are hundreds here, never win back what measuring code before its second compilation costs.
# That no page can be both written and executed protects a server, and makes compiling dearer.
export DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
failed_steps=0
campaign=${*:-everyday}
case $campaign in everyday | --faults | --pages | --pictures) ;; *) echo "Usage: tests/run.sh [--faults | --pages | --pictures]" >&2 && exit 2 ;; esac

say() { printf '\n== %s\n' "$*"; }

fail() { printf '%s\n' "$*" >&2; exit 1; }

# The tests start servers of their own: a package must not start the system's.
no_system_services() {
  [ -e /usr/sbin/policy-rc.d ] && return
  printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d && chmod +x /usr/sbin/policy-rc.d
  trap 'rm -rf "$results" /usr/sbin/policy-rc.d' EXIT
}

need_package() { # command package
  command -v "$1" >/dev/null && return
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || fail "The tests need '$1'. Install it: sudo apt-get install $2"
  say "Installing $2"
  no_system_services
  { [ -n "${apt_updated:-}" ] || apt-get update -q; } && apt_updated=1 \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$2" >"$results/apt.log" 2>&1 \
    || { tail -20 "$results/apt.log"; fail "Installing $2 failed. Install it by hand and run again."; }
}

command -v dotnet >/dev/null || fail "The .NET SDK 10.0.400 or newer is missing: https://dot.net"
command -v npm >/dev/null || need_package npm npm
need_package chromium-headless-shell chromium-headless-shell
need_package setpriv util-linux
need_package curl curl
need_package docker-compose docker-compose
need_package java default-jdk-headless
need_package php php-cli
PATH=$PATH:/usr/sbin
need_package haproxy haproxy
need_package redis-server redis-server
need_package redis-sentinel redis-sentinel
[ -n "$(ls /usr/lib/postgresql/*/bin/postgres 2>/dev/null)" ] || need_package postgres postgresql
if [ "$campaign" = --faults ]; then
  need_package ip iproute2
  need_package nft nftables
  need_package faketime faketime
fi

if [ "$campaign" = --pictures ]; then
  [ -n "$(fc-list :lang=zh)" ] || need_package fonts-noto-cjk fonts-noto-cjk
  [ -n "$(fc-list | grep -i emoji)" ] || need_package fonts-noto-color-emoji fonts-noto-color-emoji
fi

step() { # name command...
  say "$1"
  shift
  "$@" || { failed_steps=$((failed_steps + 1)); printf 'FAILED: %s\n' "$*"; }
}

# Steps that disturb no other: begun side by side, told of by gather.
beside_names=() beside_pids=()
beside() { # name command...
  beside_names+=("$1")
  shift
  "$@" >"$results/beside.${#beside_pids[@]}" 2>&1 &
  beside_pids+=($!)
}

gather() {
  local i
  for i in "${!beside_pids[@]}"; do
    wait "${beside_pids[$i]}"
    step "${beside_names[$i]}" tell "$results/beside.$i" $?
  done
}

tell() { # log code
  [ "$2" = 0 ] || cat "$1"
  return "$2"
}

step "Build (web, server, tests)" dotnet build ChatRouter.sln -c Release -v quiet --nologo
[ "$failed_steps" = 0 ] || { echo "0 passed, 1 failed"; exit 1; }

run_tests() { # project, further options of dotnet test
  step "$1" dotnet test "tests/$1" -c Release --no-build --nologo -v quiet --logger "trx;LogFileName=$results/$1.trx" "${@:2}"
}

# Fails on a package with a known weakness. A source that keeps no list of them finds none, which is no failure, and is said.
judge_packages() {
  local report="$results/packages.json" source
  dotnet list ChatRouter.sln package --vulnerable --include-transitive --format json >"$report" || { cat "$report"; return 1; }
  if grep -q '"vulnerabilities"' "$report"; then
    dotnet list ChatRouter.sln package --vulnerable --include-transitive
    return 1
  fi
  while read -r source; do
    curl -fsS --max-time 20 "$source" | grep -q VulnerabilityInfo \
      && echo "$source knows of no weakness of a package." || echo "NOT LOOKED UP: $source offers no vulnerability data here. Ask where it does: dotnet list ChatRouter.sln package --vulnerable --include-transitive"
  done < <(sed -n '/"sources"/,/\]/s/.*"\(http[^"]*\)".*/\1/p' "$report")
}

if [ "$campaign" = --faults ]; then
  export CHATROUTER_FAULTS=whole
  run_tests ChatRouter.IntegrationTests --filter "FullyQualifiedName~.Faults.|Faults=whole" --logger "console;verbosity=detailed"
elif [ "$campaign" = --pages ]; then
  run_tests ChatRouter.BrowserTests --filter Pages=whole --logger "console;verbosity=detailed"
elif [ "$campaign" = --pictures ]; then
  CHATROUTER_SCREENSHOTS=$PWD/.github/images run_tests ChatRouter.BrowserTests --filter FullyQualifiedName~PicturesForReaders
else
  beside "Web: types, lint, format, unit tests, sizes" npm --prefix src/web test
  step "Known weaknesses of packages" judge_packages
  beside "Format" dotnet format ChatRouter.sln --verify-no-changes --no-restore -v quiet
  run_tests ChatRouter.Tests --logger "console;verbosity=minimal"
  gather
  # What has no everyday form is left to --faults and --pages.
  run_tests ChatRouter.IntegrationTests --filter Faults!=whole --logger "console;verbosity=minimal"
  run_tests ChatRouter.BrowserTests --filter Pages!=whole --logger "console;verbosity=minimal"
fi

count() { # attributes of the result files' counters, added up
  cat "$results"/*.trx 2>/dev/null | grep -o '<Counters [^>]*' \
    | awk -v names="$*" 'BEGIN { split(names, want, " ") } { for (i in want) if (match($0, " " want[i] "=\"[0-9]+")) sum += substr($0, RSTART + length(want[i]) + 3, RLENGTH - length(want[i]) - 3) } END { print sum + 0 }'
}
passed=$(count passed)
failed=$(count failed error timeout aborted)
# A step that failed without a failed test (lint, format, a crashed runner) counts as one.
[ "$failed_steps" -gt "$failed" ] && failed=$failed_steps
printf '\n%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
