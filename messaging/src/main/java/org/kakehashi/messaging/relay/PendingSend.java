package org.kakehashi.messaging.relay;

import java.util.concurrent.CompletableFuture;
import org.kakehashi.messaging.event.SignedEvent;

/** An event on its way to one relay. Changed only under the connection's lock. */
final class PendingSend {

    final SignedEvent event;
    final CompletableFuture<SendOutcome> outcome = new CompletableFuture<>();
    boolean sent;
    boolean waitsForAuth;
    boolean repeated;

    PendingSend(SignedEvent event) {
        this.event = event;
    }

    /** What the relay's answer means. */
    static SendOutcome read(RelayFrame.Ok answer) {
        String text = answer.text();
        int colon = text.indexOf(':');
        String prefix = colon < 0 ? "" : text.substring(0, colon);
        if (answer.accepted() || prefix.equals("duplicate")) {
            return new SendOutcome.Accepted(text);
        }
        SendOutcome.Reason reason = switch (prefix) {
            case "auth-required" -> SendOutcome.Reason.AUTH_REQUIRED;
            case "restricted" -> SendOutcome.Reason.RESTRICTED;
            case "blocked" -> SendOutcome.Reason.BLOCKED;
            case "rate-limited" -> SendOutcome.Reason.RATE_LIMITED;
            case "invalid" -> SendOutcome.Reason.INVALID;
            case "pow" -> SendOutcome.Reason.PROOF_OF_WORK;
            case "error" -> SendOutcome.Reason.ERROR;
            default -> SendOutcome.Reason.OTHER;
        };
        return new SendOutcome.Refused(reason, text);
    }
}
