package org.kakehashi.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.SendResult;
import org.kakehashi.messaging.conversation.Writing;
import org.kakehashi.messaging.delivery.ImportResult;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.messaging.relay.RelayUrl;
import org.kakehashi.testbed.HostileRelay;

/** A backlog of 10,000 wraps from a relay into the chats, and search over 100,000 messages. */
public final class ChatsBench {

    private static final int BACKLOG = Integer.getInteger("backlog", 10_000);
    private static final int MESSAGES = Integer.getInteger("messages", 100_000);
    private static final int CHATS = 20;
    private static final String JAPANESE = "昨日送った荷物はもう届きましたか明日の会議の資料を確認してください";

    private ChatsBench() {}

    /** Takes no arguments; prints a table. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("bench");
        backlog(folder);
        search(folder);
    }

    private static void backlog(Path folder) throws Exception {
        List<Outgoing> out = new ArrayList<>();
        try (HostileRelay relay = new HostileRelay(HostileRelay.Faults.NONE, 1);
                Chatter ann = new Chatter(folder.resolve("ann"), true, (tx, id, wraps) -> out.addAll(wraps));
                Chatter bob = new Chatter(folder.resolve("bob"), true, (tx, id, wraps) -> {})) {
            bob.contacts.add(ann.self, "Ann");
            ConversationId chat = ann.chats.direct(bob.self);
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < BACKLOG; i++) {
                ann.chats.writing().send(chat, sentence(random), null, Writing.Agreement.NONE);
            }
            put(relay, out.stream().filter(each -> each.to().equals(bob.self)).toList());
            long began = System.nanoTime();
            long[] calls = {0};
            ImportResult result = bob.inbox(RelayUrl.of(relay.url())).importAll((done, total) -> calls[0]++);
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    "backlog: %,d of %,d wraps fetched, opened and stored in %.1f s, %,.0f /s, progress told %d times%n",
                    result.taken(), BACKLOG, seconds, result.taken() / seconds, calls[0]);
            System.out.printf(
                    "messages in the chat: %,d%n", bob.chats.timeline().count(bob.chats.direct(ann.self)));
        }
    }

    private static void put(HostileRelay relay, List<Outgoing> wraps) throws InterruptedException {
        OkHttpClient client = new OkHttpClient();
        WebSocket socket = client.newWebSocket(
                new Request.Builder().url(relay.url()).build(), new WebSocketListener() {
                    @Override
                    public void onFailure(WebSocket broken, Throwable why, @Nullable Response answer) {
                        throw new IllegalStateException(why);
                    }
                });
        for (Outgoing each : wraps) {
            while (socket.queueSize() > 4 << 20) {
                Thread.sleep(5);
            }
            socket.send("[\"EVENT\"," + each.wrap().json() + "]");
        }
        while (relay.size() < wraps.size()) {
            Thread.sleep(20);
        }
        socket.close(1000, null);
        client.dispatcher().executorService().shutdown();
    }

    private static void search(Path folder) throws Exception {
        try (Chatter ann = new Chatter(folder.resolve("many"), false, (tx, id, wraps) -> {})) {
            List<ConversationId> chats = new ArrayList<>();
            for (int i = 0; i < CHATS; i++) {
                try (var other = SecretIdentity.random(Chatter.RANDOM)) {
                    chats.add(ann.chats.direct(other.publicIdentity()));
                }
            }
            SplittableRandom random = new SplittableRandom(2);
            long began = System.nanoTime();
            for (int i = 0; i < MESSAGES; i++) {
                SendResult result = ann.chats
                        .writing()
                        .send(chats.get(i % CHATS), sentence(random), null, Writing.Agreement.NONE);
                if (!(result instanceof SendResult.Queued)) {
                    throw new IllegalStateException(result.toString());
                }
            }
            System.out.printf("%,d messages written in %.0f s%n", MESSAGES, (System.nanoTime() - began) / 1e9);
            time("a rare word", ann, random, () -> word(random.nextInt(4000, 5000)), null);
            time("a frequent word", ann, random, () -> word(random.nextInt(0, 20)), null);
            time("two words", ann, random, () -> word(random.nextInt(50)) + " " + word(random.nextInt(500)), null);
            time("the beginning of a word", ann, random, () -> word(random.nextInt(5000)).substring(0, 3), null);
            time("Japanese", ann, random, () -> JAPANESE.substring(random.nextInt(20)).substring(0, 4), null);
            time("two words in one chat", ann, random, () -> word(random.nextInt(50)) + " " + word(random.nextInt(500)), chats.get(3));
            time("what is nowhere", ann, random, () -> "zzz" + random.nextInt(), null);
        }
    }

    private interface Query {
        String next();
    }

    private static void time(String what, Chatter at, SplittableRandom random, Query query, @Nullable ConversationId chat) {
        double[] millis = new double[200];
        long found = 0;
        for (int i = -20; i < millis.length; i++) {
            String typed = query.next();
            long began = System.nanoTime();
            int hits = at.chats.search().find(typed, chat, Long.MAX_VALUE, 50).size();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - began) / 1e6;
                found += hits;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                "search, %-26s median %6.2f ms, 95 %% %6.2f ms, first page of 50 has %.1f%n",
                what + ":", millis[100], millis[190], found / 200.0);
    }

    /** Words by Zipf's law, every tenth sentence Japanese. */
    private static String sentence(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        if (random.nextInt(10) == 0) {
            int from = random.nextInt(10);
            text.append(JAPANESE, from, from + 4 + random.nextInt(JAPANESE.length() - from - 4)).append(' ');
        }
        for (int i = 3 + random.nextInt(20); i > 0; i--) {
            text.append(word((int) (Math.pow(5000, random.nextDouble()) - 1))).append(' ');
        }
        return text.toString().strip();
    }

    /** The same word for the same number. */
    private static String word(int number) {
        SplittableRandom random = new SplittableRandom(1000L + number);
        StringBuilder word = new StringBuilder();
        for (int i = 4 + random.nextInt(6); i > 0; i--) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}
