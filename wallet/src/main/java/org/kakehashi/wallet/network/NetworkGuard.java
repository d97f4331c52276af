package org.kakehashi.wallet.network;

import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kakehashi.vault.Database;
import org.kakehashi.wallet.rpc.NodeClient;
import org.kakehashi.wallet.rpc.NodeClient.Call;
import org.kakehashi.wallet.rpc.NodeClient.Outcome;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodeGate;
import org.kakehashi.wallet.rpc.NodeProblem;
import org.kakehashi.wallet.rpc.RpcValue;
import tools.jackson.databind.JsonNode;

/**
 * Compares chain id, address prefix and hash of block 0 of a node with the profile, before anything else is asked of the
 * node. {@code net_version} is never used: PlatON and Alaya both answer 1. A verdict is kept until the profile or an
 * override changes; a node that could not be reached is asked again.
 */
public final class NetworkGuard {

    private static final List<Call> QUESTIONS = List.of(
            Call.of("eth_chainId"), Call.of("eth_getBlockByNumber", "0x0", false), Call.of("platon_getAddressHrp"));

    private record Key(String network, URI node) {}

    private record Verdict(NetworkProfile profile, GuardResult result) {}

    private final NetworkStore store;
    private final Map<Key, Verdict> verdicts = new ConcurrentHashMap<>();

    public NetworkGuard(Database database) {
        this.store = new NetworkStore(database);
    }

    /** The verdict on a node, by asking it unless it is known. */
    public GuardResult check(NetworkProfile profile, NodeClient node) {
        Key key = new Key(profile.id(), node.node());
        Verdict known = verdicts.get(key);
        if (known != null && known.profile().equals(profile)) {
            return known.result();
        }
        GuardResult result = ask(profile, node);
        if (!(result instanceof GuardResult.Unreachable)) {
            verdicts.put(key, new Verdict(profile, result));
        }
        return result;
    }

    /** The verdict on a node as far as it is known, without asking. */
    public Optional<GuardResult> known(NetworkProfile profile, URI node) {
        return Optional.ofNullable(verdicts.get(new Key(profile.id(), node)))
                .filter(verdict -> verdict.profile().equals(profile))
                .map(Verdict::result);
    }

    /**
     * Lets a private chain with this block 0 pass as the network, whatever the profile's block 0, and without the prefix
     * method. The chain id must still be right.
     */
    public void allowPrivate(String network, String genesisHash) {
        store.addOverride(network, genesisHash);
        forget(network);
    }

    /** Takes {@link #allowPrivate} back. */
    public void disallowPrivate(String network, String genesisHash) {
        store.removeOverride(network, genesisHash);
        forget(network);
    }

    /** Forgets all verdicts on a network's nodes, so that they are asked again. */
    public void forget(String network) {
        verdicts.keySet().removeIf(key -> key.network().equals(network));
    }

    /** The guard as the gate of a pool. */
    public NodeGate gate(NetworkProfile profile) {
        return node -> refusal(node.node(), check(profile, node));
    }

    private static @Nullable NodeProblem refusal(URI node, GuardResult result) {
        return switch (result) {
            case GuardResult.Match match -> null;
            case GuardResult.WrongChain wrong ->
                new NodeProblem.WrongNetwork(node, "chain id " + wrong.actual() + ", not " + wrong.expected());
            case GuardResult.WrongPrefix wrong -> new NodeProblem.WrongNetwork(node, "another address prefix");
            case GuardResult.WrongGenesis wrong -> new NodeProblem.WrongNetwork(node, "another first block");
            case GuardResult.Unreachable unreachable -> unreachable.problem();
        };
    }

    private GuardResult ask(NetworkProfile profile, NodeClient node) {
        try {
            List<Outcome> answers = answers(profile, node);
            BigInteger chainId = RpcValue.quantity(node.node(), result(answers.get(0)));
            if (!chainId.equals(BigInteger.valueOf(profile.chainId()))) {
                return new GuardResult.WrongChain(profile.chainId(), chainId);
            }
            String genesis = genesis(node.node(), result(answers.get(1)));
            if (store.overrides(profile.id()).contains(genesis)) {
                return prefixContradicts(profile, answers)
                        ? wrongPrefix(profile, answers, genesis)
                        : new GuardResult.Match(genesis, true);
            }
            if (profile.genesisHash() != null && !profile.genesisHash().equals(genesis)) {
                return new GuardResult.WrongGenesis(profile.genesisHash(), genesis);
            }
            return profile.hrp() == null || profile.hrp().equals(prefix(answers))
                    ? new GuardResult.Match(genesis, false)
                    : wrongPrefix(profile, answers, genesis);
        } catch (NodeException e) {
            return new GuardResult.Unreachable(e.problem());
        }
    }

    private static List<Outcome> answers(NetworkProfile profile, NodeClient node) throws NodeException {
        List<Call> questions = profile.hrp() == null ? QUESTIONS.subList(0, 2) : QUESTIONS;
        try {
            return node.batch(questions);
        } catch (NodeException e) {
            if (!(e.problem() instanceof NodeProblem.RpcError) && !(e.problem() instanceof NodeProblem.BadAnswer)) {
                throw e;
            }
        }
        // A node that takes no batches.
        List<Outcome> outcomes = new ArrayList<>();
        for (Call question : questions) {
            outcomes.add(node.outcome(question));
        }
        return outcomes;
    }

    private static boolean prefixContradicts(NetworkProfile profile, List<Outcome> answers) {
        String actual = prefix(answers);
        return profile.hrp() != null && actual != null && !profile.hrp().equals(actual);
    }

    private static GuardResult wrongPrefix(NetworkProfile profile, List<Outcome> answers, String genesis) {
        String expected = profile.hrp();
        return new GuardResult.WrongPrefix(expected == null ? "" : expected, prefix(answers), genesis);
    }

    private static @Nullable String prefix(List<Outcome> answers) {
        return answers.size() > 2
                        && answers.get(2) instanceof Outcome.Result result
                        && result.value().isString()
                        && NetworkProfile.isHrp(result.value().stringValue())
                ? result.value().stringValue()
                : null;
    }

    private static String genesis(URI node, JsonNode block) throws NodeException {
        JsonNode hash = block.get("hash");
        String text = hash != null && hash.isString() ? hash.stringValue().toLowerCase(Locale.ROOT) : "";
        if (!text.matches("0x[0-9a-f]{64}")) {
            throw new NodeException(new NodeProblem.BadAnswer(node, "no block 0"));
        }
        return text;
    }

    private static JsonNode result(Outcome outcome) throws NodeException {
        return switch (outcome) {
            case Outcome.Result result -> result.value();
            case Outcome.Failed failed -> throw new NodeException(failed.error());
        };
    }
}
