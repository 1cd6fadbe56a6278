#!/usr/bin/env bash
# A whole installation on this machine (Linux): HAProxy, nodes, Redis, PostgreSQL, each a process on a loopback port.
# Everything it writes is in one folder; every process is stopped by the id that was stored when it was started.
set -euo pipefail

# Where Debian keeps haproxy; few users have it in their path.
PATH=$PATH:/usr/sbin
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
dir=$root/.cluster
nodes=3
port=5080
sentinel=no
default_server=$root/src/ChatRouter.Server/bin/Release/net10.0/ChatRouter.Server.dll
server=$default_server
env_given=no
environment=()

readonly patience=60
readonly stop_patience=30
readonly crowd_patience=2
readonly sentinel_service=chatrouter

usage() {
  cat <<END
Usage: cluster.sh up|down|status|reload [options]
       cluster.sh node|sentinel start|stop|kill|pause|resume NUMBER [--dir DIR]
       cluster.sh redis|redis-replica|postgres|haproxy start|stop|kill|pause|resume [--dir DIR]

  up       starts what is not running and waits until everything answers
  down     stops everything; data and logs stay in the folder
  status   one line per part; exit code 1 if something is down, paused or not ready
  reload   HAProxy takes a new configuration and keeps its connections
  stop is SIGTERM (PostgreSQL: SIGINT, which waits for no client), kill SIGKILL, pause SIGSTOP, resume SIGCONT

  --dir DIR        where data, logs and process ids are; default .cluster in the project
Options of 'up', kept in the folder:
  --nodes N        how many nodes; default 3
  --port P         HAProxy's port; default 5080. Nodes P+1…, Redis P+100, PostgreSQL P+101, replica P+102, Sentinels P+110…
  --env KEY=VALUE  one more environment variable for every node; repeatable
  --server DLL     the server to run; default the Release build, which is made when missing
  --sentinel       a Redis replica and three Sentinels beside the master
END
}

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Options and what the folder keeps of them

parse_options() {
  while (($#)); do
    case $1 in
      --sentinel) sentinel=yes ;;
      --dir | --nodes | --port | --env | --server)
        (($# > 1)) || die "$1 needs a value."
        set_option "$1" "$2"
        shift
        ;;
      *) die "Unknown option '$1'. See cluster.sh help." ;;
    esac
    shift
  done
}

set_option() { # option value
  case $1 in
    --nodes) [[ $2 =~ ^[1-9][0-9]?$ ]] || die "--nodes takes a number from 1 to 99." && nodes=$2 ;;
    --port) [[ $2 =~ ^[1-9][0-9]{3,4}$ ]] && (($2 <= 65400)) || die "--port takes a number from 1000 to 65400." && port=$2 ;;
    --env) [[ $2 == [A-Za-z_]*=* ]] || die "--env takes KEY=VALUE." && environment+=("$2") env_given=yes ;;
    --server) [[ -f $2 ]] || die "There is no server at '$2'." && server=$(realpath "$2") ;;
    --dir) dir=$(realpath -m "$2") ;;
  esac
}

# The folder's settings first, then the options: what was chosen once holds until it is chosen anew.
load_options() {
  local given=("$@")
  while (($#)); do
    if [[ $1 == --dir && $# -gt 1 ]]; then set_option --dir "$2"; fi
    shift
  done
  load_settings
  local kept_port=$port kept_sentinel=$sentinel kept_environment=("${environment[@]}")
  environment=()
  parse_options "${given[@]}"
  [[ $env_given == yes ]] || environment=("${kept_environment[@]}")
  [[ ! -f $dir/settings || ($port == "$kept_port" && $sentinel == "$kept_sentinel") ]] \
    || die "The cluster in $dir was made with other ports or without Sentinel: choose another folder with --dir, or delete this one."
}

load_settings() {
  [[ -f $dir/settings ]] || return 0
  local key value
  while IFS='=' read -r key value; do
    case $key in
      nodes) nodes=$value ;;
      port) port=$value ;;
      sentinel) sentinel=$value ;;
      server) server=$value ;;
      env) environment+=("$value") ;;
    esac
  done <"$dir/settings"
}

