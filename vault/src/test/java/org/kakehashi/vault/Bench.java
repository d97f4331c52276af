package org.kakehashi.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The long versions: {@code Bench kill ROUNDS} and {@code Bench unlock TIMES}. Started by the scripts under bench/. */
final class Bench {

    private Bench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("vault-bench");
        int times = Integer.parseInt(args[1]);
        try {
            if (args[0].equals("kill")) {
                kill(folder.resolve("vault"), times);
            } else {
                unlock(folder.resolve("vault"), times);
            }
        } finally {
            Disk.remove(folder);
        }
    }

    private static void kill(Path folder, int rounds) throws Exception {
        Crash crash = new Crash(folder);
        int bad = 0;
        for (int round = 1; round <= rounds; round++) {
            String finding = crash.round();
            if (!finding.equals("ok")) {
                bad++;
                Child.say("round " + round + ": " + finding);
            }
        }
        Child.say(rounds + " kills, " + crash.writes() + " confirmed transactions, " + bad + " bad, at the end: "
                + crash.unlocked());
    }

    private static void unlock(Path folder, int times) throws IOException {
        Vaults.folder(folder).create(Vaults.password(), KdfParameters.DEFAULT).close();
        long[] millis = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            Vault vault = Vaults.unlock(folder);
            millis[i] = (System.nanoTime() - start) / 1_000_000;
            vault.close();
        }
        Arrays.sort(millis);
        Child.say("unlock with " + KdfParameters.DEFAULT + ": median " + millis[times / 2] + " ms, best " + millis[0]
                + " ms, of " + times);
    }
}
