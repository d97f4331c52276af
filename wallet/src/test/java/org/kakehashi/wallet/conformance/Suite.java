package org.kakehashi.wallet.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One file of cases, {@code NAME.json}, every case of which is run. The file comes from the folder named by the system
 * property {@code vectors} (matched by name, or by its ending where the folder holds another set of the same kind; when
 * the folder lacks it, the suite is absent), or from the copies in test resources when the property is empty. One line
 * is printed for a suite, {@code NAME: N passed, M failed}, and one for each failed case.
 */
public final class Suite {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> LABELS =
            List.of("name", "description", "tcId", "comment", "why", "vector", "note", "label", "title");

    private final String name;

    private Suite(String name) {
        this.name = name;
    }

    /** What one case must satisfy: fails by an assertion or any exception. */
    @FunctionalInterface
    public interface Check {
        /** Judges a case. */
        void check(JsonNode each) throws Exception;
    }

    /** Runs the members of {@code cases} (or of the file, where it is a bare array). */
    public static void run(String name, Check check) {
        run(name, root -> root.isArray() ? root : root.path("cases"), check);
    }

    /** Runs the cases that a function finds in the file. */
    public static void run(String name, Function<JsonNode, Iterable<JsonNode>> cases, Check check) {
        Suite suite = new Suite(name);
        suite.load().ifPresent(root -> suite.runAll(cases.apply(root), check));
    }

    /** Bytes from hex with or without 0x. */
    public static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text);
    }

    /** Bytes from a member that holds hex with or without 0x. */
    public static byte[] hex(JsonNode each, String member) {
        return hex(text(each, member));
    }

    /** The text of a member that must be there. */
    public static String text(JsonNode each, String member) {
        JsonNode node = each.get(member);
        Assertions.assertNotNull(node, "the case lacks " + member);
        return node.asString();
    }

    private void runAll(Iterable<JsonNode> cases, Check check) {
        int passed = 0;
        int index = 0;
        List<String> failures = new ArrayList<>();
        for (JsonNode each : cases) {
            try {
                check.check(each);
                passed++;
            } catch (Exception | AssertionError | StackOverflowError failure) {
                failures.add("  " + name + "[" + index + "] " + label(each) + ": " + failure);
            }
            index++;
        }
        System.out.println(name + ": " + passed + " passed, " + failures.size() + " failed");
        failures.forEach(System.out::println);
        Assertions.assertTrue(failures.isEmpty(), () -> name + ": " + failures.size() + " failed");
        Assertions.assertTrue(passed > 0, () -> name + ": no case in the file");
    }

    private static String label(JsonNode each) {
        return LABELS.stream()
                .filter(each::has)
                .map(label -> each.get(label).asString())
                .findFirst()
                .orElse("");
    }

    private Optional<JsonNode> load() {
        String folder = System.getProperty("vectors", "");
        try {
            if (!folder.isEmpty()) {
                Optional<Path> file = find(Path.of(folder));
                return file.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(Files.readAllBytes(file.get())));
            }
            try (InputStream in = Suite.class.getResourceAsStream("/vectors/" + name + ".json")) {
                Assertions.assertNotNull(in, "no copy of the suite " + name + " in test resources");
                return Optional.of(JSON.readTree(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Path> find(Path folder) throws IOException {
        Path exact = folder.resolve(name + ".json");
        if (Files.exists(exact)) {
            return Optional.of(exact);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(name + ".json"))
                    .sorted()
                    .findFirst();
        }
    }
}
