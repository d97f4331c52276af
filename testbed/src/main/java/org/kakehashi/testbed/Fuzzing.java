package org.kakehashi.testbed;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Runs one Jazzer target guided by coverage, in a Java process of its own: Jazzer fuzzes one target a process, and has
 * to see every class before it is used. What the fuzzer found interesting stays in {@code target/fuzz}.
 */
public final class Fuzzing {
    private static final Pattern COVERAGE = Pattern.compile("cov: (\\d+)");
    /** Little enough that a parser which asks for memory by a hostile length fails here. */
    private static final String HEAP = "-Xmx256m";

    /**
     * How a run ended.
     *
     * @param exit 0 if no input broke the target
     * @param coverage the places of the program that were reached; 0 if nothing was instrumented
     * @param output what the fuzzer printed
     */
    public record Outcome(int exit, int coverage, String output) {}

    private Fuzzing() {}

    /** Seconds a target, from the system property {@code fuzz.seconds}; a short run if absent. */
    public static int seconds() {
        return Integer.getInteger("fuzz.seconds", 4);
    }

    /**
     * Runs a target.
     *
     * @param tests the class with the target
     * @param target the name of its method
     */
    public static Outcome run(Class<?> tests, String target, int seconds) {
        try {
            Path folder = Files.createDirectories(
                    Path.of("target", "fuzz", tests.getSimpleName(), target).toAbsolutePath());
            Path log = folder.resolve("log.txt");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    HEAP,
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+EnableDynamicAgentLoading",
                    // Without it nothing is instrumented, and the fuzzer is blind.
                    "-Djazzer.hooks=true",
                    "-Djazzer.instrumentation_includes=org.kakehashi.**",
                    "-Djazzer.custom_hook_includes=org.kakehashi.**",
                    "-Djazzer.max_duration=" + seconds + "s",
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    Fuzzing.class.getName(),
                    tests.getName(),
                    target));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("JAZZER_FUZZ", "1");
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            int exit = process.waitFor();
            String output = Files.readString(log);
            return new Outcome(exit, highest(output), output);
        } catch (IOException e) {
            throw new UncheckedIOException("the fuzzer could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int highest(String output) {
        int highest = 0;
        Matcher found = COVERAGE.matcher(output);
        while (found.find()) {
            highest = Math.max(highest, Integer.parseInt(found.group(1)));
        }
        return highest;
    }

    /** The child: class and method of the target. */
    public static void main(String[] arguments) throws ClassNotFoundException {
        Class<?> tests = Class.forName(arguments[0], false, Fuzzing.class.getClassLoader());
        Method target = Arrays.stream(tests.getDeclaredMethods())
                .filter(method -> method.getName().equals(arguments[1]))
                .findFirst()
                .orElseThrow();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectMethod(tests, target))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        summary.getSummary().printFailuresTo(new PrintWriter(System.out, true), 20);
        boolean good = summary.getSummary().getTestsSucceededCount() > 0
                && summary.getSummary().getTotalFailureCount() == 0;
        System.exit(good ? 0 : 1);
    }
}
