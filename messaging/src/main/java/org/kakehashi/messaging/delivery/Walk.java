package org.kakehashi.messaging.delivery;

import java.time.Duration;
import java.util.List;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.relay.Fetched;
import org.kakehashi.messaging.relay.Filter;
import org.kakehashi.messaging.relay.RelayPool;
import org.kakehashi.messaging.relay.RelayUrl;

/**
 * One way through what a relay has for us, from the newest to the oldest, page by page. Where the relay breaks off, the
 * walk goes on later, with smaller pages; at its end everything that was there when it began has come.
 *
 * <p>Used by one thread at a time.
 */
final class Walk {

    /** How many wraps are taken in one transaction. */
    static final int BATCH = 100;

    private static final int LARGEST_PAGE = 500;
    private static final int SMALLEST_PAGE = 25;

    /** When it began, and from when to when it goes; seconds since 1970. */
    record Range(long begun, long from, long until) {}

    /** Told of each page: how many wraps of it were new, and how many there were. */
    interface Pages {
        void page(int fresh, int all);
    }

    private final RelayPool pool;
    private final Intake intake;
    private final RelayUrl relay;
    private final Filter wanted;
    private final Range range;
    private volatile int vain;
    private long end;
    private int page = LARGEST_PAGE;
    private boolean broken;
    private boolean complete;
    private long taken;
    private long known;
    private String problem = "";

    Walk(RelayPool pool, Intake intake, RelayUrl relay, Filter wanted, Range range) {
        this.pool = pool;
        this.intake = intake;
        this.relay = relay;
        this.wanted = wanted;
        this.range = range;
        this.end = range.until;
    }

    /** Goes on until everything has come, or the relay breaks off or refuses; whether it has come. */
    boolean on(Duration patience, Pages told) throws InterruptedException {
        while (!complete) {
            Filter filter = wanted.since(range.from).until(end).limit(page);
            Fetched fetched = pool.fetch(List.of(relay), filter, patience);
            take(fetched.events(), told);
            if (fetched.complete().isEmpty()) {
                problem = fetched.failed().getOrDefault(relay, "");
                page = Math.max(page / 2, SMALLEST_PAGE);
                broken = true;
                vain++;
                return false;
            }
            vain = 0;
            next(fetched.events());
        }
        return true;
    }

    private void take(List<SignedEvent> wraps, Pages told) throws InterruptedException {
        int fresh = 0;
        for (int i = 0; i < wraps.size(); i += BATCH) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            fresh += intake.take(wraps.subList(i, Math.min(i + BATCH, wraps.size())));
        }
        taken += fresh;
        known += wraps.size() - fresh;
        told.page(fresh, wraps.size());
    }

    private void next(List<SignedEvent> wraps) {
        if (wraps.isEmpty()) {
            complete = true;
            return;
        }
        long oldest = wraps.getLast().createdAt();
        if (oldest == end && wraps.size() >= page && page < LARGEST_PAGE) {
            // That second holds more than a page as small as this.
            page = LARGEST_PAGE;
            return;
        }
        // The oldest second may hold more than this page; once it is all the page holds, it is done with.
        end = oldest < end ? oldest : oldest - 1;
        page = Math.min(page * 3 / 2, LARGEST_PAGE);
        complete = end < range.from;
    }

    Range range() {
        return range;
    }

    boolean complete() {
        return complete;
    }

    /** Whether the relay ever broke off. */
    boolean broken() {
        return broken;
    }

    /** How often it broke off since a page came whole; read by any thread. */
    int vain() {
        return vain;
    }

    long taken() {
        return taken;
    }

    long known() {
        return known;
    }

    /** What went wrong last, for people. */
    String problem() {
        return problem;
    }
}
