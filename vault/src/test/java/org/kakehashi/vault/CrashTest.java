package org.kakehashi.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at random moments of a writing load. */
final class CrashTest {

    private static final int ROUNDS = 200;
    private static final int LANES = 2;

    @TempDir
    Path directory;

    @Test
    void nothingConfirmedIsLostAndEveryVaultOpens() throws Exception {
        List<Callable<List<String>>> lanes = new ArrayList<>();
        List<Crash> crashes = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            Path folder = directory.resolve("lane" + lane);
            Crash crash = new Crash(folder);
            crashes.add(crash);
            lanes.add(() -> {
                List<String> findings = new ArrayList<>();
                for (int round = 0; round < ROUNDS / LANES; round++) {
                    findings.add(crash.round());
                }
                return findings;
            });
        }
        List<String> findings = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(LANES)) {
            for (Future<List<String>> lane : executor.invokeAll(lanes)) {
                findings.addAll(lane.get());
            }
        }
        assertEquals(Collections.nCopies(ROUNDS, "ok"), findings);
        for (Crash crash : crashes) {
            assertEquals("ok", crash.unlocked());
        }
        assertTrue(crashes.stream().mapToLong(Crash::writes).sum() > ROUNDS, "the children were writing when killed");
    }
}
