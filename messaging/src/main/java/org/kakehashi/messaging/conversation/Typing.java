package org.kakehashi.messaging.conversation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.kakehashi.messaging.identity.PublicIdentity;

/** Who is typing, in chats that tell it; nothing of it is kept. */
public final class Typing {

    /** How long one sign of typing counts. */
    public static final Duration LASTS = Duration.ofSeconds(12);

    private final Ground ground;
    private final Composer composer;
    private final List<Consumer<Map<ConversationId, Set<PublicIdentity>>>> listeners = new CopyOnWriteArrayList<>();

    /** Until when each counts; guarded by this. */
    private final Map<Long, Map<PublicIdentity, Long>> until = new HashMap<>();

    /** When the chat was last told; guarded by this. */
    private final Map<Long, Long> told = new HashMap<>();

    Typing(Ground ground, Composer composer) {
        this.ground = ground;
        this.composer = composer;
    }

    /** One is typing in this chat: tells the others, at most every few seconds, if the chat tells at all. */
    public void typing(ConversationId chat) {
        long now = ground.now();
        synchronized (this) {
            if (now - told.getOrDefault(chat.number(), 0L) < LASTS.toMillis() / 2) {
                return;
            }
            told.put(chat.number(), now);
        }
        ground.database().change(tx -> {
            Optional<Room> room = ground.chats().byId(tx, chat.number());
            if (room.isPresent() && room.get().typing()) {
                long end = now / 1000 + LASTS.toSeconds();
                composer.aside(
                        tx,
                        room.get(),
                        ground.chats().others(tx, room.get()),
                        InnerKinds.TYPING,
                        List.of(List.of("expiration", Long.toString(end))));
            }
        });
    }

    /** Tells who is typing where, now and after each change. */
    public AutoCloseable listen(Consumer<Map<ConversationId, Set<PublicIdentity>>> listener) {
        listeners.add(listener);
        listener.accept(present());
        return () -> listeners.remove(listener);
    }

    /** Who is typing where. */
    public synchronized Map<ConversationId, Set<PublicIdentity>> present() {
        long now = ground.now();
        until.values().forEach(people -> people.values().removeIf(end -> end <= now));
        until.values().removeIf(Map::isEmpty);
        return until.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> new ConversationId(entry.getKey()),
                        entry -> Set.copyOf(entry.getValue().keySet())));
    }

    void arrived(Room room, Inner inner) {
        long now = ground.now();
        long end = Math.min(inner.expires(), now + LASTS.toMillis());
        if (!room.typing() || inner.author().equals(ground.self()) || end <= now) {
            return;
        }
        synchronized (this) {
            until.computeIfAbsent(room.id(), key -> new HashMap<>()).put(inner.author(), end);
        }
        tell();
    }

    /** A message came: its author has finished typing. */
    void wrote(Room room, PublicIdentity author) {
        boolean ended;
        synchronized (this) {
            Map<PublicIdentity, Long> people = until.get(room.id());
            ended = people != null && people.remove(author) != null;
        }
        if (ended) {
            tell();
        }
    }

    /** Tells when somebody has stopped without a word. */
    void end() {
        boolean ended;
        synchronized (this) {
            long now = ground.now();
            ended = until.values().stream()
                    .anyMatch(people -> people.values().stream().anyMatch(end -> end <= now));
        }
        if (ended) {
            tell();
        }
    }

    private void tell() {
        Map<ConversationId, Set<PublicIdentity>> now = present();
        listeners.forEach(listener -> listener.accept(now));
    }
}
