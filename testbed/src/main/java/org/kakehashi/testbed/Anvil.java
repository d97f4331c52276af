package org.kakehashi.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A real EVM node (Foundry's anvil, from npm) on a free loopback port, with play money; gone when closed. */
public final class Anvil implements AutoCloseable {

    /** The private key of anvil's first prefunded account, public knowledge. */
    public static final String FIRST_KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final int port;

    private Anvil(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** A node with Alaya's rules: Istanbul, chain id 201018, legacy transactions only. */
    public static Anvil alaya() {
        return start("--hardfork", "istanbul", "--chain-id", "201018");
    }

    /** A node with PlatON's rules as near as anvil has them: Shanghai (for PUSH0), chain id 210425. */
    public static Anvil platon() {
        return start("--hardfork", "shanghai", "--chain-id", "210425");
    }

    /** A node with the given anvil options beside host and port. */
    public static Anvil start(String... options) {
        int port = freePort();
        List<String> command = new ArrayList<>(
                List.of(binary().toString(), "--host", "127.0.0.1", "--port", Integer.toString(port), "--silent"));
        command.addAll(List.of(options));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            Anvil anvil = new Anvil(process, port);
            anvil.awaitAnswer();
            return anvil;
        } catch (IOException e) {
            throw new UncheckedIOException("anvil could not be started", e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Sets a balance; {@code address} as 0x hex, {@code wei} as decimal or 0x hex. */
    public void setBalance(String address, String wei) {
        call("anvil_setBalance", "\"" + address + "\",\"" + wei + "\"");
    }

    /** Mines {@code blocks} blocks at once. */
    public void mine(int blocks) {
        call("anvil_mine", "\"0x" + Integer.toHexString(blocks) + "\"");
    }

    /**
     * One JSON-RPC call.
     *
     * @param parameters the JSON members of the parameter array, without brackets
     * @return the whole answer as text
     */
    public String call(String method, String parameters) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":[" + parameters + "]}";
        HttpRequest request = HttpRequest.newBuilder(url())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAnswer() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    process.destroyForcibly();
                    throw new IOException("anvil did not answer on port " + port, e);
                }
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    private static Path binary() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").contains("aarch64") ? "arm64" : "amd64";
        String system = os.contains("win") ? "win32" : os.contains("mac") ? "darwin" : "linux";
        String file = system.equals("win32") ? "anvil.exe" : "anvil";
        return NpmPeers.require("@foundry-rs", "anvil-" + system + "-" + arch, "bin", file);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
