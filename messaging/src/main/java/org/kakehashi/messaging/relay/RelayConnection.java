package org.kakehashi.messaging.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.net.Purpose;
import tools.jackson.databind.JsonNode;

/**
 * What is wanted of one relay, and the connection for it: made on demand, with growing pauses after failures, given up
 * when nothing is wanted. All state is guarded by this object; others are called only when it is free.
 */
final class RelayConnection implements Link.Owner {

    private static final int MOST_SENDS = 2_000;
    private static final Duration DESCRIPTION_LASTS = Duration.ofHours(1);
    private static final int LIVED_WELL = 10;

    private final RelayUrl url;
    private final Surroundings around;
    private final List<Question> questions = new ArrayList<>();
    private final Map<String, PendingSend> sends = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<Long>> counts = new LinkedHashMap<>();
    private final List<Runnable> later = new ArrayList<>();
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
    private long number;

    RelayConnection(RelayUrl url, Surroundings around) {
        this.url = url;
        this.around = around;
        this.backOff = new BackOff(around.timing(), around.random());
        this.auth = new AuthDialogue(url, RelayAuth.NONE, around.clock());
        this.state =
                new RelayState(url, RelayState.Phase.IDLE, "", around.clock().instant());
    }

    synchronized RelayState state() {
        return state;
    }

    synchronized RelayLimits limits() {
        return limits;
    }

    synchronized AuthDialogue.Stage authStage() {
        return auth.stage();
    }

    synchronized boolean unused() {
        return link == null && questions.isEmpty() && sends.isEmpty() && counts.isEmpty();
    }

    CompletableFuture<SendOutcome> send(SignedEvent event) {
        PendingSend fresh = new PendingSend(event);
        PendingSend[] used = {fresh};
        String id = event.id();
        locked(() -> {
            PendingSend present = sends.get(id);
            if (present != null) {
                used[0] = present;
            } else if (closed || sends.size() >= MOST_SENDS) {
                settle(fresh, new SendOutcome.NotSent(SendOutcome.Obstacle.CLOSED, ""));
            } else if (state.phase() == RelayState.Phase.WAITING && backOff.isLong()) {
                settle(fresh, new SendOutcome.NotSent(SendOutcome.Obstacle.UNREACHABLE, state.problem()));
            } else {
                sends.put(id, fresh);
                Duration patience =
                        around.timing().connect().plus(around.timing().answer());
                after(patience, () -> giveUp(id, fresh));
                consider();
                proceed();
            }
        });
        return used[0].outcome;
    }

    void ask(Question question) {
        locked(() -> {
            questions.add(question);
            consider();
            proceed();
            if (link == null) {
                tellEnded(question, state.problem());
            }
        });
    }

    void drop(Question question) {
        locked(() -> {
            if (questions.remove(question)) {
                if (question.open()) {
                    transmit(ClientFrame.close(question.id));
                }
                proceed();
                restWhenIdle();
            }
        });
    }

    /** How many stored events match, by the relay's word (NIP-45); -1 when it does not say. */
    CompletableFuture<Long> count(Filter filter) {
        CompletableFuture<Long> count = new CompletableFuture<>();
        locked(() -> {
            if (link == null || !ready() || !limits.counts()) {
                count.complete(-1L);
                return;
            }
            String id = "c" + ++number;
            counts.put(id, count);
            transmit(ClientFrame.count(id, filter));
            after(around.timing().answer(), () -> locked(() -> finishCount(id, -1)));
        });
        return count;
    }

    /** The person's decisions have changed, or waiting is to end. */
    void reconsider(boolean now) {
        locked(() -> {
            if (state.phase() == RelayState.Phase.WAITING && now || state.phase() == RelayState.Phase.NOT_ALLOWED) {
                phase(RelayState.Phase.IDLE, state.problem());
                consider();
            }
        });
    }

    void close() {
        locked(() -> {
            closed = true;
            settleAll(new SendOutcome.NotSent(SendOutcome.Obstacle.CLOSED, ""));
            questions.clear();
            Link present = link;
            if (present != null) {
                later.add(present::close);
            }
        });
    }

