package org.kakehashi.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.MemoryScan;

/** After locking, the process's raw memory holds no key, no password and no secret. */
final class MemoryTest {

    private final String password = random(20);
    private final String secret = random(60);

    /** Those that matter here of the ones that the program runs with. */
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:MarkSweepAlwaysCompactCount=1",
            "-XX:-ShrinkHeapInSteps",
            "-Xms16m",
            "-Xmx768m",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=25");

    @TempDir
    Path directory;

    @Test
    void nothingIsLeftInMemoryAfterLocking() throws Exception {
        assumeTrue(MemoryScan.unsupported().isEmpty(), MemoryScan.unsupported().orElse(""));
        // Memory enough that the collector runs meanwhile. The password is made up here: a constant of a class that the
        // child loads would be found in its symbols.
        try (Vault vault =
                Vaults.folder(directory).create(password.toCharArray(), new KdfParameters(64 * 1024, 2, 1))) {
            Vaults.add(vault, "a note to hang the seed on");
        }
        MemoryScan scan = scan();
        Process child = Child.start(OPTIONS, "secrets", directory);
        try (BufferedReader lines = child.inputReader(StandardCharsets.US_ASCII);
                OutputStream to = child.getOutputStream()) {
            tell(to, password);
            tell(to, secret);
            assertEquals("unlocked " + (50 * secret.charAt(0) + 1), lines.readLine());
            List<MemoryScan.Hit> open = scan.find(child.pid());
            assertTrue(
                    open.stream().anyMatch(hit -> hit.pattern().startsWith("master key (raw)")),
                    "the scan sees what is there while unlocked: " + open);
            to.write('\n');
            to.flush();
            assertEquals("locked", lines.readLine());
            assertEquals(List.of(), scan.find(child.pid()));
        } finally {
            child.destroyForcibly();
        }
    }

    private static String random(int length) {
        StringBuilder text = new StringBuilder();
        new SecureRandom().ints(length, 'a', 'z' + 1).forEach(c -> text.append((char) c));
        return text.toString();
    }

    private static void tell(OutputStream to, String text) throws IOException {
        to.write(text.length());
        to.write(text.getBytes(StandardCharsets.US_ASCII));
        to.flush();
    }

    private MemoryScan scan() throws IOException {
        byte[] json = Files.readAllBytes(directory.resolve("vault.json"));
        VaultHeader header = ((VaultHeader.Reading.Good) VaultHeader.read(json)).header();
        byte[] master = header.unwrap(password.toCharArray());
        assertNotNull(master);
        byte[] wrapping = Crypto.argon2id(password.toCharArray(), header.salt(), header.kdf());
        MemoryScan scan = new MemoryScan()
                .text("password", password)
                .text("secret", secret)
                .bytes("wrapping key", wrapping)
                .bytes("secrets key", Crypto.subkey(master, "kakehashi vault 1 secrets"))
                .bytes("database key", Crypto.subkey(master, "kakehashi vault 1 database"));
        return scan.bytes("master key", master);
    }
}
