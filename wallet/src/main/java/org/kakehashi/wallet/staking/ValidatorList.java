package org.kakehashi.wallet.staking;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.systemcontract.NodeId;

/**
 * All candidates as of one block, by rank.
 *
 * @param validators heaviest first
 * @param rewards what the network pays at present
 */
public record ValidatorList(List<Validator> validators, EpochRewards rewards) {

    private static final int SHORTEST_HEX = 4;

    public ValidatorList {
        validators = List.copyOf(validators);
    }

    /** The validator with this node id. */
    public Optional<Validator> find(NodeId node) {
        return validators.stream().filter(each -> each.node().equals(node)).findAny();
    }

    /** Whether an account staked for a node; such an account may not delegate. */
    public boolean isStakingAccount(Address account) {
        return validators.stream().anyMatch(each -> each.stakingAccount().equals(account));
    }

    /** The estimate for adding an amount to a validator. */
    public Optional<YieldEstimate> yield(Validator validator, BigInteger added) {
        return YieldEstimate.of(validator, rewards, added);
    }

    /**
     * Those whose name, website or details contain a text, or whose node id begins or ends with it.
     *
     * @param text letter case is ignored; blank finds all
     */
    public List<Validator> search(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return validators;
        }
        String hex = wanted.startsWith("0x") ? wanted.substring(2) : wanted;
        return validators.stream().filter(each -> matches(each, wanted, hex)).toList();
    }

    /** These validators in the same order, favourites first. */
    public List<Validator> favouritesFirst(Set<NodeId> favourites) {
        return java.util.stream.Stream.concat(
                        validators.stream().filter(each -> favourites.contains(each.node())),
                        validators.stream().filter(each -> !favourites.contains(each.node())))
                .toList();
    }

    private static boolean matches(Validator validator, String wanted, String hex) {
        String texts = validator.texts().nodeName() + "\n" + validator.texts().website() + "\n"
                + validator.texts().details();
        if (texts.toLowerCase(Locale.ROOT).contains(wanted)) {
            return true;
        }
        String id = validator.node().toHex();
        return hex.length() >= SHORTEST_HEX && (id.startsWith(hex) || id.endsWith(hex));
    }
}
