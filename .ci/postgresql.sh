# Starts a throwaway PostgreSQL cluster on loopback and exports its URL; stops and deletes it when the shell ends.
# To be sourced by bash. Without Debian's `postgresql` (and the right to install it) it says so and exports nothing.
# shellcheck shell=bash

postgresql_programs() { find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1; }

postgresql_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -qq -y --no-install-recommends postgresql >/dev/null 2>&1 ||
    { apt-get update -qq >/dev/null 2>&1 && apt-get install -qq -y --no-install-recommends postgresql >/dev/null 2>&1; }
}

# PostgreSQL refuses to run as root; Debian's package brings the user postgres.
postgresql_as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

postgresql_stop() {
  postgresql_as "$POSTGRESQL_BIN/pg_ctl" -D "$POSTGRESQL_DIR/data" -m immediate -s stop || true
  rm -rf "$POSTGRESQL_DIR"
}

postgresql_start() {
  POSTGRESQL_BIN=$(postgresql_programs)
  [ -n "$POSTGRESQL_BIN" ] || { postgresql_install && POSTGRESQL_BIN=$(postgresql_programs); }
  [ -n "$POSTGRESQL_BIN" ] || { echo "postgresql: not installed; its tests are skipped" >&2; return 0; }
  POSTGRESQL_DIR=$(mktemp -d)
  [ "$(id -u)" != 0 ] || chown postgres "$POSTGRESQL_DIR"
  local port password
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  password=$(python3 -c 'import secrets; print(secrets.token_hex(16))')
  echo "$password" >"$POSTGRESQL_DIR/password"
  chmod 644 "$POSTGRESQL_DIR/password"
  postgresql_as "$POSTGRESQL_BIN/initdb" -D "$POSTGRESQL_DIR/data" -U cast_stats -E UTF8 --locale=C.UTF-8 \
    -A scram-sha-256 --pwfile="$POSTGRESQL_DIR/password" >"$POSTGRESQL_DIR/log" 2>&1 &&
    postgresql_as "$POSTGRESQL_BIN/pg_ctl" -D "$POSTGRESQL_DIR/data" -l "$POSTGRESQL_DIR/data/log" -w -s \
      -o "-c listen_addresses=127.0.0.1 -p $port -k '' -c fsync=off" start ||
    { cat "$POSTGRESQL_DIR/log" "$POSTGRESQL_DIR/data/log" >&2; rm -rf "$POSTGRESQL_DIR"; return 1; }
  trap postgresql_stop EXIT
  export CAST_STATS_TEST_POSTGRESQL="postgresql://cast_stats:$password@127.0.0.1:$port/postgres"
}

postgresql_start