save_settings() {
  {
    printf '%s\n' "nodes=$nodes" "port=$port" "sentinel=$sentinel" "server=$server"
    ((${#environment[@]} == 0)) || printf 'env=%s\n' "${environment[@]}"
  } >"$dir/settings"
}

require_cluster() {
  [[ -f $dir/settings ]] || die "There is no cluster in $dir. Start one: cluster.sh up"
}

# Parts: names, ports, programs

parts() { # in the order in which they start
  echo redis
  [[ $sentinel == no ]] || printf '%s\n' redis-replica sentinel-1 sentinel-2 sentinel-3
  echo postgres
  seq -f 'node-%g' "$nodes"
  echo haproxy
}

# Reads to the end: whoever writes into a pipe that was closed says so in the log.
has_part() { parts | grep -x "$1" >/dev/null; }

port_of() { # part
  case $1 in
    haproxy) echo "$port" ;;
    node-*) echo $((port + ${1#node-})) ;;
    redis) echo $((port + 100)) ;;
    postgres) echo $((port + 101)) ;;
    redis-replica) echo $((port + 102)) ;;
    sentinel-*) echo $((port + 109 + ${1#sentinel-})) ;;
  esac
}

require_program() { # program how-to-install
  command -v "$1" >/dev/null || die "'$1' is missing. Install it: $2"
}

require_programs() {
  require_program dotnet "https://dot.net (the .NET SDK 10)"
  require_program setsid "sudo apt-get install util-linux"
  require_program haproxy "sudo apt-get install haproxy"
  require_program redis-server "sudo apt-get install redis-server"
  [[ $sentinel == no ]] || require_program redis-sentinel "sudo apt-get install redis-sentinel"
  postgres_program initdb >/dev/null
}

postgres_program() { # name
  local path
  # shellcheck disable=SC2012 # Names of versions, the newest first.
  path=$(ls -d /usr/lib/postgresql/*/bin/"$1" 2>/dev/null | sort -t/ -k5 -rV | head -1)
  [[ -n $path ]] || path=$(command -v "$1") || die "PostgreSQL's '$1' is missing. Install it: sudo apt-get install postgresql"
  echo "$path"
}

# PostgreSQL refuses to run as root.
as_postgres=()
((EUID != 0)) || as_postgres=(setpriv --reuid=postgres --regid=postgres --init-groups)

# Processes: an id counts only together with the time at which its process began

process_fields() { # pid: state and start time
  local stat
  { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 1
  read -ra stat <<<"${stat##*) }"
  echo "${stat[0]} ${stat[19]}"
}

pid_of() { # part: the id of its living process
  local pid started state now
  [[ -s $dir/$1/pid ]] || return 1
  read -r pid started <"$dir/$1/pid"
  read -r state now < <(process_fields "$pid") || return 1
  [[ $now == "$started" && $state != [ZX] ]] || return 1
  echo "$pid"
}

is_running() { pid_of "$1" >/dev/null; }

is_paused() { # part
  local pid
  pid=$(pid_of "$1") && [[ $(process_fields "$pid") == T* ]]
}

family_of() { # pid: its children's too, which PostgreSQL and HAProxy have
  echo "$1"
  ps -o pid= --ppid "$1" || true
}

launch() { # part command...
  local part=$1
  shift
  mkdir -p "$dir/$part"
  (cd "$dir/$part" && exec setsid "$@") </dev/null >>"$dir/$part/log" 2>&1 &
  echo "$! $(process_fields $! | cut -d' ' -f2)" >"$dir/$part/pid"
}

signal() { # part signal
  local pid
  pid=$(pid_of "$1") || return 0
  kill "-$2" "$pid" 2>/dev/null || true
}

signal_family() { # part signal
  local pid member
  pid=$(pid_of "$1") || return 0
  for member in $(family_of "$pid"); do
    kill "-$2" "$member" 2>/dev/null || true
  done
}

accepts() { # port
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# The first line of an answer, if there is one. By the shell's own socket: a program for each question would take processor time from what starts.
ask() { # port question
  (
    exec 2>/dev/null
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit
    printf '%b' "$2" >&3
    read -rt 2 line <&3
    echo "${line%$'\r'}"
  ) || true
}

# What a server answers for readiness, or 000.
readiness_code() { # port
  local code
  read -r _ code _ < <(ask "$1" 'GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n') || true
  echo "${code:-000}"
}

await_free_port() { # part
  local taken deadline=$((SECONDS + 5))
  taken=$(port_of "$1")
  while accepts "$taken"; do
    ((SECONDS < deadline)) || die "Port $taken, which $1 needs, is taken by another program. Choose others with --port."
    sleep 0.1
  done
}

# One function per kind of part starts it, one tells whether it answers

start_redis() { # part
  local conf=$dir/$1/redis.conf
  # Sentinel rewrites the file; what it wrote must hold.
  [[ -f $conf ]] || {
    printf '%s\n' "bind 127.0.0.1" "port $(port_of "$1")" "dir $dir/$1" 'save ""' "appendonly yes" "appendfsync everysec"
    [[ $1 == redis ]] || echo "replicaof 127.0.0.1 $(port_of redis)"
  } >"$conf"
  launch "$1" redis-server "$conf"
}

start_sentinel() { # part
  local conf=$dir/$1/sentinel.conf
  [[ -f $conf ]] || printf '%s\n' "bind 127.0.0.1" "port $(port_of "$1")" "dir $dir/$1" \
    "sentinel monitor $sentinel_service 127.0.0.1 $(port_of redis) 2" \
    "sentinel down-after-milliseconds $sentinel_service 3000" \
    "sentinel failover-timeout $sentinel_service 10000" >"$conf"
  launch "$1" redis-sentinel "$conf"
}

start_postgres() {
  local data=$dir/postgres/data
  [[ -f $data/PG_VERSION ]] || make_postgres
  await_burial "$data/postmaster.pid"
  launch postgres "${as_postgres[@]}" "$(postgres_program postgres)" -D "$data" -p "$(port_of postgres)" -h 127.0.0.1 -k "" -c max_connections=200
}

# PostgreSQL takes a dead process for a living one until its parent has asked for it, which some containers' first process is slow to do.
await_burial() { # file that begins with a process id
  local pid deadline=$((SECONDS + 15))
  [[ -f $1 ]] && read -r pid <"$1" || return 0
  while [[ $(process_fields "$pid") == Z* ]] && ((SECONDS < deadline)); do
    sleep 0.1
  done
}

make_postgres() {
  local data=$dir/postgres/data password=$dir/postgres/password
  (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$password")
  rm -rf "$data"
  mkdir "$data"
  if ((EUID == 0)); then
    chown postgres: "$data" "$password"
    "${as_postgres[@]}" test -x "$dir/postgres" || die "The user 'postgres' cannot enter $dir: choose another folder with --dir."
  fi
  "${as_postgres[@]}" "$(postgres_program initdb)" -D "$data" -U postgres --auth=scram-sha-256 --pwfile="$password" -E UTF8 --locale=C \
    >>"$dir/postgres/log" 2>&1 || fail_part postgres "could not be laid out"
}

make_database() {
  local password psql
  password=$(<"$dir/postgres/password")
  psql=$(postgres_program psql)
  PATH=${psql%/*}:$PATH PGHOST=127.0.0.1 PGPORT=$(port_of postgres) PGUSER=postgres PGPASSWORD=$password CHATROUTER_PASSWORD=$password \
    "$root/deploy/postgres/make-database.sh" >>"$dir/postgres/log" 2>&1
}

redis_connection() {
  if [[ $sentinel == yes ]]; then
    echo "127.0.0.1:$(port_of sentinel-1),127.0.0.1:$(port_of sentinel-2),127.0.0.1:$(port_of sentinel-3)"
  else
    echo "127.0.0.1:$(port_of redis)"
  fi
}

start_node() { # part
  local pages=$root/src/ChatRouter.Server
  [[ ! -d ${server%/*}/wwwroot ]] || pages=${server%/*}
  local variables=(
    ASPNETCORE_ENVIRONMENT=Development
    ASPNETCORE_FORWARDEDHEADERS_ENABLED=true
    "ConnectionStrings__Redis=$(redis_connection)"
    "ConnectionStrings__Postgres=Host=127.0.0.1;Port=$(port_of postgres);Database=chatrouter;Username=chatrouter;Password=$(<"$dir/postgres/password")"
    "Sqlite__DataSource=$dir/$1/chatrouter.db"
  )
  [[ $sentinel == no ]] || variables+=("Redis__SentinelService=$sentinel_service")
  launch "$1" env "${variables[@]}" "${environment[@]}" dotnet "$server" --urls "http://127.0.0.1:$(port_of "$1")" --contentRoot "$pages"
}

start_haproxy() {
  write_node_list
  launch haproxy env CHATROUTER_BIND="127.0.0.1:$port" CHATROUTER_ADMIN_SOCKET="$dir/haproxy/admin.sock" \
    haproxy -W -f "$root/deploy/haproxy/haproxy.cfg" -f "$dir/haproxy/nodes.cfg"
}

write_node_list() {
  local number
  {
    echo "backend nodes from nodes"
    for ((number = 1; number <= nodes; number++)); do
      echo "    server node-$number 127.0.0.1:$((port + number))"
    done
  } >"$dir/haproxy/nodes.cfg"
}

start_part() { # part
  mkdir -p "$dir/$1"
  await_free_port "$1"
  case $1 in
    redis*) start_redis "$1" ;;
    sentinel-*) start_sentinel "$1" ;;
    postgres) start_postgres ;;
    node-*) start_node "$1" ;;
    haproxy) start_haproxy ;;
  esac
}

answers() { # part
  local at
  at=$(port_of "$1")
  case $1 in
    redis* | sentinel-*) [[ $(ask "$at" 'PING\r\n') == +PONG ]] ;;
    postgres) "$(postgres_program pg_isready)" -q -t 2 -h 127.0.0.1 -p "$at" ;;
    node-* | haproxy) [[ $(readiness_code "$at") == 200 ]] ;;
  esac
}

await_answer() { # part
  local deadline=$((SECONDS + patience))
  until answers "$1"; do
    is_running "$1" || fail_part "$1" "ended while it started"
    ((SECONDS < deadline)) || fail_part "$1" "does not answer after $patience s"
    sleep 0.25
  done
}

fail_part() { # part what-happened
  printf -- '--- the last lines of %s\n' "$dir/$1/log" >&2
  tail -n 20 "$dir/$1/log" >&2 || true
  die "$1 $2."
}

# up

started=()

up() {
  require_programs
  mkdir -p "$dir"
  chmod 755 "$dir"
  save_settings
  build_server
  trap undo_start EXIT
  trap 'exit 130' INT TERM
  stop_surplus_nodes
  local part
  for part in $(parts | grep -vE '^(node-|haproxy)'); do
    bring_up "$part"
  done
  # One that ran already has it.
  [[ " ${started[*]} " != *" postgres "* ]] || make_database || fail_part postgres "has no database"
  bring_up_nodes
  if is_running haproxy; then reload; fi
  bring_up haproxy
  trap - EXIT INT TERM
  say_where
}

build_server() {
  if [[ ! -f $server && $server == "$default_server" ]]; then
    echo "Building the server …"
    dotnet build "$root/src/ChatRouter.Server" -c Release -v quiet --nologo || die "The server does not build."
  fi
  [[ -f $server ]] || die "There is no server at '$server'. Choose another with --server."
}

bring_up() { # part
  local begin=${EPOCHREALTIME/./}
  begin_part "$1"
  await_answer "$1"
  say_ready "$1" "$begin"
}

begin_part() { # part
  if is_running "$1"; then
    ! is_paused "$1" || signal_family "$1" CONT
  else
    started+=("$1")
    start_part "$1"
  fi
}

# The first node lays out the database. The others start together, unless the balancer runs and clients wait:
# they come to the first node at once, and what starts beside it would take its processors.
bring_up_nodes() {
  bring_up node-1
  local part others begin=${EPOCHREALTIME/./}
  mapfile -t others < <(parts | grep '^node-' | grep -vx node-1)
  if is_running haproxy; then
    for part in "${others[@]}"; do
      is_running "$part" || sleep "$crowd_patience"
      bring_up "$part"
    done
    return
  fi
  for part in "${others[@]}"; do
    begin_part "$part"
  done
  for part in "${others[@]}"; do
    await_answer "$part"
    say_ready "$part" "$begin"
  done
}

stop_surplus_nodes() {
  local folder
  for folder in "$dir"/node-*; do
    if [[ -d $folder ]] && ((${folder##*-} > nodes)); then end_part "${folder##*/}" TERM; fi
  done
}

say_ready() { # part begin
  local took=$(((${EPOCHREALTIME/./} - $2) / 1000))
  printf '%-14s ready at 127.0.0.1:%-5s %5d ms\n' "$1" "$(port_of "$1")" "$took"
}

say_where() {
  cat <<END

Open    http://127.0.0.1:$port/demo (a shop's page) and http://127.0.0.1:$port/desk (the agents' desk)
Nodes   http://127.0.0.1:$((port + 1)) … $((port + nodes))
Logs    tail -f $dir/*/log
Stop    ${BASH_SOURCE[0]} down --dir $dir
END
}

undo_start() {
  local code=$? index
  ((code != 0)) || code=1
  for ((index = ${#started[@]} - 1; index >= 0; index--)); do
    end_part "${started[index]}" TERM
  done
  printf 'Nothing was left running that was started just now.\n' >&2
  exit "$code"
}

# down: the balancer first, so that nodes have no client to wait for

down() {
  local part folder begin ending
  for part in haproxy node- sentinel- redis postgres; do
    begin=${EPOCHREALTIME/./}
    ending=()
    for folder in "$dir/$part"*; do
      if is_running "${folder##*/}"; then
        ending+=("${folder##*/}")
        begin_end "${folder##*/}" TERM
      fi
    done
    for folder in "${ending[@]}"; do
      finish_end "$folder"
      printf '%-14s stopped %15s %5d ms\n' "$folder" "" $(((${EPOCHREALTIME/./} - begin) / 1000))
    done
  done
}

begin_end() { # part signal
  local how=$2
  [[ $1 != postgres || $how != TERM ]] || how=INT
  if [[ $how == KILL ]]; then signal_family "$1" KILL; else signal "$1" "$how"; fi
  signal_family "$1" CONT
}

finish_end() { # part
  local deadline=$((SECONDS + stop_patience))
  while is_running "$1"; do
    if ((SECONDS >= deadline)); then
      printf '%s did not stop within %s s and is killed.\n' "$1" "$stop_patience" >&2
      signal_family "$1" KILL
    fi
    sleep 0.05
  done
  rm -f "$dir/$1/pid"
}

end_part() { # part signal
  begin_end "$1" "$2"
  finish_end "$1"
}

# status

status() {
  require_cluster
  local part all_well=0
  for part in $(parts); do
    say_status "$part" || all_well=1
  done
  return "$all_well"
}

say_status() { # part
  local pid=- state=down
  if pid=$(pid_of "$1"); then
    if is_paused "$1"; then state=paused; elif answers "$1"; then state=up; else state="not answering"; fi
  else
    pid=-
  fi
  [[ $1 != node-* || $state == down || $state == paused ]] || state="up, $(readiness_of "$1")"
  printf '%-14s pid %-8s port %-6s %-9s %s\n' "$1" "$pid" "$(port_of "$1")" "$(version_of "$1")" "$state"
  [[ $state == up || $state == "up, ready" ]]
}

readiness_of() { # node
  local code
  code=$(readiness_code "$(port_of "$1")")
  case $code in
    200) echo ready ;;
    000) echo "not answering" ;;
    *) echo "not ready ($code)" ;;
  esac
}

