package org.kakehashi.wallet.approval;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.abi.Abi;
import org.kakehashi.wallet.abi.AbiException;
import org.kakehashi.wallet.abi.AbiFunction;
import org.kakehashi.wallet.abi.AbiValue;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.approval.ApprovalStore.Candidate;
import org.kakehashi.wallet.approval.ApprovalStore.Kind;
import org.kakehashi.wallet.approval.ApprovalStore.Subject;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rpc.NodeClient.Call;
import org.kakehashi.wallet.rpc.NodeClient.Outcome;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodePool;
import org.kakehashi.wallet.token.ChainText;
import tools.jackson.databind.JsonNode;

/** Asks the chain what of all that events told of holds now. */
final class ApprovalReader {

    private static final int CALLS = 200;
    private static final int MOST_LABELS = 300;
    private static final int MOST_DECIMALS = 36;
    private static final int SYMBOL_LENGTH = 16;
    private static final AbiFunction ALLOWANCE = AbiFunction.of("allowance(address,address)");
    private static final AbiFunction KEPT_ALLOWANCE = AbiFunction.of("allowance(address,address,address)");
    private static final AbiFunction FOR_ALL = AbiFunction.of("isApprovedForAll(address,address)");
    private static final AbiFunction APPROVED = AbiFunction.of("getApproved(uint256)");
    private static final AbiFunction OWNER_OF = AbiFunction.of("ownerOf(uint256)");
    private static final AbiFunction SYMBOL = AbiFunction.of("symbol()");
    private static final AbiFunction DECIMALS = AbiFunction.of("decimals()");
    private static final AbiFunction SUPPORTS = AbiFunction.of("supportsInterface(bytes4)");

    private final NodePool nodes;
    private final Address owner;
    private final Instant now;

    ApprovalReader(NodePool nodes, Address owner, Instant now) {
        this.nodes = nodes;
        this.owner = owner;
        this.now = now;
    }

    /** A question and the words of its answer; null where the contract gave none. */
    private record Question(Address to, Bytes data) {}

    Approval.Sheet read(List<Candidate> candidates) throws NodeException {
        List<Question> questions = new ArrayList<>();
        for (Candidate candidate : candidates) {
            questions.addAll(questions(candidate.subject()));
        }
        List<byte @Nullable []> answers = ask(questions);
        List<Approval> live = new ArrayList<>();
        int unread = 0;
        int at = 0;
        for (Candidate candidate : candidates) {
            int size = questions(candidate.subject()).size();
            List<byte @Nullable []> own = answers.subList(at, at + size);
            at += size;
            byte[] first = own.getFirst();
            if (first == null) {
                // A collectible that was destroyed has no owner to ask for; anything else should have answered.
                unread += candidate.subject().kind() == Kind.ITEM ? 0 : 1;
                continue;
            }
            Approval approval = approval(candidate, first, own.getLast());
            if (approval != null) {
                live.add(approval);
            }
        }
        return new Approval.Sheet(withStandards(live), labels(live), unread);
    }

    private List<Question> questions(Subject subject) {
        BigInteger item = subject.item();
        return switch (subject.kind()) {
            case AMOUNT ->
                List.of(question(subject.contract(), ALLOWANCE, AbiValue.of(owner), AbiValue.of(subject.spender())));
            case KEPT ->
                List.of(question(
                        subject.contract(),
                        KEPT_ALLOWANCE,
                        AbiValue.of(owner),
                        AbiValue.of(subject.token()),
                        AbiValue.of(subject.spender())));
            case ALL ->
                List.of(question(subject.contract(), FOR_ALL, AbiValue.of(owner), AbiValue.of(subject.spender())));
            case ITEM -> {
                AbiValue id = AbiValue.of(item == null ? BigInteger.ZERO : item);
                yield List.of(question(subject.contract(), APPROVED, id), question(subject.contract(), OWNER_OF, id));
            }
        };
    }

    private @Nullable Approval approval(Candidate candidate, byte[] first, byte @Nullable [] last) {
        Subject subject = candidate.subject();
        Approval.Trace trace = candidate.trace();
        BigInteger number = word(first, 0);
        BigInteger item = subject.item();
        return switch (subject.kind()) {
            case AMOUNT ->
                number.signum() == 0 ? null : new Approval.Amount(subject.token(), subject.spender(), number, trace);
            case KEPT -> {
                BigInteger expiry = word(first, 1);
                boolean over = expiry.compareTo(BigInteger.valueOf(now.getEpochSecond())) < 0;
                yield number.signum() == 0 || over
                        ? null
                        : new Approval.Kept(
                                subject.contract(), subject.token(), subject.spender(), number, expiry, trace);
            }
            case ALL ->
                number.signum() == 0
                        ? null
                        : new Approval.All(subject.token(), subject.spender(), Approval.Standard.UNKNOWN, trace);
            case ITEM -> {
                boolean still = last != null && same(last, owner) && same(first, subject.spender());
                yield still && item != null ? new Approval.Item(subject.token(), subject.spender(), item, trace) : null;
            }
        };
    }

