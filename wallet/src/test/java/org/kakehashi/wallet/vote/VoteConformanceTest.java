package org.kakehashi.wallet.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.conformance.Suite;
import org.kakehashi.wallet.key.PrivateKey;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.signature.Signature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Tag("conformance")
class VoteConformanceTest {

    @Test
    void snapshotMessages() {
        Suite.run("snapshot-messages", one -> {
            JsonNode typed = one.path("typedData");
            SnapshotMessage message = SnapshotMessage.of(kind(typed), (ObjectNode) typed.path("message"));
            check(one, message);
            if (message.kind().primaryType().equals("Vote")
                    && typed.path("message").path("metadata").asString("").equals("{}")) {
                check(one, rebuilt(typed.path("message")));
            }
        });
    }

    private static void check(JsonNode one, SnapshotMessage message) {
        assertEquals(
                one.path("digest").stringValue(), message.typedData().digest().toHex());
        assertEquals(
                one.path("messageId").stringValue(),
                message.typedData().digest().toHex());
        assertEquals(one.path("sha256OfTypesJson").stringValue(), message.typesHash());
        try (PrivateKey key = PrivateKey.of(Suite.hex(one, "privateKey"))) {
            assertEquals(one.path("address").stringValue(), key.address().toHex());
            Signature signature = message.typedData().sign(key, key.address());
            assertEquals(
                    one.path("signature").stringValue(),
                    Bytes.of(signature.bytes()).toHex());
            assertEquals(one.path("envelopeJson").stringValue(), message.envelope(key.address(), signature));
        }
    }

    /** The kind whose types are those of the case. */
    private static SnapshotKind kind(JsonNode typed) {
        String primary = typed.path("primaryType").stringValue();
        List<String> fields = new ArrayList<>();
        typed.path("types")
                .path(primary)
                .forEach(each -> fields.add(each.path("type").stringValue() + " "
                        + each.path("name").stringValue()));
        return Arrays.stream(SnapshotKind.values())
                .filter(kind ->
                        kind.primaryType().equals(primary) && kind.fields().equals(fields))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no kind " + primary + fields));
    }

    private static SnapshotMessage rebuilt(JsonNode message) {
        return SnapshotMessage.vote(
                Address.ofHex(message.path("from").stringValue()),
                message.path("space").stringValue(),
                message.path("proposal").stringValue(),
                message.path("timestamp").longValue(),
                choice(message.path("choice")),
                message.path("reason").stringValue(),
                message.path("app").stringValue());
    }

    private static SnapshotMessage.Choice choice(JsonNode choice) {
        if (choice.isNumber()) {
            return new SnapshotMessage.Choice.One(choice.intValue());
        }
        if (choice.isArray()) {
            List<Integer> numbers = new ArrayList<>();
            choice.forEach(each -> numbers.add(each.intValue()));
            return new SnapshotMessage.Choice.Several(numbers);
        }
        if (choice.isString() && choice.stringValue().startsWith("0x")) {
            return new SnapshotMessage.Choice.Encrypted(choice.stringValue());
        }
        JsonNode weights = choice.isString() ? JsonMapper.shared().readTree(choice.stringValue()) : choice;
        Map<Integer, BigDecimal> byNumber = new TreeMap<>();
        weights.properties()
                .forEach(each -> byNumber.put(
                        Integer.valueOf(each.getKey()), each.getValue().decimalValue()));
        return new SnapshotMessage.Choice.Weights(byNumber);
    }

    @Test
    void snapshotScores() {
        Suite.run("snapshot-scores", one -> {
            Tally.Rule rule = Tally.Rule.valueOf(
                    one.path("type").stringValue().replace('-', '_').toUpperCase(Locale.ROOT));
            List<Ballot> ballots = new ArrayList<>();
            one.path("votes")
                    .forEach(vote -> ballots.add(new Ballot(
                            choice(vote.path("choice")), vote.path("balance").doubleValue())));
            Tally tally = Tally.of(rule, one.path("choices").size(), ballots);
            assertEquals(one.path("scores").size(), tally.scores().size());
            for (int i = 0; i < tally.scores().size(); i++) {
                assertClose(
                        one.path("scores").get(i).doubleValue(), tally.scores().get(i));
            }
            assertClose(one.path("scoresTotal").doubleValue(), tally.total());
        });
    }

    /** Equal but for the order in which floating-point sums were rounded. */
    private static void assertClose(double expected, double actual) {
        assertTrue(Math.abs(expected - actual) <= 1e-11 * Math.max(1, Math.abs(expected)), expected + " and " + actual);
    }

    @Test
    void governorProposalIds() {
        Suite.run("governor-proposal-id", one -> {
            List<GovernorProposal.Action> actions = new ArrayList<>();
            for (int i = 0; i < one.path("targets").size(); i++) {
                actions.add(new GovernorProposal.Action(
                        Address.ofHex(one.path("targets").get(i).stringValue()),
                        new BigInteger(one.path("values").get(i).asString()),
                        Bytes.fromHex(one.path("calldatas").get(i).stringValue())));
            }
            GovernorProposal proposal =
                    new GovernorProposal(actions, one.path("description").stringValue());
            assertEquals(
                    one.path("descriptionHash").stringValue(),
                    proposal.descriptionHash().toHex());
            assertEquals(one.path("proposalId").stringValue(), proposal.id().toString());
        });
    }
}