version_of() { # part
  case $1 in
    redis* | sentinel-*) redis-server --version | grep -o 'v=[^ ]*' | cut -c3- ;;
    postgres) "$(postgres_program postgres)" --version | awk '{ print $3 }' ;;
    haproxy) haproxy -v | awk 'NR == 1 { sub(/-.*/, "", $3); print $3 }' ;;
    node-*) grep -om1 '"ChatRouter.Server/[^"]*' "${server%.dll}.deps.json" | cut -d/ -f2 ;;
  esac
}

# Single parts

reload() {
  require_cluster
  write_node_list
  signal haproxy USR2
}

part_verb() { # part verb
  require_cluster
  has_part "$1" || die "The cluster in $dir has no $1."
  case $2 in
    start) start_one "$1" ;;
    stop) end_part "$1" TERM ;;
    kill) end_part "$1" KILL ;;
    pause) signal_family "$1" STOP ;;
    resume) signal_family "$1" CONT ;;
    *) die "Unknown verb '$2'. See cluster.sh help." ;;
  esac
}

start_one() { # part
  if ! is_running "$1"; then
    started=("$1")
    trap undo_start EXIT
    start_part "$1"
    await_answer "$1"
    trap - EXIT
  fi
}

main() {
  local what=${1:-help}
  shift || true
  case $what in
    up | down | status | reload)
      load_options "$@"
      "$what"
      ;;
    node | sentinel)
      (($# >= 2)) || die "Which one? For example: cluster.sh $what ${1:-stop} 1"
      local verb=$1 number=$2
      load_options "${@:3}"
      part_verb "$what-$number" "$verb"
      ;;
    redis | redis-replica | postgres | haproxy)
      (($# >= 1)) || die "What shall $what do? For example: cluster.sh $what stop"
      local verb=$1
      load_options "${@:2}"
      part_verb "$what" "$verb"
      ;;
    help | -h | --help) usage ;;
    *) die "Unknown command '$what'. See cluster.sh help." ;;
  esac
}

main "$@"
