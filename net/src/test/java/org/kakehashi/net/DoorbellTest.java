package org.kakehashi.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DoorbellTest {

    private final Path folder = Files.createTempDirectory("bell");

    DoorbellTest() throws Exception {}

    @Test
    void aLinkIsHeardAndSaidToBe() throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        try (Doorbell bell = Doorbell.hang(folder, heard::add).orElseThrow()) {
            assertTrue(Doorbell.ring(folder, "ethereum:0x橋"));
            assertEquals("ethereum:0x橋", heard.poll(5, TimeUnit.SECONDS));
            assertTrue(Doorbell.ring(folder, ""));
            assertFalse(Doorbell.ring(folder, "x".repeat(10_000)));
        }
        assertFalse(Doorbell.ring(folder, ""));
    }

    /** As while a program hangs, or lies killed and is not yet cleared away. */
    @Test
    void bytesThatTheSystemTookAreNotHeard() throws Exception {
        Path file = folder.resolve("running.socket");
        try (var deaf = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            deaf.bind(UnixDomainSocketAddress.of(file));
            assertFalse(Doorbell.ring(folder, "ethereum:0x1", Duration.ofMillis(100)));
        }
    }
}
