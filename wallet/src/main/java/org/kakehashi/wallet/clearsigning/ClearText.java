package org.kakehashi.wallet.clearsigning;

import java.util.List;

/**
 * A call or message in words.
 *
 * @param owner who published the contract, as the descriptor says
 * @param intent what it does, in two or three words
 * @param lines what the person has to look at, in order
 */
public record ClearText(String owner, String intent, List<Line> lines) {

    public ClearText {
        lines = List.copyOf(lines);
    }

    /** One thing to look at. */
    public record Line(String label, String text) {}
}
