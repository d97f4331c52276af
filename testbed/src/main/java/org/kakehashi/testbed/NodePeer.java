package org.kakehashi.testbed;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A script of {@code testbed/} in a Node process of its own, which is asked by one line and answers with one; gone when
 * closed.
 */
public final class NodePeer implements AutoCloseable {

    private final String script;
    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    private NodePeer(String script, Process process) {
        this.script = script;
        this.process = process;
        requests = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts one; Node has to be on the path and the npm peers installed.
     *
     * @param needs the npm package that it cannot do without
     */
    public static NodePeer start(String script, String needs, String... arguments) {
        NpmPeers.require(needs, "package.json");
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        try {
            return new NodePeer(
                    script,
                    new ProcessBuilder(command)
                            .directory(NpmPeers.testbed().toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException("Node did not start: install Node 20 or later.", e);
        }
    }

    /** Sends one line of JSON and waits for the answer's. */
    public synchronized String ask(String json) {
        try {
            requests.write(json);
            requests.newLine();
            requests.flush();
            return line();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line that it says. */
    public String line() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException(script + " has ended");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
