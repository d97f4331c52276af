package org.kakehashi.wallet.systemcontract;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kakehashi.wallet.rpc.NodeException;
import tools.jackson.databind.JsonNode;

/**
 * The values of all parameters that validators can change, as they are in force (2106): one question instead of one for
 * each.
 *
 * @param values by "module/name"
 */
public record NetworkParameters(Map<String, BigInteger> values) {

    private static final int LONGEST_TEXT = 100;

    public NetworkParameters {
        values = Map.copyOf(values);
    }

    /** Reads them from a node. Values that are no numbers are left out. */
    public static NetworkParameters read(SystemNode node) throws NodeException, MalformedAnswerException {
        Map<String, BigInteger> values = new HashMap<>();
        Optional<JsonNode> found = node.find(GovernanceCalls.parameters(""));
        if (found.isPresent()) {
            for (AnswerFields entry : AnswerFields.list(found.get())) {
                AnswerFields item = entry.inner("ParamItem");
                String name = item.text("Module", LONGEST_TEXT) + "/" + item.text("Name", LONGEST_TEXT);
                JsonNode value = entry.inner("ParamValue").raw("Value");
                if (value.isString() && value.stringValue().matches("[0-9]{1,78}")) {
                    values.put(name, AnswerFields.decimal(value));
                }
            }
        }
        return new NetworkParameters(values);
    }

    /** The least amount of a delegation, or of taking one back, in von. */
    public BigInteger operatingThreshold() throws MalformedAnswerException {
        return amount("staking/operatingThreshold");
    }

    /** The least stake of a node, in von. */
    public BigInteger stakeThreshold() throws MalformedAnswerException {
        return amount("staking/stakeThreshold");
    }

    /** The least amount of one release of a restricting plan, in von. */
    public BigInteger minimumRelease() throws MalformedAnswerException {
        return amount("restricting/minimumRelease");
    }

    /** Settlement periods that undelegated coins stay locked; 0 on a network without the lock. */
    public long undelegateLock() throws MalformedAnswerException {
        return count("staking/unDelegateFreezeDuration", 0);
    }

    /** Settlement periods that a withdrawn stake stays locked. */
    public long unstakeLock() throws MalformedAnswerException {
        return count("staking/unStakeFreezeDuration", 0);
    }

    /** How far a node may change its reward share at once, in base points. */
    public long shareChangeRange() throws MalformedAnswerException {
        return count("staking/rewardPerMaxChangeRange", 0);
    }

    /** Settlement periods between two changes of a reward share. */
    public long shareChangeInterval() throws MalformedAnswerException {
        return count("staking/rewardPerChangeInterval", 0);
    }

    private BigInteger amount(String name) throws MalformedAnswerException {
        BigInteger value = values.get(name);
        if (value == null) {
            throw new MalformedAnswerException("the network has no parameter " + name);
        }
        return value;
    }

    private long count(String name, long otherwise) throws MalformedAnswerException {
        BigInteger value = values.getOrDefault(name, BigInteger.valueOf(otherwise));
        if (value.bitLength() > 31) {
            throw new MalformedAnswerException(name + " is too large");
        }
        return value.longValue();
    }
}
