# shellcheck shell=bash
# What ./run and ./test need on the machine. Sourced by both, from the root of the repository.

say() { printf '%s\n' "$*" >&2; }
die() { say "$@"; exit 1; }

# Values of .env reach the service as environment variables; what is set already wins, and an empty value counts as not set.
load_env() {
  local file=$1 line key value
  [ -f "$file" ] || return 0
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    [[ $line =~ ^[[:space:]]*(export[[:space:]]+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)$ ]] || continue
    key=${BASH_REMATCH[2]} value=${BASH_REMATCH[3]}
    if [[ $value =~ ^\"(.*)\"[[:space:]]*$ || $value =~ ^\'(.*)\'[[:space:]]*$ ]]; then
      value=${BASH_REMATCH[1]}
    else
      value=${value%%[[:space:]]#*}
      value=${value%"${value##*[![:space:]]}"}
    fi
    if [ -n "$value" ] && [ -z "${!key+set}" ]; then export "$key=$value"; fi
  done <"$file"
}

need_sdk() {
  if ! command -v dotnet >/dev/null && [ -x "$HOME/.dotnet/dotnet" ]; then PATH=$PATH:$HOME/.dotnet; fi
  command -v dotnet >/dev/null || die ".NET 10 SDK is missing. Install it from https://dotnet.microsoft.com/download/dotnet/10.0, or run: docker compose up"
  dotnet --version >/dev/null 2>&1 || die ".NET 10 SDK is missing; found only: $(dotnet --list-sdks 2>/dev/null | tr '\n' ' '). Install it from https://dotnet.microsoft.com/download/dotnet/10.0, or run: docker compose up"
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
}

# The same places where the service itself looks (Agent.Api/Data/Servers/Binaries.cs).
have_postgres() {
  local folder folders
  IFS=: read -ra folders <<<"$PATH"
  for folder in "${folders[@]}" /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/local/pgsql/bin /usr/libexec/postgresql* \
    /opt/homebrew/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin /Applications/Postgres.app/Contents/Versions/*/bin; do
    [ -x "$folder/postgres" ] && [ -x "$folder/initdb" ] && return 0
  done
  return 1
}

have_redis() {
  local name
  for name in redis-server valkey-server; do
    command -v "$name" >/dev/null && return 0
    [ -x "/usr/bin/$name" ] || [ -x "/usr/sbin/$name" ] || [ -x "/usr/local/bin/$name" ] || [ -x "/opt/homebrew/bin/$name" ] && return 0
  done
  return 1
}

install_commands() {
  if command -v apt-get >/dev/null; then say "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
  elif command -v brew >/dev/null; then say "  brew install postgresql@17 redis"
  elif command -v dnf >/dev/null; then say "  sudo dnf install -y postgresql-server valkey"
  elif command -v apk >/dev/null; then say "  sudo apk add postgresql redis"
  elif command -v pacman >/dev/null; then say "  sudo pacman -S postgresql redis"
  else say "  install PostgreSQL and Redis with your system's package manager"; fi
}

# Debian starts what it installs. The service starts its own servers, so the system's stay off: now (policy-rc.d) and after a reboot.
install_debian() (
  policy=/usr/sbin/policy-rc.d
  restore() {
    rm -f "$policy"
    if [ -e "$policy.before" ]; then mv "$policy.before" "$policy"; fi
  }
  trap restore EXIT
  if [ -e "$policy" ]; then mv "$policy" "$policy.before"; fi
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"

  say "Installing $* with apt-get ..."
  export DEBIAN_FRONTEND=noninteractive
  { apt-get -o DPkg::Lock::Timeout=120 update -q && apt-get -o DPkg::Lock::Timeout=120 install -y -q --no-install-recommends "$@"; } >"${TMPDIR:-/tmp}/apt.$$.log" 2>&1 || {
    tail -n 15 "${TMPDIR:-/tmp}/apt.$$.log" >&2
    exit 1
  }
  rm -f "${TMPDIR:-/tmp}/apt.$$.log"
  if [ -d /run/systemd/system ]; then
    for service in "$@"; do systemctl disable --now "$service" >/dev/null 2>&1 || true; done
  fi
)

# need_servers postgres redis: whichever of the two is asked for and not on the machine yet.
need_servers() {
  local packages=() server
  for server in "$@"; do
    case $server in
      postgres) have_postgres || packages+=(postgresql) ;;
      redis) have_redis || packages+=(redis-server) ;;
    esac
  done
  [ ${#packages[@]} -eq 0 ] && return 0

  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    install_debian "${packages[@]}" && return 0
    say "That did not work."
  fi
  say "Missing on this machine: ${packages[*]}. Install:"
  install_commands "${packages[@]}"
  say "or run everything in containers:"
  say "  docker compose up"
  exit 1
}

# The explorer's script for feeds without Scalar.AspNetCore. The service works without it.
fetch_scalar() {
  [ "${PackageFeed:-partial}" != full ] && [ -x scripts/fetch-scalar ] || return 0
  scripts/fetch-scalar >&2 || say "Note: scripts/fetch-scalar failed, so /scalar has no explorer yet. Everything else works; the next start tries again."
}
