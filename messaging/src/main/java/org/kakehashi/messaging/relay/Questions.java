package org.kakehashi.messaging.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The subscriptions at one relay, as many at a time as it allows. Changed in turns only. */
final class Questions {

    private final RelayUrl url;
    private final Turns turns;
    private final Line line;
    private final BackOff backOff;
    private final Duration patience;
    private final List<Question> all = new ArrayList<>();
    private long number;

    /** @param patience until a relay that has not said that it gave everything is taken to have ended */
    Questions(RelayUrl url, Turns turns, Line line, BackOff backOff, Duration patience) {
        this.url = url;
        this.turns = turns;
        this.line = line;
        this.backOff = backOff;
        this.patience = patience;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void add(Question question) {
        all.add(question);
    }

    /** @return whether it was there */
    boolean drop(Question question) {
        boolean present = all.remove(question);
        if (present && question.open()) {
            line.transmit(ClientFrame.close(question.id));
        }
        return present;
    }

    void clear() {
        all.clear();
    }

    /** The one that the relay answers under this id, or null. */
    @Nullable
    Question find(String id) {
        for (Question question : all) {
            if (question.id.equals(id) && question.open()) {
                return question;
            }
        }
        return null;
    }

    /** Asks those that wait, as far as there is room. */
    void ask() {
        long open = all.stream().filter(Question::open).count();
        for (Question question : all) {
            if (question.stage == Question.Stage.WAITING && open < line.limits().mostSubscriptions()) {
                open++;
                question.renew(url, "q" + ++number, line.limits().mostEvents());
                line.transmit(ClientFrame.request(question.id, question.filter));
                turns.later(() -> question.subscriber.asked(url));
                stopWaiting(question, question.id);
            }
        }
    }

    private void stopWaiting(Question question, String id) {
        turns.after(patience, () -> {
            if (question.id.equals(id) && question.stage == Question.Stage.ASKED && all.contains(question)) {
                tellEnded(question, "no end of the answer");
            }
        });
    }

    /** @return whether the relay spoke of something that was asked */
    boolean stored(String id) {
        Question question = find(id);
        if (question == null || question.stage != Question.Stage.ASKED) {
            return false;
        }
        question.stage = Question.Stage.STORED;
        question.refusals = 0;
        turns.later(() -> question.subscriber.stored(url));
        return true;
    }

    void closed(RelayFrame.Closed over) {
        Question question = find(over.subscription());
        if (question == null) {
            return;
        }
        if (over.text().startsWith("auth-required:") && line.authenticate()) {
            question.stage = Question.Stage.AUTH;
            line.proceed();
        } else {
            refuse(question, over.text());
        }
    }

    private void refuse(Question question, String text) {
        question.stage = Question.Stage.REFUSED;
        question.refusals++;
        tellEnded(question, text.isEmpty() ? "the relay does not answer" : text);
        turns.after(backOff.pause(question.refusals), () -> {
            if (question.stage == Question.Stage.REFUSED) {
                question.stage = Question.Stage.WAITING;
                line.proceed();
            }
        });
    }

    /** @param done whether the relay has taken the AUTH, else why not is in the text */
    void authSettled(boolean done, String text) {
        for (Question question : all) {
            if (done && question.open()) {
                // What was asked as a stranger may have been answered in part only.
                line.transmit(ClientFrame.close(question.id));
                question.stage = Question.Stage.WAITING;
            } else if (done && question.stage == Question.Stage.AUTH) {
                question.stage = Question.Stage.WAITING;
            } else if (question.stage == Question.Stage.AUTH) {
                refuse(question, text);
            }
        }
    }

    /** The connection is gone: all wait for another. */
    void lost(String reason) {
        all.forEach(question -> {
            question.stage = Question.Stage.WAITING;
            tellEnded(question, reason);
        });
    }

    void tellEnded(Question question, String reason) {
        turns.later(() -> question.subscriber.ended(url, reason));
    }
}
