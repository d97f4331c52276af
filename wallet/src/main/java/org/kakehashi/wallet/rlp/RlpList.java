package org.kakehashi.wallet.rlp;

import java.util.List;

/** A list of items. */
public record RlpList(List<RlpItem> items) implements RlpItem {

    public RlpList {
        items = List.copyOf(items);
    }

    public static RlpList of(RlpItem... items) {
        return new RlpList(List.of(items));
    }
}
