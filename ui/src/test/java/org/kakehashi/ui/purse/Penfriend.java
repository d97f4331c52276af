package org.kakehashi.ui.purse;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.kakehashi.messaging.event.GiftWrap;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.messaging.messenger.Messenger;

/** Somebody with another program (NIP-17), whose sealed messages are handed straight to the inbox. */
public final class Penfriend {

    private static final int TEXT = 14;

    private final SecureRandom random = new SecureRandom();
    private final SecretIdentity key = SecretIdentity.random(random);
    private final GiftWrap wraps = new GiftWrap(random, InstantSource.system());
    private final Messenger reader;
    private long latest;

    public Penfriend(Messenger reader) {
        this.reader = reader;
    }

    public PublicIdentity publicIdentity() {
        return key.publicIdentity();
    }

    /** Writes a message to the reader. */
    public void write(String text) {
        send(TEXT, List.of(), text);
    }

    /**
     * Sends an inner event of any kind.
     *
     * @param tags beside the one that names the reader
     */
    public void send(int kind, List<List<String>> tags, String content) {
        List<List<String>> all = new ArrayList<>(tags);
        all.add(List.of("p", reader.own().publicIdentity().hex()));
        long now = Math.max(latest + 1, System.currentTimeMillis());
        latest = now;
        all.add(List.of("ms", Long.toString(now % 1_000)));
        var rumor = new Rumor(publicIdentity(), now / 1_000, kind, all, content);
        var wrap = wraps.wrap(rumor, key, reader.own().publicIdentity());
        reader.database().change(tx -> reader.conversations().reception().arrived(tx, wrap));
    }
}
