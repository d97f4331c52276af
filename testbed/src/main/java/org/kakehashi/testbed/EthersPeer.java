package org.kakehashi.testbed;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A wallet library of another make (ethers, from npm) in one Node process, asked by one line of JSON and answering with
 * one; gone when closed.
 */
public final class EthersPeer implements AutoCloseable {

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    private EthersPeer(Process process) {
        this.process = process;
        requests = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts it; Node has to be on the path and the npm peers installed. */
    public static EthersPeer start() {
        NpmPeers.require("ethers", "package.json");
        try {
            return new EthersPeer(new ProcessBuilder("node", "ethers-peer.mjs")
                    .directory(NpmPeers.testbed().toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("Node did not start: install Node 20 or later.", e);
        }
    }

    /** Sends one line of JSON and waits for the answer's. */
    public String ask(String json) {
        try {
            requests.write(json);
            requests.newLine();
            requests.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("The ethers peer has ended");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
