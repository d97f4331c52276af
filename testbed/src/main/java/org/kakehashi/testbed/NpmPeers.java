package org.kakehashi.testbed;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the npm packages that {@code testbed/install-peers.mjs} has installed. */
final class NpmPeers {

    private NpmPeers() {}

    /**
     * The {@code testbed} folder, looked for upwards from the working directory.
     *
     * @throws IllegalStateException with the remedy when the peers are not installed
     */
    static Path testbed() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("testbed");
            if (Files.isRegularFile(candidate.resolve("package-lock.json"))) {
                if (!Files.isDirectory(candidate.resolve("node_modules"))) {
                    break;
                }
                return candidate;
            }
        }
        throw new IllegalStateException(
                "The test peers are not installed: run `npm ci` in testbed/ (Node 20 or later).");
    }

    static Path require(String first, String... more) {
        Path path = testbed().resolve("node_modules").resolve(Path.of(first, more));
        if (!Files.exists(path)) {
            throw new IllegalStateException("The test peer " + path.getFileName()
                    + " is missing: run `npm ci` in testbed/ (Node 20 or later).");
        }
        return path;
    }
}
