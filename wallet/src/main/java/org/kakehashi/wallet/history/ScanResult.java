package org.kakehashi.wallet.history;

import org.kakehashi.wallet.rpc.NodeProblem;

/** What came of looking at the chain for movements. */
public sealed interface ScanResult {

    /** Everything up to the newest block that stands was looked at. */
    record UpToDate(long block) implements ScanResult {}

    /** The bound of one look was reached; look again to go on. */
    record MoreToDo(long block, long newest) implements ScanResult {}

    /** No node gave a usable answer; what had been found before is kept. */
    record NoAnswer(NodeProblem problem) implements ScanResult {}
}
