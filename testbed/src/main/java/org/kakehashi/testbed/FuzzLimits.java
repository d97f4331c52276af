package org.kakehashi.testbed;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What a parser may take for one input: a second of its thread's own time, and 64 MB of memory counted as everything that
 * it allocates, given back or not. Beyond that the input is a find as a crash is. The largest so far are told in the
 * fuzzer's log whenever they double.
 *
 * <p>The first inputs are not judged, for loading classes and word lists is no parser's fault.
 */
public final class FuzzLimits {

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final long LARGEST = 64L << 20;
    private static final int WARMING = 200;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long inputs;
    private long longest = 1_000_000;
    private long largest = 1 << 16;

    /** Works on one input. */
    public void within(Runnable work) {
        long started = thread.getCurrentThreadCpuTime();
        long before = thread.getCurrentThreadAllocatedBytes();
        work.run();
        long took = thread.getCurrentThreadCpuTime() - started;
        long bytes = thread.getCurrentThreadAllocatedBytes() - before;
        if (++inputs <= WARMING) {
            return;
        }
        if (took > 2 * longest || bytes > 2 * largest) {
            longest = Math.max(longest, took);
            largest = Math.max(largest, bytes);
            System.err.printf("largest so far: %d ms, %d KB%n", took / 1_000_000, bytes >> 10);
        }
        if (took > LONGEST.toNanos() || bytes > LARGEST) {
            throw new AssertionError(took / 1_000_000 + " ms and " + (bytes >> 20) + " MB for one input");
        }
    }
}
