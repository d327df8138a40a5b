#!/usr/bin/env bash
# A group of three MySQL servers (Group Replication, one primary) on this machine, with HAProxy in front that leads to
# whichever is the primary; and what becomes of Lead Scoring when that one is killed. See docs/scale.md.
#
#   group-replication.sh up         makes the three servers and the router; prints the URL
#   group-replication.sh primary    the port of the primary
#   group-replication.sh kill       kills the primary (SIGKILL)
#   group-replication.sh switch     makes another one the primary, as before an upgrade
#   group-replication.sh await      returns when another one leads and the router leads there
#   group-replication.sh rejoin     starts the killed ones again, which join the group
#   group-replication.sh members    what each says of the group
#   group-replication.sh drill ...  kills the primary under a steady load: `leadscoring drill`, with more options if any;
#                                   FAULT=switch changes it instead
#   group-replication.sh down       ends all of it and removes the data
#
# Environment: MYSQLD, MYSQL, HAPROXY: the programs (mysqld, mysql, haproxy). LEADSCORING: the command (../../leadscoring).
# PORT: the router's port is this (34400), the servers' are the next three. DIR: where the data lie
# (leadscoring-group in the folder for temporary files). EXPEL: seconds after which a member that does not answer
# is expelled, five seconds after it is suspected (group_replication_member_expel_timeout, 5).
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
MYSQLD=${MYSQLD:-mysqld}
MYSQL=${MYSQL:-mysql}
HAPROXY=${HAPROXY:-haproxy}
LEADSCORING=${LEADSCORING:-$HERE/../../leadscoring}
PORT=${PORT:-34400}
DIR=${DIR:-${TMPDIR:-/tmp}/leadscoring-group}
EXPEL=${EXPEL:-5}
PORTS=("$((PORT + 1))" "$((PORT + 2))" "$((PORT + 3))")
GROUP=6c656164-7363-6f72-696e-672067726f75
LEADS="select count(*) from performance_schema.replication_group_members
  where member_id = @@server_uuid and member_role = 'PRIMARY' and member_state = 'ONLINE' and not @@super_read_only"

fail() { echo "group-replication: $*" >&2; exit 1; }
ask() { "$MYSQL" --no-defaults -h 127.0.0.1 -P "$1" -u root --connect-timeout=2 -N -B -e "$2"; }
runs() { [ -s "$DIR/$1.pid" ] && kill -0 "$(cat "$DIR/$1.pid")" 2>/dev/null; }

# within SECONDS COMMAND...: tries it until it works.
within() {
  local until=$((SECONDS + $1)); shift
  until "$@" 2>/dev/null; do
    [ "$SECONDS" -lt "$until" ] || fail "this did not come about: $*"
    sleep 0.2
  done
}

start() {
  local port=$1 seeds
  seeds=$(IFS=,; echo "${PORTS[*]/#/127.0.0.1:}")
  setsid "$MYSQLD" --no-defaults --user="$(id -un)" --datadir="$DIR/$port" --port="$port" --bind-address=127.0.0.1 \
    --socket="$DIR/$port.sock" --mysqlx=OFF --secure-file-priv=NULL --log-error="$DIR/$port.log" --pid-file="$DIR/$port/mysqld.pid" \
    --server-id="$port" --report-host=127.0.0.1 --gtid-mode=ON --enforce-gtid-consistency=ON \
    --innodb-buffer-pool-size=64M --innodb-redo-log-capacity=100M --binlog-expire-logs-seconds=3600 \
    --plugin-load-add=group_replication.so --group-replication-group-name=$GROUP \
    --group-replication-start-on-boot=OFF --group-replication-single-primary-mode=ON \
    --group-replication-consistency=BEFORE_ON_PRIMARY_FAILOVER --group-replication-communication-stack=MYSQL \
    --group-replication-local-address="127.0.0.1:$port" --group-replication-group-seeds="$seeds" \
    --group-replication-recovery-get-public-key=ON --group-replication-member-expel-timeout="$EXPEL" \
    </dev/null >>"$DIR/$port.log" 2>&1 &
  echo $! >"$DIR/$port.pid"
  within 60 ask "$port" 'do 1'
}

online() { [ "$(ask "$1" "select count(*) from performance_schema.replication_group_members where member_state = 'ONLINE'")" = "$2" ]; }

