package org.kakehashi.vault;

/**
 * The cost of one password guess: Argon2id (RFC 9106, version 0x13) with these parameters.
 *
 * <p>Values outside the bounds cannot be constructed, so that a hostile file is refused before a byte is allocated.
 *
 * @param memoryKiB memory in KiB, 19 456 (19 MiB) to 1 048 576 (1 GiB)
 * @param iterations passes over the memory, 2 to 20
 * @param parallelism lanes, 1 to 16
 */
public record KdfParameters(int memoryKiB, int iterations, int parallelism) {

    static final int MIN_MEMORY_KIB = 19 * 1024;
    static final int MAX_MEMORY_KIB = 1024 * 1024;
    static final int MIN_ITERATIONS = 2;
    static final int MAX_ITERATIONS = 20;
    static final int MAX_PARALLELISM = 16;

    /** 256 MiB, three passes, four lanes: about a second on an ordinary desk. */
    public static final KdfParameters DEFAULT = new KdfParameters(256 * 1024, 3, 4);

    /** The least that is accepted: 19 MiB, two passes, one lane (OWASP Password Storage). */
    public static final KdfParameters FLOOR = new KdfParameters(MIN_MEMORY_KIB, MIN_ITERATIONS, 1);

    public KdfParameters {
        if (!acceptable(memoryKiB, iterations, parallelism)) {
            throw new IllegalArgumentException("Argon2id parameters out of bounds: memory " + memoryKiB
                    + " KiB, iterations " + iterations + ", parallelism " + parallelism);
        }
    }

    /** Whether such numbers, read from a file, may be used at all. */
    static boolean acceptable(long memoryKiB, long iterations, long parallelism) {
        return memoryKiB >= MIN_MEMORY_KIB
                && memoryKiB <= MAX_MEMORY_KIB
                && iterations >= MIN_ITERATIONS
                && iterations <= MAX_ITERATIONS
                && parallelism >= 1
                && parallelism <= MAX_PARALLELISM;
    }
}
