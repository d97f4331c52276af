package org.kakehashi.wallet.staking;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.systemcontract.AnswerFields;
import org.kakehashi.wallet.systemcontract.MalformedAnswerException;
import org.kakehashi.wallet.systemcontract.NetworkParameters;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.QueryAnswer;
import org.kakehashi.wallet.systemcontract.RewardCalls;
import org.kakehashi.wallet.systemcontract.StakingCalls;
import org.kakehashi.wallet.systemcontract.SystemCall;
import org.kakehashi.wallet.systemcontract.SystemNode;
import tools.jackson.databind.JsonNode;

/** Reads what accounts have delegated: 1103, 1104, 1106, 5100, and the rules by 2106. */
public final class Delegations {

    private final SystemNode node;

    public Delegations(SystemNode node) {
        this.node = node;
    }

    /** Everything of one account. */
    public AccountDelegations of(Address account) throws NodeException, MalformedAnswerException {
        List<Delegation> delegations = delegations(account);
        Map<Place, BigInteger> rewards = delegations.isEmpty() ? Map.of() : rewards(account);
        List<Delegation> complete = delegations.stream()
                .map(each -> each.withPending(rewards.get(new Place(each.node(), each.stakingBlock()))))
                .toList();
        return new AccountDelegations(account, complete, lock(account), rules(), node.clock());
    }

    /** One delegation, without its reward. */
    public Optional<Delegation> one(Address account, NodeId id, long stakingBlock)
            throws NodeException, MalformedAnswerException {
        Optional<JsonNode> found = node.find(StakingCalls.delegation(stakingBlock, account, id));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Delegation.read(
                        AnswerFields.of(found.get()), node.network().hrp()));
    }

    /** What of an account's delegations is locked; nothing where the network has no lock. */
    public DelegationLock lock(Address account) throws NodeException, MalformedAnswerException {
        if (!node.network().delegationLock()) {
            return DelegationLock.EMPTY;
        }
        Optional<JsonNode> found = node.find(StakingCalls.lock(account));
        return found.isEmpty() ? DelegationLock.EMPTY : DelegationLock.read(AnswerFields.of(found.get()));
    }

    /** What the network asks for at present. */
    public StakingRules rules() throws NodeException, MalformedAnswerException {
        NetworkParameters parameters = NetworkParameters.read(node);
        return new StakingRules(
                parameters.operatingThreshold(), node.network().delegationLock() ? parameters.undelegateLock() : 0);
    }

    /** Rewards that wait for an account, by delegation. */
    public Map<Place, BigInteger> rewards(Address account) throws NodeException, MalformedAnswerException {
        Map<Place, BigInteger> rewards = new HashMap<>();
        Optional<JsonNode> found = node.find(RewardCalls.pending(account, List.of()));
        if (found.isPresent()) {
            for (AnswerFields each : AnswerFields.list(found.get())) {
                rewards.put(new Place(each.node("nodeID"), each.number("stakingNum")), each.amount("reward"));
            }
        }
        return rewards;
    }

    /** What names a delegation of an account. */
    public record Place(NodeId node, long stakingBlock) {}

    private List<Delegation> delegations(Address account) throws NodeException, MalformedAnswerException {
        Optional<JsonNode> related = node.find(StakingCalls.related(account));
        if (related.isEmpty()) {
            return List.of();
        }
        List<SystemCall> queries = new ArrayList<>();
        for (AnswerFields each : AnswerFields.list(related.get())) {
            queries.add(StakingCalls.delegation(each.number("StakingBlockNum"), account, each.node("NodeId")));
        }
        List<Delegation> delegations = new ArrayList<>();
        for (QueryAnswer answer : node.askAll(queries)) {
            Optional<JsonNode> found = SystemNode.found(answer);
            if (found.isPresent()) {
                delegations.add(Delegation.read(
                        AnswerFields.of(found.get()), node.network().hrp()));
            }
        }
        return delegations;
    }
}
