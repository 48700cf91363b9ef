#!/usr/bin/env bash
# Starts the service, waits until it answers, prints its address and runs until Ctrl-C.
set -euo pipefail
cd "$(dirname "$0")/.."
host=$1 port=$2

.venv/bin/assistant serve --host "$host" --port "$port" &
service=$!
trap 'kill "$service" 2>/dev/null || true; wait "$service" 2>/dev/null || true' EXIT
trap 'exit 0' INT TERM

for _ in $(seq 1 240); do
    kill -0 "$service" 2>/dev/null || { wait "$service" || true; exit 1; }
    if .venv/bin/python - "$host" "$port" <<'PY'
import sys, urllib.request
try:
    sys.exit(urllib.request.urlopen(f"http://{sys.argv[1]}:{sys.argv[2]}/readyz", timeout=5).status != 200)
except OSError:
    sys.exit(1)
PY
    then
        printf 'The assistant answers at http://%s:%s (Ctrl-C stops it)\n' "$host" "$port"
        wait "$service"
        exit
    fi
    sleep 0.25
done
printf 'chat: the service did not become ready within two minutes; see the lines above.\n' >&2
exit 1
