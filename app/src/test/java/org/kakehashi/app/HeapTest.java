package org.kakehashi.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.key.Keystore;

/** The heap that the program is started with, see {@code java.options}. */
class HeapTest {

    /** A heap of which half was below 256 MiB refused every key file of the usual cost, to read and to write. */
    @Test
    void isLargeEnoughForAKeyFileOfTheUsualCost() throws IOException, InterruptedException {
        List<String> heap = Files.readAllLines(Path.of("java.options")).stream()
                .filter(line -> line.startsWith("-X"))
                .toList();
        List<String> command = Stream.of(
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        heap,
                        List.of("-cp", System.getProperty("java.class.path"), Probe.class.getName()))
                .flatMap(List::stream)
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertEquals("262144", said.strip());
    }

    /** Runs in the other process. */
    static final class Probe {
        private Probe() {}

        public static void main(String[] arguments) {
            System.out.println(Keystore.Cost.STANDARD.n());
        }
    }
}
