package org.kakehashi.messaging.delivery;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.vault.Database;
import org.kakehashi.vault.DatabaseException;
import org.kakehashi.vault.VaultLockedException;

/** Gives wraps to their taker in transactions, each wrap once; one that cannot be taken does not hold up the others. */
final class Intake {

    private final Database database;
    private final Arrivals arrivals;
    private final InstantSource clock;
    private final AtomicLong taken = new AtomicLong();

    Intake(Database database, Arrivals arrivals, InstantSource clock) {
        this.database = database;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    long taken() {
        return taken.get();
    }

    /** Takes the wraps in order, in one transaction if all goes well; gives how many were new. */
    synchronized int take(List<SignedEvent> wraps) {
        if (wraps.isEmpty()) {
            return 0;
        }
        int fresh = 0;
        try {
            fresh = takeTogether(wraps);
        } catch (VaultLockedException locked) {
            throw locked;
        } catch (RuntimeException oneOfThem) {
            for (SignedEvent wrap : wraps) {
                fresh += takeAlone(wrap);
            }
        }
        taken.addAndGet(fresh);
        if (fresh > 0) {
            arrivals.committed();
        }
        return fresh;
    }

    private int takeTogether(List<SignedEvent> wraps) {
        return database.write(tx -> {
            int fresh = 0;
            for (SignedEvent wrap : wraps) {
                if (InboxTable.see(tx, wrap.id())) {
                    arrivals.arrived(tx, wrap);
                    fresh++;
                }
            }
            return fresh;
        });
    }

    private int takeAlone(SignedEvent wrap) {
        try {
            return takeTogether(List.of(wrap));
        } catch (VaultLockedException locked) {
            throw locked;
        } catch (RuntimeException defect) {
            if (defect instanceof DatabaseException && !(defect.getCause() instanceof SQLException)) {
                throw defect;
            }
            // Kept as it is for a later version that can take it; its text may hold what must not be written down.
            String problem = defect.getClass().getSimpleName();
            return database.write(tx -> {
                if (InboxTable.see(tx, wrap.id())) {
                    InboxTable.setAside(tx, wrap, problem, clock.millis());
                }
                return 0;
            });
        }
    }
}
