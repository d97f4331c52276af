package org.kakehashi.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.*;
import org.junit.jupiter.api.Test;

class FlakyTest {
    @Test
    void once() throws Exception {
        Path p = Path.of("/tmp/flaky");
        boolean was = Files.exists(p);
        if (!was) Files.createFile(p);
        assertTrue(was);
    }
}
