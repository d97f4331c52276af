package org.kakehashi.wallet.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs every case of one vector file, prints the count, names the cases that fail. */
public final class Suite {
    private Suite() {}

    @FunctionalInterface
    public interface Check {
        void check(JsonNode one) throws Exception;
    }

    public static void run(String name, Check check) {
        runWithRoot(name, (root, one) -> check.check(one));
    }

    @FunctionalInterface
    public interface RootCheck {
        void check(JsonNode root, JsonNode one) throws Exception;
    }

    public static void runWithRoot(String name, RootCheck check) {
        Optional<Path> file = find(name);
        if (file.isEmpty()) {
            return;
        }
        JsonNode root = JsonMapper.shared().readTree(file.get().toFile());
        List<String> failed = new ArrayList<>();
        int index = 0;
        for (JsonNode one : root.path("cases")) {
            String label = index++ + " " + one.path("name").asString("");
            try {
                check.check(root, one);
            } catch (Exception | AssertionError e) {
                failed.add(label + ": " + e);
            }
        }
        System.out.println(name + ": " + (index - failed.size()) + " passed, " + failed.size() + " failed");
        assertTrue(index > 0, name + " has no cases");
        if (!failed.isEmpty()) {
            fail(name + ": " + String.join("\n", failed));
        }
    }

    private static Optional<Path> find(String name) {
        String folder = System.getProperty("vectors", "");
        if (folder.isEmpty()) {
            return Optional.of(Path.of("src/test/resources/vectors", name + ".json"));
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(f -> f.getFileName().toString().endsWith(name + ".json"))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
