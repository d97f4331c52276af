package org.kakehashi.messaging.relay;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.vault.VaultLockedException;

/** AUTH on one connection (NIP-42, kind 22242). Changed only under the connection's lock. */
final class AuthDialogue {

    static final int KIND = 22242;

    /** A relay that asks again and again is not answered for ever. */
    private static final int MOST_ANSWERS = 5;

    /** How far it is. */
    enum Stage {
        /** The relay has not asked. */
        NOT_ASKED,
        /** The relay has asked, and we have not answered. */
        ASKED,
        ANSWERED,
        DONE,
        FAILED
    }

    private final RelayUrl relay;
    private final InstantSource clock;
    private final RelayAuth.@Nullable Signer signer;
    private Stage stage = Stage.NOT_ASKED;
    private String challenge = "";
    private String answerId = "";
    private boolean wanted;
    private int answers;

    AuthDialogue(RelayUrl relay, RelayAuth auth, InstantSource clock) {
        this.relay = relay;
        this.clock = clock;
        this.signer = auth.signer(relay).orElse(null);
    }

    Stage stage() {
        return stage;
    }

    /** Whether AUTH may still come to something on this connection. */
    boolean possible() {
        return signer != null && stage != Stage.FAILED && stage != Stage.DONE;
    }

    /** Whether we answer as soon as we are asked. */
    boolean atOnce() {
        return signer != null && signer.atOnce();
    }

    void asked(String newChallenge) {
        if (signer != null && answers < MOST_ANSWERS && !newChallenge.equals(challenge)) {
            challenge = newChallenge;
            stage = Stage.ASKED;
        }
    }

    /** The relay refused something without it. */
    void want() {
        wanted = true;
    }

    /** The answer to send now, if there is one. */
    @Nullable
    SignedEvent answer() {
        if (stage != Stage.ASKED || signer == null || !wanted && !signer.atOnce()) {
            return null;
        }
        Rumor rumor = new Rumor(
                signer.identity(),
                clock.instant().getEpochSecond(),
                KIND,
                List.of(List.of("relay", relay.toString()), List.of("challenge", challenge)),
                "");
        answers++;
        try {
            SignedEvent signed = signer.sign(rumor);
            answerId = signed.id();
            stage = Stage.ANSWERED;
            return signed;
        } catch (VaultLockedException locked) {
            // The pool is about to be closed as well.
            stage = Stage.FAILED;
            return null;
        }
    }

    /** Whether this is the relay's answer to ours; then the stage has changed. */
    boolean settled(RelayFrame.Ok ok) {
        if (stage != Stage.ANSWERED || !ok.id().equals(answerId)) {
            return false;
        }
        stage = ok.accepted() ? Stage.DONE : Stage.FAILED;
        return true;
    }
}
