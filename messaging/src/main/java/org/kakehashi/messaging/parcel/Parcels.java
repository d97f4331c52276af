package org.kakehashi.messaging.parcel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Conversations;
import org.kakehashi.messaging.conversation.InnerKinds;
import org.kakehashi.messaging.conversation.SendResult;
import org.kakehashi.messaging.conversation.Writing;
import org.kakehashi.messaging.file.FileNote;
import org.kakehashi.messaging.file.FileSending;
import org.kakehashi.messaging.file.FileServers;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Published;
import org.kakehashi.vault.Database;
import org.kakehashi.vault.Migrations;
import org.kakehashi.vault.VaultLockedException;

/**
 * Sends files into chats: encrypts each, puts it on servers, and then writes its message. Files of one chat go in the
 * order in which they were given; one that is stopped lets the others pass. What is encrypted goes on after the end of
 * the program. Usable from any thread.
 */
public final class Parcels implements AutoCloseable {

    /** The tables this package needs in the vault. */
    public static final Migrations MIGRATIONS = new Migrations("messaging.parcel", Parcels.class);

    private static final String PURPOSE = "chat";

    private final FileSending sending;
    private final FileServers servers;
    private final Hosts hosts;
    private final Conversations conversations;
    private final ParcelTable table;
    private final Consumer<Throwable> failures;
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private final Published<List<Transit>> published = new Published<>(List.of());

    /** In the order in which they were given; guarded by this. */
    private final Map<Long, Item> items = new LinkedHashMap<>();

    /** The chats of which a file is being worked on; guarded by this. */
    private final Map<Long, Long> working = new HashMap<>();

    /** Guarded by this. */
    private final Map<Long, Future<?>> running = new HashMap<>();

    private final List<AutoCloseable> following = new ArrayList<>();

    /** Guarded by this. */
    private long last;

    private volatile boolean closed;

    /** @param failures hears of defects; the file they happened to is stopped */
    public Parcels(
            FileSending sending,
            FileServers servers,
            Hosts hosts,
            Conversations conversations,
            Database database,
            Consumer<Throwable> failures) {
        this.sending = sending;
        this.servers = servers;
        this.hosts = hosts;
        this.conversations = conversations;
        this.table = new ParcelTable(database);
        this.failures = failures;
    }

    /** Goes on with what was begun before the program ended. */
    public void start() {
        Map<String, FileSending.Waiting> waiting = new HashMap<>();
        sending.waiting().forEach(one -> waiting.put(one.note().sha256(), one));
        Set<Long> chats = new HashSet<>();
        for (ParcelTable.Row row : table.all()) {
            FileSending.Waiting known = waiting.remove(row.sha256());
            ConversationId chat = new ConversationId(row.chat());
            Optional<FileNote> note = known == null ? sending.sealed(row.sha256()) : Optional.of(known.note());
            if (note.isEmpty() || conversations.attachedFiles().isIn(chat, row.sha256())) {
                table.remove(row.sha256());
                continue;
            }
            synchronized (this) {
                items.put(row.number(), Item.restored(row, note.get()));
                last = Math.max(last, row.number());
            }
            chats.add(row.chat());
        }
        waiting.values().stream()
                .filter(one -> one.purpose().equals(PURPOSE))
                .forEach(one -> drop(one.note().sha256()));
        publish();
        chats.forEach(this::advance);
        following.add(servers.listen(_ -> again(trouble ->
                trouble instanceof Transit.Trouble.NoServers || trouble instanceof Transit.Trouble.NeedsConsent)));
        following.add(hosts.listen(_ -> again(trouble -> trouble instanceof Transit.Trouble.NeedsConsent)));
    }

    /** Everything that is on its way, in the order in which it was given. */
    public List<Transit> list() {
        return published.value();
    }

    /** Follows {@link #list()}; called for each step of progress. */
    public AutoCloseable listen(Consumer<List<Transit>> listener) {
        return published.listen(listener);
    }

    /**
     * Sends a file into a chat; what becomes of it is told by {@link #listen}. When its message is written it is on its
     * way no more.
     */
    public void send(ConversationId chat, Parcel parcel) {
        synchronized (this) {
            items.put(++last, new Item(parcel, chat, "", false));
        }
        publish();
        advance(chat.number());
    }

    /** Gives it up: nothing of it stays here, and the servers that have it are asked to delete it. */
    public void cancel(long number) {
        synchronized (this) {
            Item item = items.get(number);
            if (item == null || item.saying) {
                return;
            }
            item.givenUp = true;
            Future<?> worker = running.get(number);
            if (worker == null) {
                work.execute(() -> guarded(number, () -> giveUp(number, item)));
            } else {
                worker.cancel(true);
            }
        }
    }

    /** Tries again what was stopped. */
    public void retry(long number) {
        Item item;
        synchronized (this) {
            item = items.get(number);
            if (item == null || !(item.stage instanceof Transit.Stage.Stopped)) {
                return;
            }
            item.stage = new Transit.Stage.Waiting();
        }
        publish();
        advance(item.chat.number());
    }

    /** The person agrees that this one goes with basic encryption. */
    public void agree(long number) {
        String sha256;
        synchronized (this) {
            Item item = items.get(number);
            if (item == null) {
                return;
            }
            item.agreed = true;
            sha256 = item.sha256;
        }
        if (!sha256.isEmpty()) {
            table.agree(sha256);
        }
        retry(number);
    }

    private void again(Predicate<Transit.Trouble> which) {
        List<Long> numbers = new ArrayList<>();
        synchronized (this) {
            items.forEach((number, item) -> {
                if (item.stage instanceof Transit.Stage.Stopped(Transit.Trouble trouble) && which.test(trouble)) {
                    numbers.add(number);
                }
            });
        }
        numbers.forEach(this::retry);
    }

