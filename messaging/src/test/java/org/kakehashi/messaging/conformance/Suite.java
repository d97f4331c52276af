package org.kakehashi.messaging.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One conformance suite: every case of the vector files whose name ends with a given one, from the folder of the system
 * property {@code vectors}, or from the copies beside the tests. Prints {@code NAME: N passed, M failed} a file.
 */
public final class Suite {

    private final List<String> failures = new ArrayList<>();
    private int passed;

    private Suite() {}

    /** Runs the cases of every file whose name ends with {@code fileName}; fails if a case failed. */
    public static void run(String fileName, BiConsumer<Suite, JsonNode> cases) {
        for (Path file : files(fileName)) {
            Suite suite = new Suite();
            try (InputStream in = Files.newInputStream(file)) {
                cases.accept(suite, new JsonMapper().readTree(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            String name = file.getFileName().toString().replaceFirst("\\.json$", "");
            System.out.println(name + ": " + suite.passed + " passed, " + suite.failures.size() + " failed");
            suite.failures.forEach(failure -> System.out.println("  " + failure));
            Assertions.assertTrue(suite.failures.isEmpty(), () -> name + " failed: " + suite.failures);
            Assertions.assertTrue(suite.passed > 0, name + " has no case");
        }
    }

    /** One case: passes when nothing is thrown. */
    public void check(String name, Executable test) {
        try {
            test.execute();
            passed++;
        } catch (Throwable failure) {
            failures.add(name + ": " + failure);
        }
    }

    /** One case that must be refused with an {@link IllegalArgumentException}. */
    public void refuses(String name, Executable test) {
        check(name, () -> Assertions.assertThrows(IllegalArgumentException.class, test));
    }

    private static List<Path> files(String fileName) {
        String folder = System.getProperty("vectors", "");
        boolean given = !folder.isEmpty();
        try {
            Path root = given
                    ? Path.of(folder)
                    : Path.of(Suite.class
                            .getResource("/org/kakehashi/messaging/vectors")
                            .toURI());
            try (Stream<Path> listed = Files.list(root)) {
                List<Path> found = listed.filter(
                                path -> path.getFileName().toString().endsWith(fileName))
                        .sorted()
                        .toList();
                Assertions.assertTrue(given || !found.isEmpty(), "missing vectors " + fileName);
                return found;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
