package org.kakehashi.messaging.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.net.Purpose;
import tools.jackson.databind.JsonNode;

/**
 * The connection for what is wanted of one relay: made on demand, with growing pauses after failures, given up when
 * nothing is wanted.
 */
final class RelayConnection implements Link.Owner, Line {

    private static final Duration DESCRIPTION_LASTS = Duration.ofHours(1);
    private static final int LIVED_WELL = 10;

    private final RelayUrl url;
    private final Surroundings around;
    private final Turns turns;
    private final Sends sends;
    private final Questions questions;
    private final Map<String, CompletableFuture<Long>> counts = new LinkedHashMap<>();
    private final BackOff backOff;

    private @Nullable Link link;
    private AuthDialogue auth;
    private RelayLimits limits = RelayLimits.USUAL;
    private @Nullable Instant describedAt;
    private @Nullable Instant openedAt;
    private RelayState state;
    private boolean described;
    private boolean authPatienceOver;
    private boolean useful;
    private boolean closed;
    private long counted;
    private long rests;

    RelayConnection(RelayUrl url, Surroundings around) {
        this.url = url;
        this.around = around;
        this.turns = new Turns(around.timer());
        this.backOff = new BackOff(around.timing(), around.random());
        this.sends = new Sends(turns, this);
        this.questions = new Questions(
                url, turns, this, backOff, around.timing().answer().multipliedBy(3));
        this.auth = new AuthDialogue(url, RelayAuth.NONE, around.clock());
        this.state =
                new RelayState(url, RelayState.Phase.IDLE, "", around.clock().instant());
    }

    RelayState state() {
        return turns.read(() -> state);
    }

    AuthDialogue.Stage authStage() {
        return turns.read(() -> auth.stage());
    }

    boolean unused() {
        return turns.read(() -> link == null && idle());
    }

    private boolean idle() {
        return questions.isEmpty() && sends.isEmpty() && counts.isEmpty();
    }

    CompletableFuture<SendOutcome> send(SignedEvent event) {
        PendingSend fresh = new PendingSend(event);
        PendingSend[] used = {fresh};
        turns.take(() -> {
            PendingSend present = sends.find(event.id());
            if (present != null) {
                used[0] = present;
            } else if (closed || sends.full()) {
                sends.settle(fresh, new SendOutcome.NotSent(SendOutcome.Obstacle.CLOSED, ""));
            } else if (state.phase() == RelayState.Phase.WAITING && backOff.isLong()) {
                sends.settle(fresh, new SendOutcome.NotSent(SendOutcome.Obstacle.UNREACHABLE, state.problem()));
            } else {
                Duration patience =
                        around.timing().connect().plus(around.timing().answer());
                sends.add(fresh, patience, () -> state.problem());
                consider();
                proceed();
            }
        });
        return used[0].outcome;
    }

    void ask(Question question) {
        turns.take(() -> {
            questions.add(question);
            consider();
            proceed();
            if (link == null) {
                questions.tellEnded(question, state.problem());
            }
        });
    }

    void drop(Question question) {
        turns.take(() -> {
            if (questions.drop(question)) {
                proceed();
                restWhenIdle();
            }
        });
    }

    /** How many stored events match, by the relay's word (NIP-45); -1 when it does not say. */
    CompletableFuture<Long> count(Filter filter) {
        CompletableFuture<Long> count = new CompletableFuture<>();
        turns.take(() -> {
            if (link == null || !ready() || !limits.counts()) {
                count.complete(-1L);
                return;
            }
            String id = "c" + ++counted;
            counts.put(id, count);
            transmit(ClientFrame.count(id, filter));
            turns.after(around.timing().answer(), () -> finishCount(id, -1));
        });
        return count;
    }

    /** The person's decisions have changed, or waiting is to end. */
    void reconsider(boolean now) {
        turns.take(() -> {
            if (state.phase() == RelayState.Phase.WAITING && now || state.phase() == RelayState.Phase.NOT_ALLOWED) {
                phase(RelayState.Phase.IDLE, state.problem());
                consider();
            }
        });
    }

    void close() {
        turns.take(() -> {
            closed = true;
            settleAll(new SendOutcome.NotSent(SendOutcome.Obstacle.CLOSED, ""));
            questions.clear();
            Link present = link;
            if (present != null) {
                turns.later(present::close);
            }
        });
    }

    @Override
    public void opened(Link from) {
        turns.take(() -> {
            if (from == link) {
                openedAt = around.clock().instant();
                proceed();
            }
        });
    }

    @Override
    public void frame(Link from, RelayFrame frame) {
        if (frame instanceof RelayFrame.Event event) {
            event(from, event);
            return;
        }
        turns.take(() -> {
            if (from != link) {
                return;
            }
            switch (frame) {
                case RelayFrame.Ok ok -> ok(ok);
                case RelayFrame.Stored stored -> useful |= questions.stored(stored.subscription());
                case RelayFrame.Closed over -> {
                    finishCount(over.subscription(), -1);
                    questions.closed(over);
                }
                case RelayFrame.Auth asked -> {
                    auth.asked(asked.challenge());
                    proceed();
                }
                case RelayFrame.Count count -> finishCount(count.subscription(), count.count());
                case RelayFrame.Notice notice -> from.repeat();
                case RelayFrame.Unreadable unreadable -> from.junk();
                case RelayFrame.Event event -> throw new IllegalStateException();
            }
        });
    }

