#!/usr/bin/env bash
# Builds everything and runs all tests against a real PostgreSQL, a real Azurite and a real Chromium of its own.
# Arguments go to `dotnet test`:  ./test.sh --filter-class "*FileBlobStore*"
# The last line is `N passed, N failed` (and `, N skipped`).
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
cd "$here"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1
# Sites and commands of the tests live for seconds: what the runtime measures for its second compilation is never earned back.
export DOTNET_TieredPGO=0
say() { printf '%s\n' "== $*"; }

work=''
groups=()
stop_postgres=()
stop() {
  local group
  for group in "${groups[@]}"; do kill -TERM -- "-$group" 2>/dev/null || true; done
  # At once, and not only when the last client has gone: nothing in there is kept.
  if [ ${#stop_postgres[@]} -gt 0 ]; then "${stop_postgres[@]}" >/dev/null 2>&1 || true; fi
  for group in "${groups[@]}"; do wait "$group" 2>/dev/null || true; done
  if [ -n "$work" ]; then rm -rf "$work"; fi
}
trap stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# --- what the machine must have -----------------------------------------------------------------------------------------------------
for tool in dotnet node npm; do
  command -v "$tool" >/dev/null || { echo "Missing: $tool (.NET 10 SDK and Node 20 are needed; see README.md)." >&2; exit 2; }
done

postgres_bin() { find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -type d -name bin 2>/dev/null | sort -V | tail -n 1; }
chromium_path() {
  if [ -n "${PORTAL_CHROMIUM:-}" ]; then echo "$PORTAL_CHROMIUM"; else command -v chromium || true; fi
}
chinese_font() { command -v fc-list >/dev/null && fc-list :lang=zh-cn 2>/dev/null | grep -qi 'noto.*cjk'; }

missing=()
[ -n "$(chromium_path)" ] || missing+=(chromium)
chinese_font || missing+=(fontconfig fonts-noto-cjk)
[ -x "$(postgres_bin)/postgres" ] || missing+=(postgresql)
clamd_path() { PATH="$PATH:/usr/sbin" command -v clamd || true; }
[ -n "$(clamd_path)" ] || missing+=(clamav-daemon)
if [ ${#missing[@]} -gt 0 ]; then
  root=()
  if [ "$(id -u)" -ne 0 ]; then root=(sudo -n); fi
  if ! command -v apt-get >/dev/null || ! "${root[@]}" true 2>/dev/null; then
    echo "Missing: ${missing[*]} (Debian's names), and they cannot be installed from here." >&2
    exit 2
  fi
  say "installing ${missing[*]}"
  "${root[@]}" apt-get update -q
  # Only the programs are wanted: a cluster, a scanner or a fetcher of signatures that the packages would start for themselves is not.
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
  if [[ " ${missing[*]} " == *" clamav-daemon "* ]] && [ -d /run/systemd/system ]; then
    "${root[@]}" systemctl disable -q --now clamav-daemon.service clamav-daemon.socket clamav-freshclam.service || true
  fi
fi

# --- build --------------------------------------------------------------------------------------------------------------------------
say 'building'
dotnet build Portal.sln -v quiet -warnaserror

# After the build: it installs the pages' own libraries alone, where the lock file has changed, and that removes the rest.
if [ ! -x node_modules/.bin/azurite-blob ] || ! cmp -s package-lock.json node_modules/.portal-lock; then
  say 'installing development tools'
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  cp package-lock.json node_modules/.portal-lock
fi

# --- servers ------------------------------------------------------------------------------------------------------------------------
work="$(mktemp -d "${TMPDIR:-/tmp}/portal-test-servers.XXXXXX")"
chmod 711 "$work"
free_port() { node -e 'const s = require("net").createServer(); s.listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); });'; }

# initdb and postgres refuse to run as root.
as_postgres=()
mkdir "$work/postgres"
if [ "$(id -u)" -eq 0 ]; then
  as_postgres=(runuser -u postgres --)
  chown postgres "$work/postgres"
fi

bin="$(postgres_bin)"
port="$(free_port)"
say "starting PostgreSQL ($bin) on 127.0.0.1:$port"
(cd "$work/postgres" && "${as_postgres[@]}" "$bin/initdb" -D "$work/postgres/data" -U portal -A trust -E UTF8 --locale=C.UTF-8 -N >"$work/postgres.log" 2>&1) \
  || { cat "$work/postgres.log" >&2; exit 2; }
stop_postgres=("${as_postgres[@]}" "$bin/pg_ctl" -D "$work/postgres/data" -m immediate -s stop)
cd "$work/postgres"
setsid "${as_postgres[@]}" "$bin/postgres" -D "$work/postgres/data" -p "$port" -k "$work/postgres" -c listen_addresses=127.0.0.1 \
  -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c wal_recycle=off -c max_connections=300 >>"$work/postgres.log" 2>&1 &
groups+=($!)
cd "$here"
for _ in $(seq 150); do
  "$bin/pg_isready" -q -h 127.0.0.1 -p "$port" && break
  kill -0 "${groups[-1]}" 2>/dev/null || break
  sleep 0.2
done
"$bin/pg_isready" -q -h 127.0.0.1 -p "$port" || { cat "$work/postgres.log" >&2; echo 'PostgreSQL did not start.' >&2; exit 2; }
export PORTAL_POSTGRES="Host=127.0.0.1;Port=$port;Username=portal;Database=postgres"
export PORTAL_POSTGRES_FOLDER="$work/postgres/data"

port="$(free_port)"
say "starting Azurite on 127.0.0.1:$port"
setsid node_modules/.bin/azurite-blob --skipApiVersionCheck --silent --disableTelemetry --location "$work/azurite" --blobHost 127.0.0.1 --blobPort "$port" \
  >"$work/azurite.log" 2>&1 &
groups+=($!)
for _ in $(seq 150); do
  (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
  kill -0 "${groups[-1]}" 2>/dev/null || break
  sleep 0.2
done
(exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { cat "$work/azurite.log" >&2; echo 'Azurite did not start.' >&2; exit 2; }
# The account and key are Azurite's own, published for everybody.
export PORTAL_AZURITE="DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;BlobEndpoint=http://127.0.0.1:$port/devstoreaccount1;"

PORTAL_CHROMIUM="$(chromium_path)"
export PORTAL_CHROMIUM
# The tests start it themselves, with signatures of their own.
PORTAL_CLAMD="$(clamd_path)"
export PORTAL_CLAMD

# --- tests --------------------------------------------------------------------------------------------------------------------------
say 'testing'
code=0
# In the background, because bash minds its traps only while it waits.
setsid bash -c 'set -o pipefail; log=$1; shift; dotnet test --solution Portal.sln --no-build --timeout 18m "$@" 2>&1 | tee "$log"' tests "$work/tests.log" "$@" &
groups+=($!)
wait "$!" || code=$?

count() { sed -n "s/^ *$1: *\([0-9][0-9]*\).*/\1/p" "$work/tests.log" | tail -n 1; }
total="$(count total)"; failed="$(count failed)"; passed="$(count succeeded)"; skipped="$(count skipped)"
total="${total:-0}"; failed="${failed:-0}"; passed="${passed:-0}"; skipped="${skipped:-0}"
if [ "$total" -eq 0 ]; then echo 'No test ran.'; fi
if [ "$total" -eq 0 ] || [ "$failed" -gt 0 ]; then [ "$code" -ne 0 ] || code=1; fi
line="$passed passed, $failed failed"
if [ "$skipped" -gt 0 ]; then line="$line, $skipped skipped"; fi
printf '\n%s\n' "$line"
exit "$code"
