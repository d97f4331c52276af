package org.kakehashi.messaging.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.messaging.relay.RelayUrl;

/** A {@link Child} as the test holds it: started, told what to do, killed, started again with the same vault. */
final class Victim implements AutoCloseable {

    /** A JVM that is up soon. */
    private static final List<String> QUICK =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx320m");

    final SecretIdentity secret;
    final Path folder;
    /** The number of the last message that it said it had queued. */
    final AtomicLong confirmed = new AtomicLong();

    private final List<RelayUrl> relays;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private volatile @Nullable Process process;
    private volatile boolean killed;

    Victim(Path folder, SecretIdentity secret, List<RelayUrl> relays) {
        this.folder = folder;
        this.secret = secret;
        this.relays = relays;
    }

    void start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUICK);
        command.addAll(List.of(
                // The driver unpacks its library there and, killed, leaves it.
                "-Dorg.sqlite.tmpdir=" + folder.resolveSibling("tmp"),
                "-Djava.io.tmpdir=" + folder.resolveSibling("tmp"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Child.class.getName(),
                folder.toString()));
        relays.forEach(relay -> command.add(relay.toString()));
        folder.resolveSibling("tmp").toFile().mkdirs();
        Process started = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolveSibling(folder.getFileName() + ".log").toFile()))
                .start();
        said.clear();
        process = started;
        killed = false;
        // Reading a pipe holds a virtual thread's carrier, and the relays of the same process need theirs.
        Thread.ofPlatform().daemon().start(() -> listen(started));
        tell(HexFormat.of().formatHex(secret.bytes()));
    }

    private void listen(Process from) {
        try (BufferedReader lines = from.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches("sent [0-9]+")) {
                    // A number cut short by the kill is smaller than the one before it.
                    confirmed.accumulateAndGet(Long.parseLong(line.substring(5)), Math::max);
                }
                said.add(line);
            }
        } catch (IOException e) {
            said.add("ended: " + e);
        }
        if (!killed && process == from) {
            said.add("ended");
        }
    }

    void tell(String line) throws IOException {
        Process now = running();
        now.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        now.getOutputStream().flush();
    }

    /** Waits for a line that begins so. */
    String await(String start, int seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            String line = said.poll(200, TimeUnit.MILLISECONDS);
            if (line != null && line.startsWith(start)) {
                return line;
            }
            if (line != null && (line.startsWith("ended") || line.startsWith("refused"))) {
                throw new AssertionError(folder.getFileName() + ": " + line + "\n" + complaints());
            }
        }
        throw new AssertionError(folder.getFileName() + " did not say " + start + "\n" + complaints());
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        killed = true;
        // Through the handle: the process itself would close the stream with what was said last.
        running().toHandle().destroyForcibly();
        running().waitFor();
    }

    /** Ends it in good order. */
    void quit() throws IOException, InterruptedException {
        tell("quit");
        await("closed", 60);
        killed = true;
        running().waitFor();
    }

    /** What it printed on its error stream. */
    String complaints() {
        try {
            return Files.readString(folder.resolveSibling(folder.getFileName() + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process running() {
        Process now = process;
        if (now == null) {
            throw new IllegalStateException("not started");
        }
        return now;
    }

    @Override
    public void close() {
        killed = true;
        Process now = process;
        if (now != null) {
            now.destroyForcibly();
        }
    }
}
