package org.kakehashi.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A person at the real window in a process of its own ({@link StoryChild}), which can be killed like any process. */
final class Child implements AutoCloseable {

    private static final String END = "the process ended";
    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final PrintWriter out;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final List<String> everything = new ArrayList<>();

    /** The command that runs {@link StoryChild} with these arguments. */
    static List<String> command(List<String> arguments) throws IOException {
        return command(StoryChild.class, arguments);
    }

    /** The command that runs this class with these arguments on this JVM's class path, as {@code ./run} would. */
    static List<String> command(Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Files.readAllLines(Path.of("java.options")).stream()
                .filter(option -> option.startsWith("-X"))
                .forEach(command::add);
        command.addAll(List.of(
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Djava.awt.headless=true",
                "-Dprism.cacheLayoutSize=0",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return command;
    }

    Child(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        out = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        BufferedReader in = process.inputReader(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(() -> {
            in.lines().forEach(heard::add);
            heard.add(END);
        });
    }

    /** Waits for a line that begins like this. */
    String hear(String beginning) throws InterruptedException {
        while (true) {
            String line = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null || line.equals(END)) {
                throw new AssertionError("never heard “" + beginning + "” in: " + String.join("\n", everything));
            }
            everything.add(line);
            if (line.startsWith(beginning)) {
                return line;
            }
        }
    }

    void say(String line) {
        out.println(line);
    }

    /** One byte of length, then the text in ASCII. */
    void sayBytes(String text) throws IOException {
        process.getOutputStream().write(text.length());
        process.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL: nothing in the process can prepare for it. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** The exit code. */
    int waitFor() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
