package org.kakehashi.testbed;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small relay (NIP-01, memory only) that works as long as it is told no faults, and drops, repeats, reorders, delays,
 * lies and floods as often as it is told. It checks nothing of what it is given.
 */
public final class HostileRelay implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_FRAME = 4 << 20;

    /**
     * How often, in parts of a hundred, it does what it should not.
     *
     * @param drop the connection is cut instead of an answer or an event
     * @param swallow an event is kept and no OK is sent
     * @param repeat an event is sent again
     * @param reorder stored events come in another order
     * @param lie a false event goes before a true one: wrong id, wrong signature, somebody else's, garbage
     * @param delayMillis the longest pause before an answer, chosen at random
     * @param lose an event is forgotten although the OK says that it is kept
     */
    public record Faults(int drop, int swallow, int repeat, int reorder, int lie, int delayMillis, int lose) {
        public static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, 0);
    }

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, ObjectNode> events = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final SplittableRandom random;
    private volatile Faults faults;
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean endlessFrame;
    private volatile boolean endlessGarbage;

    public HostileRelay(Faults faults, long seed) {
        this.faults = faults;
        this.random = new SplittableRandom(seed);
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::acceptAll);
    }

    /** Its address, {@code ws://…}. */
    public String url() {
        return "ws://127.0.0.1:" + server.getLocalPort();
    }

    public void behave(Faults next) {
        faults = next;
    }

    /** From now on, a question is answered with one message that has no end. */
    public void answerWithoutEnd() {
        endlessFrame = true;
    }

    /** From now on, a question is answered with garbage for as long as the client listens. */
    public void answerWithGarbage() {
        endlessGarbage = true;
    }

    /** Refuses so many of the next questions that ask for more than one event. */
    public void refuseQuestions(int count) {
        refusals.set(count);
    }

    /** How many events it keeps. */
    public int size() {
        synchronized (events) {
            return events.size();
        }
    }

    /** Every event that it was ever given, as it was given, those that it forgot included. */
    public Set<String> given() {
        synchronized (seen) {
            return Set.copyOf(seen);
        }
    }

    /** How many connections are open. */
    public int connections() {
        return sessions.size();
    }

    /** Cuts every connection that is open. */
    public void cutAll() {
        sessions.forEach(Session::cut);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cutAll();
        threads.shutdownNow();
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Session session = new Session(client)) {
            sessions.add(session);
            session.converse();
        } catch (IOException | InterruptedException e) {
            // One client's end is nobody else's.
            return;
        }
    }

    private boolean chance(int ofHundred) {
        synchronized (random) {
            return random.nextInt(100) < ofHundred;
        }
    }

    private int pick(int bound) {
        synchronized (random) {
            return random.nextInt(bound);
        }
    }

    /** One client. */
    private final class Session implements AutoCloseable {
        private final Socket socket;
        private final DataInputStream in;
        private final OutputStream out;
        private final Map<String, JsonNode> questions = new ConcurrentHashMap<>();

        Session(Socket socket) throws IOException {
            this.socket = socket;
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            out = socket.getOutputStream();
        }

        void converse() throws IOException, InterruptedException {
            if (!WebSocketFrames.shakeHands(in, out)) {
                return;
            }
            while (true) {
                String text = WebSocketFrames.read(in, out, LONGEST_FRAME);
                if (text == null) {
                    return;
                }
                Faults now = faults;
                if (now.delayMillis() > 0) {
                    Thread.sleep(pick(now.delayMillis() + 1));
                }
                answer(JSON.readTree(text));
            }
        }

        private void answer(JsonNode frame) throws IOException {
            switch (frame.path(0).asString("")) {
                case "EVENT" -> keep((ObjectNode) frame.get(1));
                case "REQ" -> ask(frame.path(1).asString(""), frame.path(2));
                case "CLOSE" -> questions.remove(frame.path(1).asString(""));
                default -> send(JSON.createArrayNode().add("NOTICE").add("what?"));
            }
        }

        private void keep(ObjectNode event) throws IOException {
            if (chance(faults.drop())) {
                cut();
                return;
            }
            String id = event.path("id").asString("");
            synchronized (seen) {
                seen.add(event.toString());
            }
            if (!chance(faults.lose())) {
                synchronized (events) {
                    events.put(id, event);
                }
                for (Session session : sessions) {
                    session.live(event);
                }
            }
            if (!chance(faults.swallow())) {
                send(JSON.createArrayNode().add("OK").add(id).add(true).add(""));
            }
        }

        private void live(ObjectNode event) {
            questions.forEach((id, filter) -> {
                if (matches(filter, event)) {
                    try {
                        give(id, event);
                    } catch (IOException e) {
                        cut();
                    }
                }
            });
        }

        private void ask(String id, JsonNode filter) throws IOException {
            if (filter.path("limit").asInt(500) > 1 && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                send(JSON.createArrayNode().add("CLOSED").add(id).add("error: too busy"));
                return;
            }
            if (endlessFrame) {
                flood();
            }
            while (endlessGarbage) {
                send("[\"EVENT\",\"" + id + "\",{\"id\":\"" + "f".repeat(64) + "\"}]");
                send("{]");
            }
            List<ObjectNode> found = new ArrayList<>();
            synchronized (events) {
                events.values().stream().filter(event -> matches(filter, event)).forEach(found::add);
            }
            found.sort((a, b) -> Long.compare(
                    b.path("created_at").asLong(), a.path("created_at").asLong()));
            int limit = filter.path("limit").asInt(500);
            List<ObjectNode> page = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
            if (chance(faults.reorder())) {
                page.sort((a, b) ->
                        a.path("id").asString("").compareTo(b.path("id").asString("")));
            }
            for (ObjectNode event : page) {
                give(id, event);
            }
            questions.put(id, filter);
            send(JSON.createArrayNode().add("EOSE").add(id));
        }

        private void give(String id, ObjectNode event) throws IOException {
            if (chance(faults.drop())) {
                cut();
            }
            if (chance(faults.lie())) {
                lie(id, event);
            }
            do {
                send(JSON.createArrayNode().add("EVENT").add(id).add(event));
            } while (chance(faults.repeat()));
        }

        private void lie(String id, ObjectNode event) throws IOException {
            ObjectNode lie = event.deepCopy();
            switch (pick(5)) {
                case 0 -> lie.put("id", "0".repeat(64));
                case 1 -> lie.put("sig", "1".repeat(128));
                case 2 -> lie.put("content", "another text");
                case 3 -> lie.putArray("tags").addArray().add("p").add("2".repeat(64));
                default -> {
                    send("[\"EVENT\",\"" + id + "\",{\"id\":7}]");
                    return;
                }
            }
            send(JSON.createArrayNode().add("EVENT").add(id).add(lie));
        }

        /** Frames of one message that never says that it is over. */
        private void flood() throws IOException {
            byte[] part = new byte[60_000];
            java.util.Arrays.fill(part, (byte) 'x');
            boolean first = true;
            while (true) {
                synchronized (out) {
                    WebSocketFrames.write(out, first ? 1 : 0, part);
                }
                first = false;
            }
        }

        private void send(ArrayNode frame) throws IOException {
            send(frame.toString());
        }

        private void send(String text) throws IOException {
            synchronized (out) {
                WebSocketFrames.writeText(out, text);
            }
        }

        void cut() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            sessions.remove(this);
        }
    }

    private static boolean matches(JsonNode filter, JsonNode event) {
        for (Map.Entry<String, JsonNode> condition : filter.properties()) {
            JsonNode wanted = condition.getValue();
            boolean holds = switch (condition.getKey()) {
                case "ids" -> has(wanted, event.path("id"));
                case "authors" -> has(wanted, event.path("pubkey"));
                case "kinds" -> has(wanted, event.path("kind"));
                case "since" -> event.path("created_at").asLong() >= wanted.asLong();
                case "until" -> event.path("created_at").asLong() <= wanted.asLong();
                case "limit" -> true;
                default ->
                    event.path("tags")
                            .valueStream()
                            .anyMatch(tag -> tag.path(0)
                                            .asString("")
                                            .equals(condition.getKey().substring(1))
                                    && has(wanted, tag.path(1)));
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(JsonNode list, JsonNode value) {
        return list.valueStream().anyMatch(value::equals);
    }
}
