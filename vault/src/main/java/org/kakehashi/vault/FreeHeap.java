package org.kakehashi.vault;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of the heap that no object lives in. A collector moves the living together and leaves what was there before
 * as it was; a reader of the raw memory would still find it. Only with the serial collector
 * ({@code -XX:+UseSerialGC -XX:MarkSweepAlwaysCompactCount=1 -XX:-ShrinkHeapInSteps}) is all of it given out again, see
 * {@code docs/decisions/0005-memory-after-the-lock.md}.
 */
public final class FreeHeap {

    /** Small, so that next to nothing between the last block and the end of a generation stays as it was. */
    private static final int BLOCK = 512;

    private static final int BLOCKS_AT_ONCE = 64;
    private static final int ARRAY_HEADER = 16;

    /** Left to the other threads where the heap cannot grow: without it the window's drawing runs out of memory. */
    private static final long RESERVE = 16L << 20;

    /** Once for each of the two survivor spaces at least: what is filled in one round is collected in the next. */
    private static final int ROUNDS = 2;

    private FreeHeap() {}

    /**
     * Collects, and then fills what is free with zeros: the virtual machine clears every array that it gives out. Takes
     * some tenths of a second; whoever holds secrets lets go of them first. Waits while a vault is being unlocked; an
     * interrupted thread overwrites nothing more.
     */
    public static synchronized void overwrite() {
        for (int round = 0; round < ROUNDS && !Thread.currentThread().isInterrupted(); round++) {
            System.gc();
            List<byte[]> zeros = fill();
            // Moved together with the living, the zeros also cover what those left behind.
            System.gc();
            Reference.reachabilityFence(zeros);
        }
        System.gc();
    }

    /**
     * Ends as soon as the heap would grow; what is new then was never used. So that it does not grow from round to round
     * up to its largest size, the virtual machine gives back at each collection what is free
     * ({@code -XX:-ShrinkHeapInSteps}).
     */
    private static List<byte[]> fill() {
        Runtime runtime = Runtime.getRuntime();
        long committed = runtime.totalMemory();
        long reserve = runtime.maxMemory() - RESERVE;
        List<byte[]> blocks = new ArrayList<>();
        try {
            while (runtime.totalMemory() <= committed
                    && runtime.freeMemory() > BLOCK * BLOCKS_AT_ONCE
                    && runtime.totalMemory() - runtime.freeMemory() < reserve) {
                for (int i = 0; i < BLOCKS_AT_ONCE; i++) {
                    blocks.add(new byte[BLOCK - ARRAY_HEADER]);
                }
            }
        } catch (OutOfMemoryError full) {
            // The heap had its largest size already, and everything in it is filled.
            return blocks;
        }
        return blocks;
    }
}
