package org.kakehashi.wallet.network;

import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.net.HostPort;

/**
 * What the wallet knows about a network.
 *
 * @param id lower-case letters, digits and hyphens, at most 40; never changes
 * @param name shown to people, at most 60 characters
 * @param chainId EIP-155 chain id, 1 to 2^53 - 1
 * @param hrp human-readable part of bech32 addresses; null where addresses are hexadecimal only
 * @param symbol the coin's, at most 12 characters
 * @param baseUnit name of the smallest unit, {@code wei} or {@code von}; gas prices are told in 10^9 of it
 * @param decimals decimal places of the coin
 * @param coinTypes SLIP-44 numbers of HD paths in use on this network, the default for new accounts first
 * @param nodes addresses to propose; none is contacted without consent
 * @param historicNodes addresses that once served this network and are not expected to answer
 * @param explorer page for people; null if there is none
 * @param transactionTypes accepted forms
 * @param preferredType the safe default among them
 * @param minimumGasPrice below which transactions may lie for ever, in base units; zero if unknown
 * @param features see {@link Feature}
 * @param genesisHash hash of block 0 as 0x and 64 lower-case digits; null if not known
 * @param ended its operators have switched the public network off
 * @param playMoney its coins have no price
 */
public record NetworkProfile(
        String id,
        String name,
        long chainId,
        @Nullable String hrp,
        String symbol,
        String baseUnit,
        int decimals,
        List<Integer> coinTypes,
        List<URI> nodes,
        List<URI> historicNodes,
        @Nullable URI explorer,
        Set<TransactionKind> transactionTypes,
        TransactionKind preferredType,
        BigInteger minimumGasPrice,
        Set<Feature> features,
        @Nullable String genesisHash,
        boolean ended,
        boolean playMoney) {

    /** The largest chain id that JSON numbers carry exactly. */
    public static final long MAX_CHAIN_ID = (1L << 53) - 1;

    static final int MAX_NODES = 20;

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern HRP = Pattern.compile("[a-z0-9]{1,20}");
    private static final Pattern HASH = Pattern.compile("0x[0-9a-f]{64}");
    private static final Pattern UNIT = Pattern.compile("[a-z]{1,10}");

    /** @throws IllegalArgumentException naming the first part that is out of bounds */
    public NetworkProfile {
        coinTypes = List.copyOf(coinTypes);
        nodes = List.copyOf(nodes);
        historicNodes = List.copyOf(historicNodes);
        transactionTypes = Set.copyOf(transactionTypes);
        features = Set.copyOf(features);
        require("id", ID.matcher(id).matches());
        require("name", isLabel(name, 60));
        require("chainId", isChainId(chainId));
        require("hrp", hrp == null || isHrp(hrp));
        require("symbol", isLabel(symbol, 12));
        require("baseUnit", UNIT.matcher(baseUnit).matches());
        require("decimals", decimals >= 0 && decimals <= 36);
        require("coinTypes", !coinTypes.isEmpty() && coinTypes.size() <= 10);
        require("coinTypes", coinTypes.stream().allMatch(type -> type >= 0));
        require("nodes", nodes.size() <= MAX_NODES && nodes.stream().allMatch(NetworkProfile::isNode));
        require("historicNodes", historicNodes.size() <= MAX_NODES);
        require("explorer", explorer == null || isExplorer(explorer));
        require("preferredType", transactionTypes.contains(preferredType));
        require("minimumGasPrice", minimumGasPrice.signum() >= 0 && minimumGasPrice.bitLength() <= 128);
        require("genesisHash", genesisHash == null || HASH.matcher(genesisHash).matches());
    }

    /** Name of the unit in which gas prices are told, 10^9 base units: {@code gwei} or {@code gvon}. */
    public String gasUnit() {
        return "g" + baseUnit;
    }

    NetworkProfile withChainId(long other) {
        return new NetworkProfile(
                id,
                name,
                other,
                hrp,
                symbol,
                baseUnit,
                decimals,
                coinTypes,
                nodes,
                historicNodes,
                explorer,
                transactionTypes,
                preferredType,
                minimumGasPrice,
                features,
                genesisHash,
                ended,
                playMoney);
    }

    static boolean isChainId(long chainId) {
        return chainId >= 1 && chainId <= MAX_CHAIN_ID;
    }

    static boolean isHrp(String hrp) {
        return HRP.matcher(hrp).matches();
    }

    static boolean isLabel(String text, int length) {
        return !text.isBlank()
                && text.length() <= length
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    static boolean isNode(URI node) {
        String scheme = node.getScheme();
        return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                && HostPort.parse(node.toString()).isPresent();
    }

    static boolean isExplorer(URI explorer) {
        return "https".equalsIgnoreCase(explorer.getScheme())
                && HostPort.parse(explorer.toString()).isPresent();
    }

    private static void require(String part, boolean good) {
        if (!good) {
            throw new IllegalArgumentException(part);
        }
    }
}
