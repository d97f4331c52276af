package org.kakehashi.wallet.systemcontract;

import java.math.BigInteger;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * Settlement periods (epochs) of PlatON and Alaya, and when a height will be reached. Epoch n covers the blocks from
 * {@code (n - 1) · epochBlocks + 1} to {@code n · epochBlocks}. Times ahead are estimates from the mean block time.
 *
 * @param epochBlocks blocks of a settlement period; 10,750 on both main networks
 * @param blockMillis mean time of a block in milliseconds
 * @param height the newest block
 * @param time when that block was made
 */
public record EpochClock(long epochBlocks, long blockMillis, long height, Instant time) {

    /** Blocks of a settlement period on the main networks of PlatON and Alaya. */
    public static final long MAIN_NETWORK = 10_750;

    /** Mean block time on both main networks, measured from genesis to 2025 and 2026. */
    public static final long MEASURED_MILLIS = 1_072;

    private static final long MILLIS_A_YEAR = 31_557_600_000L; // 365.25 days
    private static final long LONGEST_WAIT = 100L * MILLIS_A_YEAR;

    public EpochClock {
        if (epochBlocks < 1 || blockMillis < 1 || height < 0) {
            throw new IllegalArgumentException("an epoch and a block take some time");
        }
    }

    /**
     * Blocks of a settlement period from a node's economic settings (debug_economicConfig): whole consensus rounds that
     * fit into {@code maxEpochMinutes} at the nominal block time.
     *
     * @throws MalformedAnswerException when the settings do not say
     */
    public static long epochBlocks(JsonNode economicConfig) throws MalformedAnswerException {
        AnswerFields common = AnswerFields.of(economicConfig).inner("common");
        long minutes = common.number("maxEpochMinutes", 1_000_000);
        long window = common.number("nodeBlockTimeWindow", 1_000_000);
        long perRound = common.number("perRoundBlocks", 1_000_000);
        long validators = common.number("maxConsensusVals", 1_000_000);
        if (minutes == 0 || window == 0 || perRound == 0 || validators == 0) {
            throw new MalformedAnswerException("no epoch length");
        }
        long round = perRound * validators;
        long nominal = minutes * 60 * perRound / window;
        return Math.max(1, nominal / round) * round;
    }

    /** The epoch that a height belongs to; the genesis block belongs to the first. */
    public long epochOf(long block) {
        return Math.max(1, (block + epochBlocks - 1) / epochBlocks);
    }

    /** The running epoch. */
    public long epoch() {
        return epochOf(height);
    }

    /** The last block of an epoch. */
    public long endOf(long epoch) {
        return Math.multiplyExact(epoch, epochBlocks);
    }

    /** About when a height is or was reached, within a hundred years. */
    public Instant about(long block) {
        BigInteger millis = BigInteger.valueOf(block)
                .subtract(BigInteger.valueOf(height))
                .multiply(BigInteger.valueOf(blockMillis));
        BigInteger bound = BigInteger.valueOf(LONGEST_WAIT);
        return time.plusMillis(millis.min(bound).max(bound.negate()).longValue());
    }

    /** Epochs in a year of 365.25 days, times a thousand to keep three decimals. */
    public long milliEpochsAYear() {
        return Math.max(1, MILLIS_A_YEAR * 1000 / Math.multiplyExact(epochBlocks, blockMillis));
    }
}