    @Override
    public void ended(Link from, String reason) {
        turns.take(() -> {
            if (from != link) {
                return;
            }
            Instant opened = openedAt;
            Duration well = around.timing().firstBackOff().multipliedBy(LIVED_WELL);
            boolean livedWell = opened != null
                    && useful
                    && !from.misbehaved()
                    && Duration.between(opened, around.clock().instant()).compareTo(well) >= 0;
            link = null;
            openedAt = null;
            settleAll(new SendOutcome.NotSent(SendOutcome.Obstacle.UNREACHABLE, reason));
            questions.lost(reason);
            phase(RelayState.Phase.IDLE, reason);
            if (closed || reason.isEmpty() && unused() || !allowed()) {
                consider();
                return;
            }
            phase(RelayState.Phase.WAITING, reason);
            Duration pause = backOff.failed(livedWell);
            RelayState waiting = state;
            turns.after(pause, () -> {
                if (state == waiting) {
                    phase(RelayState.Phase.IDLE, reason);
                    consider();
                }
            });
        });
    }

    private void event(Link from, RelayFrame.Event frame) {
        Asked asked = turns.read(() -> asked(from, frame.subscription()));
        JsonNode id = frame.event().get("id");
        String claimed = id != null && id.isString() ? id.stringValue() : "";
        if (asked == null || asked.question().seen.contains(claimed)) {
            from.repeat();
            return;
        }
        SignedEvent event = EventJson.readSigned(frame.event()).orElse(null);
        if (event == null || !asked.filter().matches(event)) {
            from.junk();
        } else if (!Expiry.past(event, around.clock().instant())
                && asked.question().seen.add(claimed)) {
            from.good();
            asked.question().subscriber.event(url, event);
        }
    }

    /** A question with the filter that it was asked with. */
    private record Asked(Question question, Filter filter) {}

    private @Nullable Asked asked(Link from, String id) {
        Question question = from == link ? questions.find(id) : null;
        return question == null ? null : new Asked(question, question.filter);
    }

    /** Connects when something is wanted, nothing stands against it and no pause is on. */
    private void consider() {
        if (closed || link != null || state.phase() == RelayState.Phase.WAITING || unused()) {
            return;
        }
        if (!allowed()) {
            settleAll(new SendOutcome.NotSent(SendOutcome.Obstacle.NOT_ALLOWED, ""));
            phase(RelayState.Phase.NOT_ALLOWED, "");
            return;
        }
        Link fresh = new Link(this);
        link = fresh;
        auth = new AuthDialogue(url, around.auth(), around.clock());
        authPatienceOver = false;
        useful = false;
        phase(RelayState.Phase.CONNECTING, state.problem());
        Instant last = describedAt;
        described = last != null
                && last.plus(DESCRIPTION_LASTS).isAfter(around.clock().instant());
        if (!described) {
            around.work().execute(() -> describe(fresh));
        }
        turns.later(() -> fresh.open(around.http(), url));
        turns.after(around.timing().connect(), () -> {
            if (fresh == link && !ready()) {
                turns.later(() -> fresh.cut("no answer"));
            }
        });
    }

    private void describe(Link asked) {
        RelayLimits read = RelayDescription.fetch(
                around.http(), url, around.timing().connect().dividedBy(3));
        turns.take(() -> {
            limits = read;
            describedAt = around.clock().instant();
            if (link == asked) {
                described = true;
                proceed();
            }
        });
    }

    /** By the relay's own word; the usual ones before it was asked. */
    @Override
    public RelayLimits limits() {
        return turns.read(() -> limits);
    }

    private boolean ready() {
        return link != null && openedAt != null && described;
    }

    @Override
    public void proceed() {
        Link present = link;
        if (present == null || !ready()) {
            return;
        }
        if (state.phase() == RelayState.Phase.CONNECTING) {
            phase(RelayState.Phase.OPEN, "");
            turns.after(around.timing().answer().dividedBy(4), () -> {
                authPatienceOver |= present == link;
                proceed();
            });
        }
        SignedEvent answer = auth.answer();
        if (answer != null) {
            transmit(ClientFrame.auth(answer));
        }
        boolean authFirst = auth.stage() == AuthDialogue.Stage.ANSWERED || limits.authRequired() && auth.possible();
        if (authFirst && !authPatienceOver) {
            return;
        }
        sends.deliver();
        questions.ask();
    }

    private void ok(RelayFrame.Ok ok) {
        if (auth.settled(ok)) {
            boolean done = auth.stage() == AuthDialogue.Stage.DONE;
            questions.authSettled(done, ok.text());
            sends.authSettled(done, ok.text());
            proceed();
        } else {
            useful |= sends.ok(ok);
        }
    }

    @Override
    public boolean authenticate() {
        boolean possible = auth.possible();
        if (possible) {
            auth.want();
        }
        return possible;
    }

    private void finishCount(String id, long count) {
        CompletableFuture<Long> waiting = counts.remove(id);
        if (waiting != null) {
            turns.later(() -> waiting.complete(count));
            restWhenIdle();
        }
    }

    private void settleAll(SendOutcome outcome) {
        sends.settleAll(outcome);
        List.copyOf(counts.keySet()).forEach(id -> finishCount(id, -1));
    }

    @Override
    public void restWhenIdle() {
        Link present = link;
        if (present != null && idle()) {
            long rest = ++rests;
            turns.after(around.timing().idle(), () -> {
                if (link == present && rests == rest && idle()) {
                    turns.later(present::close);
                }
            });
        }
    }

    @Override
    public void transmit(String frame) {
        Link present = link;
        if (present != null && !present.send(frame)) {
            turns.later(() -> present.cut("the connection takes no more"));
        }
    }

    private boolean allowed() {
        return around.hosts().allowed(url.host(), Purpose.RELAY);
    }

    private void phase(RelayState.Phase phase, String problem) {
        if (state.phase() != phase || !state.problem().equals(problem)) {
            state = new RelayState(url, phase, problem, around.clock().instant());
            turns.later(around.changed());
        }
    }
}
