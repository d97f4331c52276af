package org.kakehashi.wallet.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ContractArtefactsTest {

    @Test
    void committedContractsAreWhatTheirSourcesCompileTo() throws IOException, InterruptedException {
        Path testbed = Path.of("").toAbsolutePath().resolveSibling("testbed");
        Path log = Files.createTempFile("contracts", ".log");
        Process node = new ProcessBuilder("node", "compile-contracts.mjs", "--check")
                .directory(testbed.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertTrue(node.waitFor(3, TimeUnit.MINUTES));
        assertEquals(0, node.exitValue(), Files.readString(log));
        Files.delete(log);
    }
}
