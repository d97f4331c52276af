package org.kakehashi.wallet.staking;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.systemcontract.AnswerFields;
import org.kakehashi.wallet.systemcontract.EpochClock;
import org.kakehashi.wallet.systemcontract.MalformedAnswerException;
import org.kakehashi.wallet.systemcontract.NodeId;
import org.kakehashi.wallet.systemcontract.StakingCalls;
import org.kakehashi.wallet.systemcontract.SystemNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the candidates of a network from its own contracts: 1102 for all, 1100 for those of the running period. */
public final class Validators {

    private final SystemNode node;

    public Validators(SystemNode node) {
        this.node = node;
    }

    /** All candidates by weight, with what the network pays. */
    public ValidatorList load() throws NodeException, MalformedAnswerException {
        Set<NodeId> inEpoch = inEpoch();
        List<AnswerFields> entries = new ArrayList<>(
                AnswerFields.list(node.find(StakingCalls.candidates()).orElseGet(Validators::none)));
        List<Validator> unranked = new ArrayList<>();
        for (AnswerFields entry : entries) {
            unranked.add(read(entry, 0, inEpoch.contains(entry.node("NodeId"))));
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < unranked.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing((Integer i) -> weight(unranked.get(i))).reversed());
        List<Validator> ranked = new ArrayList<>();
        for (int place = 0; place < order.size(); place++) {
            ranked.add(withRank(unranked.get(order.get(place)), place + 1));
        }
        return new ValidatorList(ranked, rewards(inEpoch.size()));
    }

    /** One candidate with its rank left at 0; empty where the node is none. */
    public Optional<Validator> one(NodeId id) throws NodeException, MalformedAnswerException {
        Optional<JsonNode> found = node.find(StakingCalls.candidate(id));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(read(AnswerFields.of(found.get()), 0, inEpoch().contains(id)));
    }

    private Set<NodeId> inEpoch() throws NodeException, MalformedAnswerException {
        Set<NodeId> nodes = new HashSet<>();
        for (AnswerFields entry :
                AnswerFields.list(node.find(StakingCalls.verifiers()).orElseGet(Validators::none))) {
            nodes.add(entry.node("NodeId"));
        }
        return nodes;
    }

    private EpochRewards rewards(int validators) throws NodeException, MalformedAnswerException {
        EpochClock clock = node.clock();
        return new EpochRewards(
                amount(node.find(StakingCalls.blockReward())),
                amount(node.find(StakingCalls.stakingReward())),
                validators,
                clock);
    }

    private static BigInteger amount(Optional<JsonNode> value) throws MalformedAnswerException {
        return value.isEmpty() ? BigInteger.ZERO : AnswerFields.amount(value.get());
    }

    private Validator read(AnswerFields entry, int rank, boolean inEpoch) throws MalformedAnswerException {
        return Validator.read(entry, node.network().hrp(), rank, inEpoch);
    }

    private static BigInteger weight(Validator validator) {
        // Those that are out of the running come after all others, whatever they hold.
        boolean out = validator.standing().status().contains(ValidatorStatus.INVALID);
        return out
                ? validator.funds().weight().subtract(BigInteger.ONE.shiftLeft(256))
                : validator.funds().weight();
    }

    private static Validator withRank(Validator validator, int rank) {
        Validator.Standing was = validator.standing();
        return new Validator(
                validator.node(),
                validator.texts(),
                validator.stakingAccount(),
                validator.benefitAddress(),
                new Validator.Standing(rank, was.inEpoch(), was.status(), was.stakingBlock(), was.programVersion()),
                validator.funds(),
                validator.terms());
    }

    private static JsonNode none() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
