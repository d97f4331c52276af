package org.kakehashi.messaging.parcel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.conversation.Content;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.conversation.Writing;
import org.kakehashi.messaging.file.FileNote;
import org.kakehashi.messaging.file.FileServerUrl;
import org.kakehashi.messaging.identity.ChatIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.messaging.relay.RelayTiming;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.Hosts;
import org.kakehashi.testbed.BlossomServer;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.Migrations;
import org.kakehashi.vault.QuickVaults;
import org.kakehashi.vault.UnlockResult;
import org.kakehashi.vault.Vault;
import org.kakehashi.vault.VaultFolder;

/** Files on their way into a chat, over a real vault and two real file servers. */
class ParcelsTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String FULL = "{\"full\":true}";
    private static final String ROOM = "{\"full\":false}";

    private static BlossomServer one;
    private static BlossomServer two;

    @TempDir
    Path folder;

    private final AtomicLong later = new AtomicLong();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private Vault vault;
    private GuardedHttp http;
    private Messenger messenger;
    private ConversationId chat;

    @BeforeAll
    static void startServers() {
        one = new BlossomServer();
        two = new BlossomServer();
    }

    @AfterAll
    static void stopServers() {
        one.close();
        two.close();
    }

    private VaultFolder place() {
        List<Migrations> tables = Stream.concat(Stream.of(Hosts.MIGRATIONS), Messenger.TABLES.stream())
                .toList();
        return QuickVaults.folder(folder.resolve("vault"), tables);
    }

    @BeforeEach
    void open() throws Exception {
        one.behave(ROOM);
        two.behave(ROOM);
        vault = place().create("tea".toCharArray(), KdfParameters.FLOOR);
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 7);
        ChatIdentity.fromPhrase(vault, secret, 0, RANDOM);
        begin();
        chat = messenger.conversations().direct(SecretIdentity.random(RANDOM).publicIdentity());
    }

    private void begin() {
        var hosts = new Hosts(vault.database(), clock());
        http = new GuardedHttp(hosts);
        messenger = new Messenger(
                vault, ChatIdentity.of(vault).orElseThrow(), http, hosts, RelayTiming.NEAR, clock(), failures::add);
        messenger.start();
    }

    private void end() {
        messenger.close();
        http.close();
        vault.close();
    }

    private void again() throws Exception {
        end();
        vault = ((UnlockResult.Unlocked) place().unlock("tea".toCharArray())).vault();
        begin();
    }

    @AfterEach
    void close() {
        end();
        assertEquals(List.of(), failures);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.now().plusMillis(later.get());
            }
        };
    }

    private void servers() {
        List<FileServerUrl> both = List.of(new FileServerUrl(one.url()), new FileServerUrl(two.url()));
        messenger.files().servers().set(both);
        both.forEach(messenger.files().servers()::allow);
    }

    private void send(String name, int length) {
        byte[] content = new byte[length];
        messenger
                .parcels()
                .send(
                        chat,
                        new Parcel(
                                () -> new ByteArrayInputStream(content),
                                length,
                                name,
                                "application/octet-stream",
                                List.of(List.of("caption", "about " + name)),
                                null));
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited in vain for " + what);
            Thread.sleep(20);
        }
    }

    private List<FileNote> notes() {
        List<FileNote> notes = new ArrayList<>();
        for (Message message : messenger
                .conversations()
                .timeline()
                .files(chat, Long.MAX_VALUE, 50)
                .reversed()) {
            var said = (Content.Attachment) message.content();
            notes.add(FileNote.read(said.address(), said.tags()).orElseThrow());
        }
        return notes;
    }

    private List<String> names() {
        return notes().stream().map(FileNote::name).toList();
    }

    private Transit.Trouble trouble(int at) {
        List<Transit> list = messenger.parcels().list();
        return list.size() > at && list.get(at).stage() instanceof Transit.Stage.Stopped(Transit.Trouble why)
                ? why
                : new Transit.Trouble.Fault();
    }

    @Test
    void filesOfAChatGoInTheirOrderAsSoonAsTheyMay() throws Exception {
        send("first", 200_000);
        send("second", 10);
        send("third", 5_000);
        await("no servers", () -> trouble(2) instanceof Transit.Trouble.NoServers);
        assertEquals(List.of(), notes());
        var urls = List.of(new FileServerUrl(one.url()), new FileServerUrl(two.url()));
        messenger.files().servers().set(urls);
        await("consent", () -> trouble(2) instanceof Transit.Trouble.NeedsConsent);
        urls.forEach(messenger.files().servers()::allow);
        await("all of them", () -> names().size() == 3);
        assertEquals(List.of("first", "second", "third"), names());
        await("nothing on its way", () -> messenger.parcels().list().isEmpty());
        assertEquals(
                1,
                messenger
                        .conversations()
                        .search()
                        .find("about second", chat, Long.MAX_VALUE, 9)
                        .size());
        assertEquals(
                0,
                messenger
                        .conversations()
                        .search()
                        .find("http", chat, Long.MAX_VALUE, 9)
                        .size());
    }

    @Test
    void whatWasBegunGoesOnAfterTheEndAndIsSaidOnce() throws Exception {
        servers();
        one.behave(FULL);
        send("letter", 9_000);
        await("a full server", () -> trouble(0) instanceof Transit.Trouble.Incomplete);
        again();
        await("still full", () -> trouble(0) instanceof Transit.Trouble.Incomplete);
        assertEquals("letter", messenger.parcels().list().getFirst().name());
        one.behave(ROOM);
        messenger.parcels().retry(messenger.parcels().list().getFirst().number());
        await("the message", () -> names().size() == 1);
        await("nothing on its way", () -> messenger.parcels().list().isEmpty());
        String sha256 = notes().getFirst().sha256();
        // As if the program had been killed between the message and striking the file off.
        vault.database().change(tx -> {
            try (PreparedStatement insert =
                    tx.prepareStatement("INSERT INTO parcel (sha256, chat, tags, number) VALUES (?, ?, '[]', 9)")) {
                insert.setString(1, sha256);
                insert.setLong(2, chat.number());
                insert.executeUpdate();
            }
        });
        again();
        assertEquals(List.of(), messenger.parcels().list());
        assertEquals(1, names().size());
    }

    @Test
    void whatIsGivenUpLeavesNothing() throws Exception {
        servers();
        one.behave(FULL);
        send("letter", 9_000);
        await("a full server", () -> trouble(0) instanceof Transit.Trouble.Incomplete);
        String sha256 = messenger.files().sending().waiting().getFirst().note().sha256();
        two.behave("{}");
        messenger.parcels().cancel(messenger.parcels().list().getFirst().number());
        await("nothing waits", () -> messenger.files().sending().waiting().isEmpty());
        await("no file", () -> kept().isEmpty());
        assertTrue(two.behave("{}").contains("DELETE /" + sha256));
        assertEquals(List.of(), notes());
    }

    @Test
    void whatIsGivenUpInTheMiddleOfItsWayLeavesNothing() throws Exception {
        servers();
        AtomicLong seen = new AtomicLong(-1);
        try (AutoCloseable _ = messenger
                .parcels()
                .listen(list -> list.forEach(transit -> {
                    if (transit.stage() instanceof Transit.Stage.Uploading(long done, long total)
                            && seen.compareAndSet(-1, done)) {
                        assertTrue(done < total);
                        messenger.parcels().cancel(transit.number());
                    }
                }))) {
            send("a long film", 5_000_000);
            send("the next", 10);
            await("the next", () -> names().equals(List.of("the next")));
        }
        assertTrue(seen.get() >= 0, "it was on its way");
        await("one file", () -> kept().size() == 1);
        await("nothing waits", () -> messenger.files().sending().waiting().isEmpty());
    }

    private List<Path> kept() {
        try (Stream<Path> files = Files.list(folder.resolve("vault").resolve("files"))) {
            return files.toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void copiesGoWithTheirMessages() throws Exception {
        servers();
        messenger.conversations().writing().setTimer(chat, Duration.ofHours(1), Writing.Agreement.NONE);
        send("disappears", 5_000);
        await("the first", () -> names().size() == 1);
        messenger.conversations().writing().setTimer(chat, Duration.ZERO, Writing.Agreement.NONE);
        send("deleted for all", 5_000);
        send("deleted here", 5_000);
        send("stays", 5_000);
        await("all", () -> names().size() == 4);
        List<FileNote> notes = notes();
        List<Message> messages = messenger
                .conversations()
                .timeline()
                .files(chat, Long.MAX_VALUE, 9)
                .reversed();
        var writing = messenger.conversations().writing();
        writing.forward(messages.get(2).id(), chat, Writing.Agreement.NONE);
        assertEquals(4, kept().size());
        one.behave("{}");
        later.set(Duration.ofHours(2).toMillis());
        writing.deleteForAll(chat, messages.get(1).id(), Writing.Agreement.NONE);
        messenger.conversations().deleteHere(messages.get(2).id());
        await("two copies are gone", () -> kept().size() == 2);
        assertFalse(messenger.files().receiving().isHere(notes.get(0)));
        assertFalse(messenger.files().receiving().isHere(notes.get(1)));
        assertTrue(messenger.files().receiving().isHere(notes.get(2)), "the forwarded message has it still");
        StringBuilder asked = new StringBuilder();
        await("the servers too", () -> {
            asked.append(one.behave("{}"));
            return asked.indexOf("DELETE /" + notes.get(0).sha256()) >= 0
                    && asked.indexOf("DELETE /" + notes.get(1).sha256()) >= 0;
        });
        messenger.conversations().clear(chat);
        await("none is left", () -> kept().isEmpty());
        assertFalse(asked.append(one.behave("{}"))
                .toString()
                .contains("DELETE /" + notes.get(3).sha256()));
    }
}