    @Override
    public void opened(Link from) {
        locked(() -> {
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
        locked(() -> {
            if (from != link) {
                return;
            }
            switch (frame) {
                case RelayFrame.Ok ok -> ok(ok);
                case RelayFrame.Stored stored -> stored(stored.subscription());
                case RelayFrame.Closed over -> closed(over);
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
        locked(() -> {
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
            questions.forEach(question -> {
                question.stage = Question.Stage.WAITING;
                tellEnded(question, reason);
            });
            phase(RelayState.Phase.IDLE, reason);
            if (closed || reason.isEmpty() && unused() || !allowed()) {
                consider();
                return;
            }
            phase(RelayState.Phase.WAITING, reason);
            Duration pause = backOff.failed(livedWell);
            RelayState waiting = state;
            after(
                    pause,
                    () -> locked(() -> {
                        if (state == waiting) {
                            phase(RelayState.Phase.IDLE, reason);
                            consider();
                        }
                    }));
        });
    }

    private void event(Link from, RelayFrame.Event frame) {
        Question question;
        Filter filter;
        synchronized (this) {
            question = from == link ? find(frame.subscription()) : null;
            filter = question == null ? Filter.ofKinds() : question.filter;
        }
        JsonNode id = frame.event().get("id");
        String claimed = id != null && id.isString() ? id.stringValue() : "";
        if (question == null || question.seen.contains(claimed)) {
            from.repeat();
            return;
        }
        SignedEvent event = EventJson.readSigned(frame.event()).orElse(null);
        if (event == null || !filter.matches(event)) {
            from.junk();
        } else if (!Expiry.past(event, around.clock().instant()) && question.seen.add(claimed)) {
            from.good();
            question.subscriber.event(url, event);
        }
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
        later.add(() -> fresh.open(around.http(), url));
        after(around.timing().connect(), () -> cutUnless(fresh, ready(), "no answer"));
    }

    private void describe(Link asked) {
        RelayLimits read = RelayDescription.fetch(
                around.http(), url, around.timing().connect().dividedBy(3));
        locked(() -> {
            limits = read;
            describedAt = around.clock().instant();
            if (link == asked) {
                described = true;
                proceed();
            }
        });
    }

    private boolean ready() {
        return link != null && openedAt != null && described;
    }

    /** Says what can be said now. */
    private void proceed() {
        Link present = link;
        if (present == null || !ready()) {
            return;
        }
        if (state.phase() == RelayState.Phase.CONNECTING) {
            phase(RelayState.Phase.OPEN, "");
            after(
                    around.timing().answer().dividedBy(4),
                    () -> locked(() -> {
                        authPatienceOver |= present == link;
                        proceed();
                    }));
        }
        SignedEvent answer = auth.answer();
        if (answer != null) {
            transmit(ClientFrame.auth(answer));
        }
        boolean authFirst = auth.stage() == AuthDialogue.Stage.ANSWERED || limits.authRequired() && auth.possible();
        if (authFirst && !authPatienceOver) {
            return;
        }
        List.copyOf(sends.entrySet()).forEach(entry -> deliver(entry.getKey(), entry.getValue()));
        long open = questions.stream().filter(Question::open).count();
        for (Question question : questions) {
            if (question.stage == Question.Stage.WAITING && open < limits.mostSubscriptions()) {
                open++;
                question.renew(url, "q" + ++number, limits.mostEvents());
                transmit(ClientFrame.request(question.id, question.filter));
                later.add(() -> question.subscriber.asked(url));
                stopWaiting(question, question.id);
            }
        }
    }

    /** A relay that has not said in good time that it gave everything is taken to have ended. */
    private void stopWaiting(Question question, String id) {
        after(
                around.timing().answer().multipliedBy(3),
                () -> locked(() -> {
                    if (question.id.equals(id)
                            && question.stage == Question.Stage.ASKED
                            && questions.contains(question)) {
                        tellEnded(question, "no end of the answer");
                    }
                }));
    }

    private void deliver(String id, PendingSend send) {
        if (send.sent || send.waitsForAuth) {
            return;
        }
        String frame = ClientFrame.event(send.event);
        if (frame.length() > limits.longestMessage()) {
            sends.remove(id);
            settle(send, new SendOutcome.Refused(SendOutcome.Reason.TOO_LARGE, ""));
        } else {
            send.sent = true;
            transmit(frame);
        }
    }

    private void ok(RelayFrame.Ok ok) {
        if (auth.settled(ok)) {
            authSettled(ok.text());
            return;
        }
        PendingSend send = sends.get(ok.id());
        if (send == null) {
            return;
        }
        useful = true;
        SendOutcome outcome = PendingSend.read(ok);
        boolean wantsAuth =
                outcome instanceof SendOutcome.Refused refused && refused.reason() == SendOutcome.Reason.AUTH_REQUIRED;
        if (wantsAuth && auth.possible() && !send.repeated) {
            send.repeated = true;
            send.waitsForAuth = true;
            auth.want();
            proceed();
        } else {
            sends.remove(ok.id());
            settle(send, outcome);
            restWhenIdle();
        }
    }

    private void authSettled(String text) {
        boolean done = auth.stage() == AuthDialogue.Stage.DONE;
        for (Question question : questions) {
            if (done && question.open()) {
                // What was asked as a stranger may have been answered in part only.
                transmit(ClientFrame.close(question.id));
                question.stage = Question.Stage.WAITING;
            } else if (done && question.stage == Question.Stage.AUTH) {
                question.stage = Question.Stage.WAITING;
            } else if (question.stage == Question.Stage.AUTH) {
                refuse(question, text);
            }
        }
        List.copyOf(sends.entrySet()).stream()
                .filter(entry -> entry.getValue().waitsForAuth)
                .forEach(entry -> {
                    PendingSend send = entry.getValue();
                    send.waitsForAuth = false;
                    send.sent = false;
                    if (!done) {
                        sends.remove(entry.getKey());
                        settle(send, new SendOutcome.Refused(SendOutcome.Reason.AUTH_REQUIRED, text));
                    }
                });
        proceed();
    }

    private void stored(String id) {
        Question question = find(id);
        if (question != null && question.stage == Question.Stage.ASKED) {
            useful = true;
            question.stage = Question.Stage.STORED;
            question.refusals = 0;
            later.add(() -> question.subscriber.stored(url));
        }
    }

    private void closed(RelayFrame.Closed over) {
        finishCount(over.subscription(), -1);
        Question question = find(over.subscription());
        if (question == null) {
            return;
        }
        if (over.text().startsWith("auth-required:") && auth.possible()) {
            question.stage = Question.Stage.AUTH;
            auth.want();
            proceed();
        } else {
            refuse(question, over.text());
        }
    }

    private void refuse(Question question, String text) {
        question.stage = Question.Stage.REFUSED;
        question.refusals++;
        tellEnded(question, text.isEmpty() ? "the relay does not answer" : text);
        after(
                backOff.pause(question.refusals),
                () -> locked(() -> {
                    if (question.stage == Question.Stage.REFUSED) {
                        question.stage = Question.Stage.WAITING;
                        proceed();
                    }
                }));
    }

    private @Nullable Question find(String id) {
        for (Question question : questions) {
            if (question.id.equals(id) && question.open()) {
                return question;
            }
        }
        return null;
    }

    private void tellEnded(Question question, String reason) {
        later.add(() -> question.subscriber.ended(url, reason));
    }

    private void finishCount(String id, long count) {
        CompletableFuture<Long> waiting = counts.remove(id);
        if (waiting != null) {
            later.add(() -> waiting.complete(count));
            restWhenIdle();
        }
    }

    private void giveUp(String id, PendingSend send) {
        locked(() -> {
            if (sends.remove(id, send)) {
                settle(send, new SendOutcome.NotSent(SendOutcome.Obstacle.NO_ANSWER, state.problem()));
                restWhenIdle();
            }
        });
    }

    private void settle(PendingSend send, SendOutcome outcome) {
        later.add(() -> send.outcome.complete(outcome));
    }

    private void settleAll(SendOutcome outcome) {
        sends.values().forEach(send -> settle(send, outcome));
        sends.clear();
        List.copyOf(counts.keySet()).forEach(id -> finishCount(id, -1));
    }

    private void restWhenIdle() {
        Link present = link;
        if (present != null && questions.isEmpty() && sends.isEmpty() && counts.isEmpty()) {
            long at = ++number;
            after(
                    around.timing().idle(),
                    () -> locked(() -> {
                        if (link == present
                                && number == at
                                && questions.isEmpty()
                                && sends.isEmpty()
                                && counts.isEmpty()) {
                            later.add(present::close);
                        }
                    }));
        }
    }

    private void transmit(String frame) {
        Link present = link;
        if (present != null && !present.send(frame)) {
            later.add(() -> present.cut("the connection takes no more"));
        }
    }

    private void cutUnless(Link attempt, boolean fine, String reason) {
        locked(() -> {
            if (attempt == link && !fine) {
                later.add(() -> attempt.cut(reason));
            }
        });
    }

    private boolean allowed() {
        return around.hosts().allowed(url.host(), Purpose.RELAY);
    }

    private void phase(RelayState.Phase phase, String problem) {
        if (state.phase() != phase || !state.problem().equals(problem)) {
            state = new RelayState(url, phase, problem, around.clock().instant());
            later.add(around.changed());
        }
    }

    private void after(Duration pause, Runnable task) {
        if (!around.timer().isShutdown()) {
            around.timer().schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Changes state under the lock, and calls others when it is free again, in order. */
    private void locked(Runnable change) {
        List<Runnable> now;
        synchronized (this) {
            change.run();
            now = List.copyOf(later);
            later.clear();
        }
        now.forEach(Runnable::run);
    }
}
