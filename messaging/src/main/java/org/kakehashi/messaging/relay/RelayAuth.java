package org.kakehashi.messaging.relay;

import java.security.SecureRandom;
import java.util.Optional;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.OwnIdentity;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;

/** Who we are to a relay that asks (NIP-42). */
public interface RelayAuth {

    /** Nobody, ever. */
    RelayAuth NONE = relay -> Optional.empty();

    /** Signs for one relay. */
    interface Signer {
        PublicIdentity identity();

        SignedEvent sign(Rumor rumor);

        /** Whether to answer as soon as the relay asks, instead of only when it refuses something otherwise. */
        boolean atOnce();
    }

    /** How to sign for this relay; empty to stay a stranger there. */
    Optional<Signer> signer(RelayUrl relay);

    /**
     * The person's identity at their own relays, and a fresh key of no meaning at all others, so that the relays of
     * those we write to do not learn who writes.
     */
    static RelayAuth of(OwnIdentity own, RelayList list, SecureRandom random) {
        return relay -> Optional.of(
                list.contains(relay)
                        ? new OwnSigner(own, random)
                        : new StrangerSigner(SecretIdentity.random(random), random));
    }

    /** Signs with the person's key. */
    record OwnSigner(OwnIdentity own, SecureRandom random) implements Signer {
        @Override
        public PublicIdentity identity() {
            return own.publicIdentity();
        }

        @Override
        public SignedEvent sign(Rumor rumor) {
            return own.use(secret -> rumor.sign(secret, random));
        }

        @Override
        public boolean atOnce() {
            return true;
        }
    }

    /** Signs with a key that nobody else knows of. */
    record StrangerSigner(SecretIdentity key, SecureRandom random) implements Signer {
        @Override
        public PublicIdentity identity() {
            return key.publicIdentity();
        }

        @Override
        public SignedEvent sign(Rumor rumor) {
            return rumor.sign(key, random);
        }

        @Override
        public boolean atOnce() {
            return false;
        }
    }
}