    /** Begins with the next file of a chat, unless one is on its way. */
    private synchronized void advance(long chat) {
        if (closed || working.containsKey(chat)) {
            return;
        }
        for (Map.Entry<Long, Item> entry : items.entrySet()) {
            Item item = entry.getValue();
            if (item.chat.number() == chat && item.stage instanceof Transit.Stage.Waiting && !item.givenUp) {
                long number = entry.getKey();
                working.put(chat, number);
                running.put(number, work.submit(() -> run(number, item)));
                return;
            }
        }
    }

    private void run(long number, Item item) {
        try {
            guarded(number, () -> {
                try {
                    carry(number, item);
                } catch (InterruptedException ended) {
                    if (closed) {
                        return;
                    }
                }
                if (item.givenUp && isThere(number)) {
                    Thread.interrupted();
                    giveUp(number, item);
                }
            });
        } finally {
            synchronized (this) {
                working.remove(item.chat.number());
                running.remove(number);
            }
            if (!closed) {
                advance(item.chat.number());
            }
        }
    }

    private synchronized boolean isThere(long number) {
        return items.containsKey(number);
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private void guarded(long number, Step step) {
        try {
            step.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (VaultLockedException locked) {
            closed = true;
        } catch (RuntimeException failure) {
            if (!closed) {
                stop(number, new Transit.Trouble.Fault());
                failures.accept(failure);
            }
        }
    }

    private void carry(long number, Item item) throws InterruptedException {
        if (item.sha256.isEmpty() && !sealed(number, item)) {
            return;
        }
        FileSending.Upload upload =
                sending.upload(item.sha256, (done, total) -> stage(number, new Transit.Stage.Uploading(done, total)));
        switch (upload) {
            case FileSending.Upload.Uploaded(FileNote note) -> say(number, item, note);
            case FileSending.Upload.NoServers() -> stop(number, new Transit.Trouble.NoServers());
            case FileSending.Upload.NeedsConsent(var closedHosts) ->
                stop(number, new Transit.Trouble.NeedsConsent(closedHosts));
            case FileSending.Upload.Incomplete(int having, var problems) ->
                stop(number, new Transit.Trouble.Incomplete(having, problems));
            case FileSending.Upload.Unknown() -> stop(number, new Transit.Trouble.Unreadable());
        }
    }

    private boolean sealed(long number, Item item) throws InterruptedException {
        stage(number, new Transit.Stage.Encrypting());
        Parcel parcel = item.parcel;
        FileSending.Sealing sealing = sending.seal(
                parcel.content(), parcel.length(), parcel.name(), parcel.type(), PURPOSE, (done, total) -> {});
        switch (sealing) {
            case FileSending.Sealing.Sealed(FileNote note) -> {
                synchronized (this) {
                    item.sha256 = note.sha256();
                }
                table.add(new ParcelTable.Row(
                        number, note.sha256(), item.chat.number(), parcel.replyTo(), parcel.tags(), item.agreed));
                return true;
            }
            case FileSending.Sealing.TooLarge(long bytes) -> stop(number, new Transit.Trouble.TooLarge(bytes));
            case FileSending.Sealing.Unreadable _ -> stop(number, new Transit.Trouble.Unreadable());
        }
        return false;
    }

    /** Writes the message; once it is written it may not be written again, whatever happens next. */
    private void say(long number, Item item, FileNote note) {
        synchronized (this) {
            if (item.givenUp) {
                return;
            }
            item.saying = true;
        }
        try {
            written(number, item, note);
        } finally {
            synchronized (this) {
                item.saying = false;
            }
        }
    }

    private void written(long number, Item item, FileNote note) {
        List<List<String>> tags = new ArrayList<>(note.tags());
        tags.addAll(item.parcel.tags());
        String reply = item.parcel.replyTo();
        if (reply != null) {
            tags.add(List.of("e", reply, "", "reply"));
        }
        SendResult result = conversations
                .writing()
                .sendCard(
                        item.chat,
                        InnerKinds.FILE,
                        note.content(),
                        tags,
                        item.agreed ? Writing.Agreement.BASIC_THIS_TIME : Writing.Agreement.NONE);
        switch (result) {
            case SendResult.Queued _ -> {
                table.remove(item.sha256);
                remove(number);
            }
            case SendResult.WouldBeBasic(var people) -> stop(number, new Transit.Trouble.WouldBeBasic(people));
            case SendResult.Refused(SendResult.Reason reason) -> stop(number, new Transit.Trouble.Refused(reason));
        }
    }

    private void giveUp(long number, Item item) throws InterruptedException {
        String sha256 = item.sha256;
        remove(number);
        if (!sha256.isEmpty()) {
            table.remove(sha256);
            sending.delete(sha256);
            drop(sha256);
        }
    }

    private void drop(String sha256) {
        try {
            sending.drop(sha256);
        } catch (IOException disk) {
            failures.accept(disk);
        }
    }

    private void stop(long number, Transit.Trouble trouble) {
        stage(number, new Transit.Stage.Stopped(trouble));
    }

    private void stage(long number, Transit.Stage stage) {
        synchronized (this) {
            Item item = items.get(number);
            if (item == null) {
                return;
            }
            item.stage = stage;
        }
        publish();
    }

    private void remove(long number) {
        synchronized (this) {
            items.remove(number);
        }
        publish();
    }

    private synchronized void publish() {
        List<Transit> list = new ArrayList<>();
        items.forEach((number, item) -> list.add(item.transit(number)));
        published.set(List.copyOf(list));
    }

    @Override
    public void close() {
        closed = true;
        for (AutoCloseable each : following) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException("a listener could not be taken away", e);
            }
        }
        work.shutdownNow();
    }
}
