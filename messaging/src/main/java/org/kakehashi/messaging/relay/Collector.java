package org.kakehashi.messaging.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.kakehashi.messaging.event.SignedEvent;

/** Gathers the stored events of several relays until each has given all or failed. */
final class Collector implements Subscriber {

    /** When no limit was given. */
    private static final int MOST = 5_000;

    private final Set<RelayUrl> awaited;
    private final int most;
    private final List<SignedEvent> events = new ArrayList<>();
    private final Set<RelayUrl> complete = new LinkedHashSet<>();
    private final Map<RelayUrl, String> failed = new LinkedHashMap<>();

    Collector(Collection<RelayUrl> relays, int limit) {
        awaited = new LinkedHashSet<>(relays);
        most = limit > 0 ? limit * relays.size() : MOST;
    }

    @Override
    public synchronized void event(RelayUrl from, SignedEvent event) {
        if (events.size() < most) {
            events.add(event);
        }
    }

    @Override
    public synchronized void stored(RelayUrl relay) {
        failed.remove(relay);
        complete.add(relay);
        awaited.remove(relay);
        notifyAll();
    }

    @Override
    public synchronized void ended(RelayUrl relay, String reason) {
        if (awaited.remove(relay)) {
            failed.put(relay, reason);
            notifyAll();
        }
    }

    synchronized void await(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!awaited.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                awaited.forEach(relay -> failed.put(relay, "no answer"));
                awaited.clear();
                return;
            }
            wait(left);
        }
    }

    synchronized Fetched result() {
        List<SignedEvent> newestFirst = new ArrayList<>(events);
        newestFirst.sort(Comparator.comparingLong(SignedEvent::createdAt).reversed());
        return new Fetched(newestFirst, List.copyOf(complete), failed);
    }
}
