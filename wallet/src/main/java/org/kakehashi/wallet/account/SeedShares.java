package org.kakehashi.wallet.account;

import java.util.List;
import org.kakehashi.wallet.seed.Slip39Share;

/** The shares of a seed, handed out to be written down; wiped by {@link #close}. */
public final class SeedShares implements AutoCloseable {

    private final List<List<Slip39Share>> groups;

    SeedShares(List<List<Slip39Share>> groups) {
        this.groups = groups.stream().map(List::copyOf).toList();
    }

    /** The shares of each group. */
    public List<List<Slip39Share>> groups() {
        return groups;
    }

    @Override
    public void close() {
        groups.forEach(group -> group.forEach(Slip39Share::close));
    }

    /** Says only that there are shares. */
    @Override
    public String toString() {
        return "SeedShares[hidden]";
    }
}
