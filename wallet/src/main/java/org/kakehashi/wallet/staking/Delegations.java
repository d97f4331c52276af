package org.kakehashi.wallet.staking;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.systemcontract.AnswerFields;
import org.kakehashi.wallet.systemcontract.EpochClock;
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
        return of(List.of(account)).getFirst();
    }

    /** Everything of several accounts, in order, in as few requests as the nodes accept. */
    public List<AccountDelegations> of(List<Address> accounts) throws NodeException, MalformedAnswerException {
        StakingRules rules = rules();
        EpochClock clock = node.clock();
        List<List<Delegation>> found = delegations(accounts);
        List<Address> delegating = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            if (!found.get(i).isEmpty()) {
                delegating.add(accounts.get(i));
            }
        }
        Map<Address, Map<Place, BigInteger>> rewards = rewards(delegating);
        List<DelegationLock> locks = locks(accounts);
        List<AccountDelegations> all = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            Map<Place, BigInteger> own = rewards.getOrDefault(accounts.get(i), Map.of());
            List<Delegation> complete = found.get(i).stream()
                    .map(each -> each.withPending(own.get(new Place(each.node(), each.stakingBlock()))))
                    .toList();
            all.add(new AccountDelegations(accounts.get(i), complete, locks.get(i), rules, clock));
        }
        return all;
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
        return locks(List.of(account)).getFirst();
    }

    private List<DelegationLock> locks(List<Address> accounts) throws NodeException, MalformedAnswerException {
        if (!node.network().delegationLock()) {
            return Collections.nCopies(accounts.size(), DelegationLock.EMPTY);
        }
        List<DelegationLock> locks = new ArrayList<>();
        for (Optional<JsonNode> found :
                findAll(accounts.stream().map(StakingCalls::lock).toList())) {
            locks.add(found.isEmpty() ? DelegationLock.EMPTY : DelegationLock.read(AnswerFields.of(found.get())));
        }
        return locks;
    }

    /** What the network asks for at present. */
    public StakingRules rules() throws NodeException, MalformedAnswerException {
        NetworkParameters parameters = NetworkParameters.read(node);
        return new StakingRules(
                parameters.operatingThreshold(), node.network().delegationLock() ? parameters.undelegateLock() : 0);
    }

    /** Rewards that wait for an account, by delegation. */
    public Map<Place, BigInteger> rewards(Address account) throws NodeException, MalformedAnswerException {
        return rewards(List.of(account)).getOrDefault(account, Map.of());
    }

    private Map<Address, Map<Place, BigInteger>> rewards(List<Address> accounts)
            throws NodeException, MalformedAnswerException {
        List<Optional<JsonNode>> found = findAll(accounts.stream()
                .map(account -> RewardCalls.pending(account, List.of()))
                .toList());
        Map<Address, Map<Place, BigInteger>> all = new HashMap<>();
        for (int i = 0; i < accounts.size(); i++) {
            Map<Place, BigInteger> rewards = new HashMap<>();
            if (found.get(i).isPresent()) {
                for (AnswerFields each : AnswerFields.list(found.get(i).get())) {
                    rewards.put(new Place(each.node("nodeID"), each.number("stakingNum")), each.amount("reward"));
                }
            }
            all.put(accounts.get(i), rewards);
        }
        return all;
    }

    /** What names a delegation of an account. */
    public record Place(NodeId node, long stakingBlock) {}

    private List<List<Delegation>> delegations(List<Address> accounts) throws NodeException, MalformedAnswerException {
        List<Optional<JsonNode>> related =
                findAll(accounts.stream().map(StakingCalls::related).toList());
        List<SystemCall> queries = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            if (related.get(i).isPresent()) {
                for (AnswerFields each : AnswerFields.list(related.get(i).get())) {
                    queries.add(StakingCalls.delegation(
                            each.number("StakingBlockNum"), accounts.get(i), each.node("NodeId")));
                    owners.add(i);
                }
            }
        }
        List<List<Delegation>> delegations = new ArrayList<>();
        accounts.forEach(_ -> delegations.add(new ArrayList<>()));
        List<Optional<JsonNode>> answers = findAll(queries);
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).isPresent()) {
                delegations
                        .get(owners.get(i))
                        .add(Delegation.read(
                                AnswerFields.of(answers.get(i).get()),
                                node.network().hrp()));
            }
        }
        return delegations;
    }

    private List<Optional<JsonNode>> findAll(List<SystemCall> queries) throws NodeException, MalformedAnswerException {
        List<Optional<JsonNode>> found = new ArrayList<>();
        if (!queries.isEmpty()) {
            for (QueryAnswer answer : node.askAll(queries)) {
                found.add(SystemNode.found(answer));
            }
        }
        return found;
    }
}
