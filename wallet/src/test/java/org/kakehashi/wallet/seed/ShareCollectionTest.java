package org.kakehashi.wallet.seed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.CharBuffer;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kakehashi.vault.Progress;

/** Shares brought together one by one. */
class ShareCollectionTest {

    private static final char[] NONE = new char[0];
    private final SecureRandom random = new SecureRandom();

    private static ShareCollection.Addition add(ShareCollection collection, Slip39Share share) {
        return collection.add(CharBuffer.wrap(share.words()));
    }

    private List<List<Slip39Share>> split(byte[] secret, int needed, Slip39.Group... groups) throws Exception {
        return Slip39.split(secret, NONE, new Slip39.Plan(needed, List.of(groups), 0, true), random, Progress.NONE);
    }

    @Test
    void mixedGroupsAreToldWhatIsMissing() throws Exception {
        byte[] secret = new byte[64];
        random.nextBytes(secret);
        var groups = split(secret, 2, new Slip39.Group(1, 1), new Slip39.Group(2, 3), new Slip39.Group(3, 5));
        try (ShareCollection collection = new ShareCollection()) {
            assertFalse(collection.state().isEnough());
            assertInstanceOf(
                    ShareCollection.Taken.class, add(collection, groups.get(2).get(4)));
            assertInstanceOf(
                    ShareCollection.Taken.class, add(collection, groups.get(1).get(0)));
            assertInstanceOf(
                    ShareCollection.Twice.class, add(collection, groups.get(1).get(0)));
            assertEquals(
                    new ShareCollection.State(
                            2, 0, List.of(new Slip39.GroupState(1, 1, 2), new Slip39.GroupState(2, 1, 3))),
                    collection.state());
            add(collection, groups.get(1).get(2));
            assertFalse(collection.state().isEnough());
            add(collection, groups.get(0).get(0));
            assertTrue(collection.state().isEnough());
            Slip39.Secret joined = assertInstanceOf(Slip39.Secret.class, collection.join(NONE, Progress.NONE));
            assertArrayEquals(secret, joined.bytes());
        }
    }

    @Test
    void whatDoesNotBelongIsNotKept() throws Exception {
        var ours = split(new byte[16], 1, new Slip39.Group(2, 3)).getFirst();
        var theirs = split(new byte[16], 1, new Slip39.Group(2, 3)).getFirst();
        try (ShareCollection collection = new ShareCollection()) {
            add(collection, ours.getFirst());
            assertInstanceOf(ShareCollection.OtherSet.class, add(collection, theirs.get(1)));
            Slip39Share forged = new Slip39Share(
                    ours.getFirst().header(), ours.get(1).value().clone());
            assertInstanceOf(ShareCollection.Contradicting.class, add(collection, forged));
            char[] words = ours.get(1).words();
            words[0] = 'q';
            ShareCollection.Unreadable wrong =
                    assertInstanceOf(ShareCollection.Unreadable.class, collection.add(CharBuffer.wrap(words)));
            assertInstanceOf(Slip39Share.UnknownWords.class, wrong.reading());
            assertInstanceOf(ShareCollection.Unreadable.class, collection.add("too few"));
            assertEquals(1, collection.headers().size());
        }
    }
}
