package org.kakehashi.messaging.relay;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The events on their way to one relay, each until the relay's word or until patience ends. Changed in turns only. */
final class Sends {

    private static final int MOST = 2_000;

    private final Turns turns;
    private final Line line;
    private final Map<String, PendingSend> pending = new LinkedHashMap<>();

    Sends(Turns turns, Line line) {
        this.turns = turns;
        this.line = line;
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    boolean full() {
        return pending.size() >= MOST;
    }

    @Nullable
    PendingSend find(String id) {
        return pending.get(id);
    }

    /** @param problem of the connection, asked when patience ends */
    void add(PendingSend send, Duration patience, Supplier<String> problem) {
        String id = send.event.id();
        pending.put(id, send);
        turns.after(patience, () -> {
            if (pending.remove(id, send)) {
                settle(send, new SendOutcome.NotSent(SendOutcome.Obstacle.NO_ANSWER, problem.get()));
                line.restWhenIdle();
            }
        });
    }

    /** Says what was not said on this connection. */
    void deliver() {
        List.copyOf(pending.values()).forEach(this::deliver);
    }

    private void deliver(PendingSend send) {
        if (send.sent || send.waitsForAuth) {
            return;
        }
        String frame = ClientFrame.event(send.event);
        if (frame.length() > line.limits().longestMessage()) {
            pending.remove(send.event.id());
            settle(send, new SendOutcome.Refused(SendOutcome.Reason.TOO_LARGE, ""));
        } else {
            send.sent = true;
            line.transmit(frame);
        }
    }

    /** @return whether the relay spoke of something that was sent */
    boolean ok(RelayFrame.Ok ok) {
        PendingSend send = pending.get(ok.id());
        if (send == null) {
            return false;
        }
        SendOutcome outcome = PendingSend.read(ok);
        boolean wantsAuth =
                outcome instanceof SendOutcome.Refused refused && refused.reason() == SendOutcome.Reason.AUTH_REQUIRED;
        if (wantsAuth && !send.repeated && line.authenticate()) {
            send.repeated = true;
            send.waitsForAuth = true;
            line.proceed();
        } else {
            pending.remove(ok.id());
            settle(send, outcome);
            line.restWhenIdle();
        }
        return true;
    }

    /** @param done whether the relay has taken the AUTH, else why not is in the text */
    void authSettled(boolean done, String text) {
        List.copyOf(pending.values()).stream().filter(send -> send.waitsForAuth).forEach(send -> {
            send.waitsForAuth = false;
            send.sent = false;
            if (!done) {
                pending.remove(send.event.id());
                settle(send, new SendOutcome.Refused(SendOutcome.Reason.AUTH_REQUIRED, text));
            }
        });
    }

    void settleAll(SendOutcome outcome) {
        pending.values().forEach(send -> settle(send, outcome));
        pending.clear();
    }

    void settle(PendingSend send, SendOutcome outcome) {
        turns.later(() -> send.outcome.complete(outcome));
    }
}
