package org.kakehashi.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A recorded conversation with a real node: requests with their answers, notes without a request, pushed messages. See
 * the README beside the recordings for the form.
 *
 * @param name the file's name without its ending, such as {@code platon-08-delegate}
 * @param network {@code alaya} or {@code platon}
 * @param node the program and commit that answered
 * @param chainId EIP-155 chain id of that node
 */
public record Transcript(String name, String network, String node, long chainId, List<Exchange> exchanges) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every recording of this module, by name. */
    public static final List<String> NAMES = names();

    public Transcript {
        exchanges = List.copyOf(exchanges);
    }

    /**
     * One entry.
     *
     * @param request the JSON-RPC request, or the array of a batch; null for a note
     * @param response the answer; null for a note
     * @param entry the whole entry with whatever else was noted
     */
    public record Exchange(
            String what,
            @Nullable JsonNode request,
            @Nullable JsonNode response,
            JsonNode entry) {

        public boolean hasRequest() {
            return request != null;
        }

        /** The method of a single request; empty for a note or a batch. */
        public String method() {
            return request == null ? "" : request.path("method").asString("");
        }
    }

    /** The recording of this name that ships with the module. */
    public static Transcript named(String name) {
        try (InputStream in = Transcript.class.getResourceAsStream("chain/" + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("no recording named " + name);
            }
            return parse(name, JSON.readTree(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A recording in a file of the same form. */
    public static Transcript in(Path file) throws IOException {
        String fileName = String.valueOf(file.getFileName());
        return parse(fileName.replaceFirst("\\.json$", ""), JSON.readTree(Files.readAllBytes(file)));
    }

    /** These recordings one after another, as if it had been one conversation. */
    public static Transcript joined(Transcript first, Transcript... more) {
        List<Exchange> all = new ArrayList<>(first.exchanges);
        for (Transcript next : more) {
            if (next.chainId != first.chainId) {
                throw new IllegalArgumentException("recordings of two chains cannot be joined");
            }
            all.addAll(next.exchanges);
        }
        return new Transcript(first.name + "…", first.network, first.node, first.chainId, all);
    }

    private static Transcript parse(String name, JsonNode root) {
        List<Exchange> exchanges = new ArrayList<>();
        for (JsonNode entry : root.path("exchanges")) {
            JsonNode request = entry.path("request");
            JsonNode response = entry.path("response");
            exchanges.add(new Exchange(
                    entry.path("what").asString("").strip(),
                    request.isObject() || request.isArray() ? request : null,
                    response.isObject() || response.isArray() ? response : null,
                    entry));
        }
        return new Transcript(
                name,
                root.path("network").asString(""),
                root.path("node").asString(""),
                root.path("chainId").asLong(0),
                exchanges);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        String[] kinds = {
            "01-basics",
            "02-accounts",
            "03-blocks",
            "04-transfer",
            "05-tx-errors",
            "06-staking-tx",
            "07-staking-queries",
            "08-delegate",
            "09-erc20",
            "10-governance",
            "11-websocket"
        };
        for (String network : new String[] {"alaya", "platon"}) {
            for (String kind : kinds) {
                names.add(network + "-" + kind);
            }
        }
        names.add("alaya17-12-ethcompatible");
        return List.copyOf(names);
    }
}
