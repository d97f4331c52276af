package org.kakehashi.vault;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of the heap that no object lives in. A collector moves the living together and leaves what was there before
 * as it was; a reader of the raw memory would still find it.
 */
public final class FreeHeap {

    /** Small enough that next to nothing of a region of G1 stays between the last block and the region's end. */
    private static final int BLOCK = 4 << 10;

    /** G1 leaves regions that are almost full as they are, but for every fourth collection. */
    private static final int ROUNDS = 4;

    private FreeHeap() {}

    /**
     * Collects, and then fills what is free with zeros: the virtual machine clears every array that it gives out. Takes
     * some tens of milliseconds; whoever holds secrets lets go of them first.
     */
    public static void overwrite() {
        for (int round = 0; round < ROUNDS; round++) {
            System.gc();
            fill();
        }
        System.gc();
    }

    private static void fill() {
        Runtime runtime = Runtime.getRuntime();
        long committed = runtime.totalMemory();
        List<byte[]> blocks = new ArrayList<>();
        while (runtime.totalMemory() <= committed && runtime.freeMemory() > 2 * BLOCK) {
            for (int i = 0; i < 16; i++) {
                blocks.add(new byte[BLOCK - 16]);
            }
        }
        blocks.clear();
    }
}
