package org.kakehashi.vault;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of the heap that no object lives in. A collector moves the living together and leaves what was there before
 * as it was; a reader of the raw memory would still find it.
 */
public final class FreeHeap {

    /** Small, so that next to nothing between the last block and the end of a region of the heap stays as it was. */
    private static final int BLOCK = 512;

    private static final int BLOCKS_AT_ONCE = 64;
    private static final int ARRAY_HEADER = 16;

    /** G1 leaves regions that are almost full as they are, but for every fourth collection. */
    private static final int ROUNDS = 4;

    private FreeHeap() {}

    /**
     * Collects, and then fills what is free with zeros: the virtual machine clears every array that it gives out. Takes
     * some tenths of a second; whoever holds secrets lets go of them first.
     */
    public static void overwrite() {
        for (int round = 0; round < ROUNDS; round++) {
            System.gc();
            List<byte[]> zeros = fill();
            // Moved together with the living, the zeros also cover the rest of the regions that those end in.
            System.gc();
            Reference.reachabilityFence(zeros);
        }
        System.gc();
    }

    private static List<byte[]> fill() {
        Runtime runtime = Runtime.getRuntime();
        long committed = runtime.totalMemory();
        List<byte[]> blocks = new ArrayList<>();
        while (runtime.totalMemory() <= committed && runtime.freeMemory() > BLOCK * BLOCKS_AT_ONCE) {
            for (int i = 0; i < BLOCKS_AT_ONCE; i++) {
                blocks.add(new byte[BLOCK - ARRAY_HEADER]);
            }
        }
        return blocks;
    }
}
