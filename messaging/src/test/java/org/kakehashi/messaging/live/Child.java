package org.kakehashi.messaging.live;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.SendResult;
import org.kakehashi.messaging.conversation.Writing;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.group.GroupMembership;
import org.kakehashi.messaging.group.GroupResult;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.messaging.relay.RelayUrl;

/**
 * An installation in a process of its own, to be killed: {@code Child <folder> <relay>…}, then lines on standard input.
 * It speaks in lines on standard output, each out before the next step begins.
 */
final class Child {

    private static final OutputStream OUT = new FileOutputStream(FileDescriptor.out);

    /** More than this are not queued at once, so that the relays keep up. */
    private static final int MOST_PENDING = 150;

    private final Installation here;
    private final List<RelayUrl> relays;
    private final List<PublicIdentity> others = new ArrayList<>();

    private Child(Installation here, List<RelayUrl> relays) {
        this.here = here;
        this.relays = relays;
    }

    public static void main(String[] args) throws Exception {
        List<RelayUrl> relays = Arrays.stream(args).skip(1).map(RelayUrl::of).toList();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        SecretIdentity secret =
                SecretIdentity.of(HexFormat.of().parseHex(in.readLine())).orElseThrow();
        try (Installation here = Installation.open(Path.of(args[0]), relays, secret)) {
            Child child = new Child(here, relays);
            here.start();
            child.doChores();
            for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
                child.obey(line.split(" ", -1));
            }
        }
        say("closed");
    }

    private static synchronized void say(String line) throws IOException {
        OUT.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void obey(String[] words) throws Exception {
        switch (words[0]) {
            case "know" -> know(words[1]);
            case "meet" -> meet(words);
            case "converse" ->
                Thread.ofPlatform().start(() -> converse(Long.parseLong(words[1]), Integer.parseInt(words[2])));
            case "post" -> Thread.ofPlatform().start(() -> post(Long.parseLong(words[1]), Integer.parseInt(words[2])));
            case "state" -> say("state " + state());
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    /** {@code meet <founds the group: 0 or 1> <key>…}: knows the others, their relays and devices. */
    private void meet(String[] words) throws Exception {
        for (String key : List.of(words).subList(2, words.length)) {
            know(key);
        }
        while (!here.publishDevice()) {
            Thread.sleep(100);
        }
        for (PublicIdentity other : others) {
            while (!here.learnDevices(other)) {
                Thread.sleep(100);
            }
        }
        if (words[1].equals("1") && group().isEmpty()) {
            here.vault.database().change(tx -> {
                if (here.groups.create(tx, "Torture", others) instanceof GroupResult.Grown(var state, var _)) {
                    here.chats.group(
                            tx,
                            new GroupMembership(here.groups)
                                    .state(tx, state.id())
                                    .orElseThrow());
                }
            });
        }
        while (group().isEmpty()) {
            Thread.sleep(50);
        }
        say("met");
    }

    private void doChores() {
        ScheduledExecutorService chores = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().daemon().unstarted(task));
        chores.scheduleWithFixedDelay(here.chats.chores()::run, 1, 1, TimeUnit.SECONDS);
        chores.scheduleWithFixedDelay(this::maintain, 30, 30, TimeUnit.SECONDS);
    }

    private void maintain() {
        here.vault.database().write(here.ratchet::maintain);
        here.vault.database().change(here.groups::maintain);
    }

    private void know(String key) {
        PublicIdentity other = PublicIdentity.ofHex(key).orElseThrow();
        others.add(other);
        here.contacts.add(other, "");
        here.directory.hint(other, relays);
    }

    private Optional<ConversationId> group() {
        return here.chats.list().stream()
                .filter(chat -> chat.kind() == Conversation.Kind.GROUP)
                .map(Conversation::id)
                .findFirst();
    }

    /**
     * Sends numbered messages until there are so many of one's own: of four, one to each of the two others and two to the
     * group. The vault tells the number of the next.
     */
    private void converse(long until, int pauseMillis) {
        try {
            for (long number = 1 + own(); number <= until; number = 1 + own()) {
                ConversationId chat =
                        number % 4 < 2 ? here.chats.direct(others.get((int) (number % 4))) : group().orElseThrow();
                SendResult result = here.chats
                        .writing()
                        .send(chat, "message " + number + " of " + here.self.hex(), null, Writing.Agreement.NONE);
                if (!(result instanceof SendResult.Queued)) {
                    say("refused " + result);
                    return;
                }
                say("sent " + number);
                pause(pauseMillis);
            }
            say("done");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Queues numbered wraps to the first of the others, made here once and without anything of the chats. */
    private void post(long until, int pauseMillis) {
        try {
            PublicIdentity to = others.getFirst();
            for (long next = 1 + number("SELECT count(*) FROM delivery_out"); next <= until; next++) {
                long number = next;
                Rumor rumor = new Rumor(here.self, number, 14, List.of(), "wrap " + number);
                here.vault
                        .database()
                        .change(tx -> here.outbox.add(
                                tx,
                                "wrap " + number,
                                List.of(new Outgoing(here.identity.use(key -> here.wraps.wrap(rumor, key, to)), to))));
                say("sent " + number);
                pause(pauseMillis);
            }
            say("done");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pause(int millis) throws InterruptedException {
        Thread.sleep(millis == 0 ? 0 : ThreadLocalRandom.current().nextInt(2 * millis));
        while (number("SELECT count(*) FROM delivery_out WHERE state = 0") > MOST_PENDING) {
            Thread.sleep(50);
        }
    }

    private long own() {
        return number("SELECT count(*) FROM message WHERE mine = 1 AND kind = 14");
    }

    /** Own messages, others', wraps on their way, wraps given up, messages known to be missing, wraps not yet readable. */
    private String state() {
        return own() + " " + number("SELECT count(*) FROM message WHERE mine = 0 AND kind = 14") + " "
                + number("SELECT count(*) FROM delivery_out WHERE state = 0") + " "
                + number("SELECT count(*) FROM delivery_out WHERE state = 2") + " "
                + number("SELECT coalesce(sum(high - low + 1), 0) FROM counter_gap") + " "
                + number("SELECT count(*) FROM ratchet_broken");
    }

    private long number(String sql) {
        return here.vault.database().read(tx -> {
            try (PreparedStatement select = tx.prepareStatement(sql);
                    ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        });
    }
}