    private static boolean same(byte[] word, Address address) {
        return word(word, 0).equals(new BigInteger(1, address.bytes()));
    }

    private static BigInteger word(byte[] answer, int index) {
        return answer.length < 32 * (index + 1) ? BigInteger.ZERO : new BigInteger(1, answer, 32 * index, 32);
    }

    private List<Approval> withStandards(List<Approval> live) throws NodeException {
        List<Address> contracts = live.stream()
                .filter(Approval.All.class::isInstance)
                .map(Approval::token)
                .distinct()
                .toList();
        List<Question> questions = new ArrayList<>();
        for (Address contract : contracts) {
            questions.add(question(contract, SUPPORTS, AbiValue.of(Bytes.fromHex("0x80ac58cd"))));
            questions.add(question(contract, SUPPORTS, AbiValue.of(Bytes.fromHex("0xd9b67a26"))));
        }
        List<byte @Nullable []> answers = ask(questions);
        Map<Address, Approval.Standard> standards = new HashMap<>();
        for (int i = 0; i < contracts.size(); i++) {
            boolean single = yes(answers.get(2 * i));
            boolean multi = yes(answers.get(2 * i + 1));
            standards.put(
                    contracts.get(i),
                    single == multi
                            ? Approval.Standard.UNKNOWN
                            : single ? Approval.Standard.ERC721 : Approval.Standard.ERC1155);
        }
        return live.stream()
                .map(each -> each instanceof Approval.All(var token, var spender, var _, var trace)
                        ? new Approval.All(
                                token, spender, standards.getOrDefault(token, Approval.Standard.UNKNOWN), trace)
                        : each)
                .toList();
    }

    private static boolean yes(byte @Nullable [] answer) {
        return answer != null && word(answer, 0).equals(BigInteger.ONE);
    }

    private Map<Address, Approval.Label> labels(List<Approval> live) throws NodeException {
        Set<Address> tokens = new LinkedHashSet<>();
        live.stream().map(Approval::token).limit(MOST_LABELS).forEach(tokens::add);
        List<Question> questions = new ArrayList<>();
        for (Address token : tokens) {
            questions.add(question(token, SYMBOL));
            questions.add(question(token, DECIMALS));
        }
        List<byte @Nullable []> answers = ask(questions);
        Map<Address, Approval.Label> labels = new HashMap<>();
        int at = 0;
        for (Address token : tokens) {
            String symbol = text(answers.get(at++));
            byte[] decimals = answers.get(at++);
            if (!symbol.isEmpty()) {
                boolean usable = decimals != null
                        && decimals.length == 32
                        && word(decimals, 0).compareTo(BigInteger.valueOf(MOST_DECIMALS)) <= 0;
                labels.put(
                        token,
                        new Approval.Label(symbol, usable ? word(decimals, 0).intValue() : null));
            }
        }
        return labels;
    }

    private static String text(byte @Nullable [] answer) {
        if (answer == null) {
            return "";
        }
        try {
            List<AbiValue> values =
                    Abi.decode(Abi.types("(string)"), Bytes.of(answer)).values();
            return values.getFirst() instanceof AbiValue.Text(String text) ? ChainText.clean(text, SYMBOL_LENGTH) : "";
        } catch (AbiException e) {
            return "";
        }
    }

    private static Question question(Address to, AbiFunction function, AbiValue... arguments) {
        try {
            return new Question(to, function.call(List.of(arguments)));
        } catch (AbiException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<byte @Nullable []> ask(List<Question> questions) throws NodeException {
        List<byte @Nullable []> answers = new ArrayList<>();
        for (int at = 0; at < questions.size(); at += CALLS) {
            List<Call> calls = questions.subList(at, Math.min(questions.size(), at + CALLS)).stream()
                    .map(each -> Call.of(
                            "eth_call",
                            Map.of(
                                    "to",
                                    each.to().toLowerHex(),
                                    "data",
                                    each.data().toHex()),
                            "latest"))
                    .toList();
            for (Outcome outcome : nodes.batch(calls)) {
                answers.add(bytes(outcome));
            }
        }
        return answers;
    }

    /** At least one word, or null. */
    private static byte @Nullable [] bytes(Outcome outcome) {
        if (!(outcome instanceof Outcome.Result(JsonNode value)) || !value.isString()) {
            return null;
        }
        String text = value.stringValue();
        if (!text.matches("0x([0-9a-fA-F]{2}){32,8192}")) {
            return null;
        }
        return HexFormat.of().parseHex(text, 2, text.length());
    }
}
