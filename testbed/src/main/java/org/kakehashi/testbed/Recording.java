package org.kakehashi.testbed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.testbed.Transcript.Exchange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which exchanges of a transcript have been used, and the next answer to a request. */
final class Recording {

    private final Transcript transcript;
    private final boolean repeating;
    private final boolean[] used;
    private final List<String> refusals = new ArrayList<>();
    private int answered;
    private boolean still;

    Recording(Transcript transcript, boolean repeating) {
        this.transcript = transcript;
        this.repeating = repeating;
        this.used = new boolean[transcript.exchanges().size()];
    }

    synchronized ObjectNode answer(JsonNode request) {
        int place = place(request);
        JsonNode id = request.path("id");
        if (place < 0) {
            String sentence = "not recorded in " + transcript.name() + ": " + request;
            refusals.add(sentence);
            return ReplayNode.refusal(id, sentence);
        }
        if (!(responseAt(place) instanceof ObjectNode recorded)) {
            return ReplayNode.refusal(id, "recorded without an answer");
        }
        ObjectNode answer = recorded.deepCopy();
        answer.set("id", id);
        return answer;
    }

    /** The recorded answer to a whole batch with the ids of this one; null where no such batch was recorded. */
    synchronized @Nullable JsonNode answerBatch(ArrayNode batch) {
        int place = place(batch);
        if (place < 0 || !(responseAt(place) instanceof ArrayNode recorded)) {
            return null;
        }
        ArrayNode answer = recorded.deepCopy();
        for (int i = 0; i < answer.size() && i < batch.size(); i++) {
            if (answer.get(i) instanceof ObjectNode each) {
                each.set("id", batch.get(i).path("id"));
            }
        }
        return answer;
    }

    synchronized void refuse(String sentence) {
        refusals.add(sentence);
    }

    synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    synchronized List<String> unasked() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < used.length; i++) {
            Exchange exchange = transcript.exchanges().get(i);
            if (exchange.hasRequest() && !used[i]) {
                names.add(i + " " + exchange.what());
            }
        }
        return names;
    }

    synchronized int answered() {
        return answered;
    }

    /** Whether the exchange at this place lies behind. */
    synchronized boolean used(int place) {
        return used[place];
    }

    synchronized void standStill() {
        still = true;
    }

    synchronized void skipTo(String what) {
        for (int i = 0; i < used.length; i++) {
            if (transcript.exchanges().get(i).what().equals(what)) {
                Arrays.fill(used, 0, i, true);
                Arrays.fill(used, i, used.length, false);
                return;
            }
        }
        throw new IllegalArgumentException("nothing recorded under: " + what);
    }

    /**
     * The pushed messages that a listener with these subscriptions may be sent now, in order: a message waits for its
     * subscription and for every transaction that was sent before it in the recording.
     */
    synchronized List<JsonNode> due(Set<String> subscriptions, Set<Integer> alreadySent) {
        List<JsonNode> messages = new ArrayList<>();
        Set<Integer> now = new HashSet<>();
        for (int i = 0; i < used.length; i++) {
            Exchange exchange = transcript.exchanges().get(i);
            if (exchange.method().endsWith("_sendRawTransaction") && !used[i]) {
                break;
            }
            JsonNode message = exchange.entry().path("message");
            String subscription = message.path("params").path("subscription").asString("");
            if (message.isObject() && subscriptions.contains(subscription) && !alreadySent.contains(i)) {
                messages.add(message);
                now.add(i);
            }
        }
        alreadySent.addAll(now);
        return messages;
    }

    private @Nullable JsonNode responseAt(int place) {
        return transcript.exchanges().get(place).response();
    }

    /** The first unused exchange with this request, or, where repeating, the last used one; -1 for none. */
    private int place(JsonNode request) {
        JsonNode wanted = withoutIds(request);
        int last = -1;
        for (int i = 0; i < used.length; i++) {
            JsonNode recorded = transcript.exchanges().get(i).request();
            if (recorded != null && withoutIds(recorded).equals(wanted)) {
                if (!used[i]) {
                    used[i] = !still;
                    answered++;
                    return i;
                }
                last = i;
            }
        }
        return repeating ? last : -1;
    }

    private static JsonNode withoutIds(JsonNode request) {
        JsonNode copy = request.deepCopy();
        if (copy instanceof ObjectNode single) {
            single.remove("id");
        } else if (copy instanceof ArrayNode batch) {
            for (JsonNode each : batch) {
                if (each instanceof ObjectNode single) {
                    single.remove("id");
                }
            }
        }
        return copy;
    }
}
