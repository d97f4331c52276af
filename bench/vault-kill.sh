#!/usr/bin/env bash
# Kills a writing process at random moments and looks at what is left: bench/vault-kill.sh [ROUNDS], 1000 by default.
set -euo pipefail
exec "$(dirname "$0")/vault-run.sh" kill "${1:-1000}"
