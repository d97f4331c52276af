#!/usr/bin/env bash
# Builds the vault's test classes and runs its bench with what Maven resolved: vault-run.sh kill|unlock NUMBER
set -euo pipefail
cd "$(dirname "$0")/.."
classpath=$(mktemp)
trap 'rm -f "$classpath"' EXIT
./mvnw -q -ntp -B -DskipPeers=true -Dspotless.check.skip=true -pl vault -am test-compile \
  dependency:build-classpath -Dmdep.outputFile="$classpath" -Dmdep.includeScope=test >&2
if [ -z "${JAVA25:-}" ]; then
  for home in "${JAVA_HOME:-/none}" /usr/lib/jvm/*25*; do
    if [ -x "$home/bin/java" ] && "$home/bin/java" -version 2>&1 | grep -q '"25'; then JAVA25=$home/bin/java; break; fi
  done
fi
[ -n "${JAVA25:-}" ] || { echo "No JDK 25 found: set JAVA_HOME to one." >&2; exit 1; }
"$JAVA25" --enable-native-access=ALL-UNNAMED -Xmx1g -cp "vault/target/test-classes:vault/target/classes:$(cat "$classpath")" \
  org.kakehashi.vault.Bench "$@"
