#!/usr/bin/env bash
# Time to unlock with the default parameters (256 MiB, t=3, p=4): bench/vault-unlock.sh [TIMES], 11 by default.
set -euo pipefail
exec "$(dirname "$0")/vault-run.sh" unlock "${1:-11}"
