package org.kakehashi.wallet.systemcontract;

import java.math.BigInteger;
import java.util.Optional;
import org.kakehashi.wallet.network.Feature;
import org.kakehashi.wallet.network.NetworkProfile;

/**
 * How a network with system contracts differs from the others.
 *
 * @param id the network's id in this program, under which favourites and rewards are kept
 * @param hrp prefix of its addresses
 * @param delegationLock whether undelegated coins wait in a lock and are redeemed (PlatON), or return at once (Alaya)
 * @param epochBlocks blocks of a settlement period, unless the node says otherwise
 * @param roundBlocks blocks of a consensus round
 * @param proposalPrices least gas prices for proposals
 */
public record SystemNetwork(
        String id,
        String hrp,
        boolean delegationLock,
        long epochBlocks,
        long roundBlocks,
        ProposalPrices proposalPrices) {

    private static final int BLOCKS_PER_VALIDATOR = 10;
    private static final int PLATON_VALIDATORS = 43;
    private static final int ALAYA_VALIDATORS = 25;

    /** PlatON as of version 1.5. */
    public static SystemNetwork platon(String id, String hrp) {
        return new SystemNetwork(
                id,
                hrp,
                true,
                EpochClock.MAIN_NETWORK,
                (long) PLATON_VALIDATORS * BLOCKS_PER_VALIDATOR,
                ProposalPrices.ofGvon(1_500_000, 2_100_000, 2_000_000, 3_000_000));
    }

    /** Alaya as of version 0.16. */
    public static SystemNetwork alaya(String id, String hrp) {
        return new SystemNetwork(
                id,
                hrp,
                false,
                EpochClock.MAIN_NETWORK,
                (long) ALAYA_VALIDATORS * BLOCKS_PER_VALIDATOR,
                ProposalPrices.ofGvon(15_000, 21_000, 20_000, 30_000));
    }

    /** What a profile says; empty for a network without these contracts. */
    public static Optional<SystemNetwork> of(NetworkProfile profile) {
        String hrp = profile.hrp();
        if (hrp == null || !profile.features().contains(Feature.DELEGATION)) {
            return Optional.empty();
        }
        return Optional.of(
                profile.features().contains(Feature.DELEGATION_LOCK)
                        ? platon(profile.id(), hrp)
                        : alaya(profile.id(), hrp));
    }

    /** The least gas prices, in von, at which a node takes a proposal. */
    public record ProposalPrices(BigInteger text, BigInteger version, BigInteger parameter, BigInteger cancel) {

        private static final BigInteger GVON = BigInteger.TEN.pow(9);

        static ProposalPrices ofGvon(long text, long version, long parameter, long cancel) {
            return new ProposalPrices(gvon(text), gvon(version), gvon(parameter), gvon(cancel));
        }

        /** The price for a function; zero for one that is no proposal. */
        public BigInteger of(SystemFunction function) {
            return switch (function) {
                case SUBMIT_TEXT -> text;
                case SUBMIT_VERSION -> version;
                case SUBMIT_PARAMETER -> parameter;
                case SUBMIT_CANCEL -> cancel;
                default -> BigInteger.ZERO;
            };
        }

        private static BigInteger gvon(long amount) {
            return GVON.multiply(BigInteger.valueOf(amount));
        }
    }
}
