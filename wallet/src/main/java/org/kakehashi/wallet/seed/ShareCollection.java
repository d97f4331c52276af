package org.kakehashi.wallet.seed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kakehashi.vault.Progress;

/**
 * Shares as they are brought together one after another (SLIP-39). Each is checked at once, by itself and against those
 * before, and it is told what is still missing. {@link #close} wipes them, after a joining that is
 * under way. Usable from any thread.
 */
public final class ShareCollection implements AutoCloseable {

    /** More shares than any set has. */
    private static final int MOST = 256;

    private final List<Slip39Share> shares = new ArrayList<>();

    /** What became of one share. */
    public sealed interface Addition {}

    /** It belongs to the others and is kept. */
    public record Taken(Slip39Share.Header header) implements Addition {}

    /** The same share is there already. */
    public record Twice() implements Addition {}

    /** It is from another set than those before. */
    public record OtherSet() implements Addition {}

    /** It claims the place of another share with other words, or another threshold of its group. */
    public record Contradicting() implements Addition {}

    /** The text is no sound share. */
    public record Unreadable(Slip39Share.Reading reading) implements Addition {}

    /**
     * How far the collection is.
     *
     * @param groupsNeeded groups that must be complete, 1 before the first share
     * @param groupsComplete groups that are
     * @param groups those of which at least one share is there
     */
    public record State(int groupsNeeded, int groupsComplete, List<Slip39.GroupState> groups) {
        public State {
            groups = List.copyOf(groups);
        }

        /** Whether the shares can be joined. */
        public boolean isEnough() {
            return groupsComplete >= groupsNeeded;
        }
    }

    /** Reads a share and keeps it where it fits; the text is not kept. */
    public synchronized Addition add(CharSequence text) {
        Slip39Share.Reading reading = Slip39Share.read(text);
        if (!(reading instanceof Slip39Share.Valid(Slip39Share share))) {
            return new Unreadable(reading);
        }
        Addition judged = judge(share);
        if (judged instanceof Taken) {
            shares.add(share);
        } else {
            share.close();
        }
        return judged;
    }

    private Addition judge(Slip39Share share) {
        if (shares.isEmpty()) {
            return new Taken(share.header());
        }
        if (shares.size() >= MOST || !Slip39.sameSet(share, shares.getFirst())) {
            return new OtherSet();
        }
        for (Slip39Share each : shares) {
            if (each.header().group() != share.header().group()) {
                continue;
            }
            if (each.header().memberThreshold() != share.header().memberThreshold()) {
                return new Contradicting();
            }
            if (each.header().member() == share.header().member()) {
                return Arrays.equals(each.value(), share.value()) ? new Twice() : new Contradicting();
            }
        }
        return new Taken(share.header());
    }

    /** What is there and what is missing. */
    public synchronized State state() {
        Map<Integer, Slip39.GroupState> groups = new TreeMap<>();
        for (Slip39Share share : shares) {
            int need = share.header().memberThreshold();
            groups.merge(
                    share.header().group(),
                    new Slip39.GroupState(share.header().group(), 1, need),
                    (one, _) -> new Slip39.GroupState(one.group(), one.have() + 1, need));
        }
        int complete = (int) groups.values().stream()
                .filter(group -> group.have() >= group.need())
                .count();
        int needed = shares.isEmpty() ? 1 : shares.getFirst().header().groupThreshold();
        return new State(needed, complete, List.copyOf(groups.values()));
    }

    /** Where each share that is there stands, in the order in which they came. */
    public synchronized List<Slip39Share.Header> headers() {
        return shares.stream().map(Slip39Share::header).toList();
    }

    /**
     * Joins what is there.
     *
     * @param passphrase of the shares, empty for none; the caller wipes it
     * @throws InterruptedException when the thread was interrupted
     */
    public synchronized Slip39.Joined join(char[] passphrase, Progress progress) throws InterruptedException {
        return Slip39.join(List.copyOf(shares), passphrase, progress);
    }

    @Override
    public synchronized void close() {
        shares.forEach(Slip39Share::close);
        shares.clear();
    }
}