primary() {
  local port
  for port in "${PORTS[@]}"; do
    if [ "$(ask "$port" "$LEADS" 2>/dev/null)" = 1 ]; then echo "$port"; return; fi
  done
  return 1
}

route() {
  cat >"$DIR/leads" <<CHECK
#!/bin/sh
# HAProxy asks: does the server at this port (the fourth argument) lead the group?
[ "\$("$MYSQL" --no-defaults -h 127.0.0.1 -P "\$4" -u root --connect-timeout=2 -N -B -e "$LEADS")" = 1 ]
CHECK
  chmod +x "$DIR/leads"
  {
    cat <<CONFIG
global
  external-check
  insecure-fork-wanted
defaults
  mode tcp
  timeout connect 2s
  timeout check 5s
  timeout client 1h
  timeout server 1h
listen primary
  bind 127.0.0.1:$PORT
  option external-check
  external-check path "$PATH"
  external-check command $DIR/leads
  default-server check inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
CONFIG
    local port
    for port in "${PORTS[@]}"; do echo "  server s$port 127.0.0.1:$port"; done
  } >"$DIR/haproxy.cfg"
  setsid "$HAPROXY" -f "$DIR/haproxy.cfg" </dev/null >"$DIR/haproxy.log" 2>&1 &
  echo $! >"$DIR/haproxy.pid"
}

up() {
  [ ! -e "$DIR" ] || fail "$DIR is there already: down first"
  mkdir -p "$DIR"
  local port
  for port in "${PORTS[@]}"; do
    "$MYSQLD" --no-defaults --initialize-insecure --user="$(id -un)" --datadir="$DIR/$port" >"$DIR/$port.log" 2>&1 \
      || fail "no data folder could be made, see $DIR/$port.log"
    start "$port"
    ask "$port" "set sql_log_bin = 0; create user group_member@'%' identified by 'group_member';
      grant replication slave, connection_admin, backup_admin, group_replication_stream on *.* to group_member@'%';
      set sql_log_bin = 1; change replication source to source_user = 'group_member', source_password = 'group_member'
        for channel 'group_replication_recovery'; reset binary logs and gtids"
  done
  ask "${PORTS[0]}" "set global group_replication_bootstrap_group = on; start group_replication;
    set global group_replication_bootstrap_group = off"
  for port in "${PORTS[@]:1}"; do ask "$port" 'start group_replication'; done
  within 60 online "${PORTS[0]}" 3
  route
  await
  url
}

url() { echo "jdbc:mysql://127.0.0.1:$PORT/leadscoring?user=root&sslMode=DISABLED&allowPublicKeyRetrieval=true"; }

kill_primary() {
  local port
  port=$(primary) || fail "there is no primary"
  kill -KILL "$(cat "$DIR/$port.pid")"
  rm "$DIR/$port.pid"
}

switch_primary() {
  local port next
  port=$(primary) || fail "there is no primary"
  next=$(ask "$port" "select member_id from performance_schema.replication_group_members
    where member_state = 'ONLINE' and member_role = 'SECONDARY' limit 1")
  ask "$port" "select group_replication_set_as_primary('$next')"
}

routed() { [ "$(ask "$PORT" "$LEADS")" = 1 ]; }

await() { within 120 routed; }

rejoin() {
  local port
  for port in "${PORTS[@]}"; do
    if ! runs "$port"; then
      start "$port"
      ask "$port" 'start group_replication'
      within 120 online "$port" 3
    fi
  done
}

members() {
  local port
  for port in "${PORTS[@]}"; do
    echo "asked at $port:"
    ask "$port" 'select member_port, member_state, member_role from performance_schema.replication_group_members' 2>&1 || true
  done
}

drill() {
  "$LEADSCORING" drill --only database --kill-database "'$0' ${FAULT:-kill}" --start-database "'$0' await" --fault 1 \
    "--spring.datasource.url=$(url)" "$@"
}

down() {
  local name
  for name in haproxy "${PORTS[@]}"; do
    if runs "$name"; then kill "$(cat "$DIR/$name.pid")"; fi
  done
  for name in haproxy "${PORTS[@]}"; do
    while runs "$name"; do sleep 0.2; done
  done
  rm -rf "$DIR"
}

export MYSQLD MYSQL HAPROXY PORT DIR EXPEL
case ${1:-} in
  up | primary | await | rejoin | members | down) "$1" ;;
  kill | switch) "$1_primary" ;;
  drill) shift; drill "$@" ;;
  *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
