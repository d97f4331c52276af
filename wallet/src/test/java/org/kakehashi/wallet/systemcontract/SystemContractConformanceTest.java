package org.kakehashi.wallet.systemcontract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.Bech32;
import org.kakehashi.wallet.address.SystemContracts;
import org.kakehashi.wallet.conformance.Suite;
import org.kakehashi.wallet.key.DerivationPath;
import org.kakehashi.wallet.key.ExtendedKey;
import org.kakehashi.wallet.key.PrivateKey;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.transaction.SignedTransaction;
import org.kakehashi.wallet.transaction.TransactionException;
import org.kakehashi.wallet.transaction.TransactionReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code vectors.json}: HD paths, addresses, call data and signed transactions of Alaya and PlatON, byte-equal. */
@Tag("conformance")
class SystemContractConformanceTest {

    private static final List<String> PREFIXES = List.of("atp", "atx", "lat", "lax");

    @Test
    void vectors() {
        Suite.run("vectors", SystemContractConformanceTest::cases, each -> {
            switch (each.path("kind").asString("")) {
                case "mnemonicPaths" -> path(each);
                case "innerAddresses" -> {
                    forms(each);
                    assertEquals(SystemContracts.isSystem(Address.ofHex(Suite.text(each, "hex"))), true);
                }
                case "bech32" -> forms(each);
                case "docsKey" -> docsKey(each);
                case "txData" -> callData(each);
                case "raw" -> transaction(each);
                default -> throw new AssertionError("a case of unknown kind");
            }
        });
    }

    private static Iterable<JsonNode> cases(JsonNode root) {
        List<JsonNode> cases = new ArrayList<>();
        String node = root.path("txDataNodeId").asString("");
        for (String kind : List.of("mnemonicPaths", "innerAddresses", "bech32", "txData", "raw")) {
            JsonNode group = root.path(kind);
            if (group.isObject()) {
                for (Map.Entry<String, JsonNode> each : group.properties()) {
                    cases.add(one(kind, each.getKey(), each.getValue(), node));
                }
            } else {
                for (JsonNode each : group) {
                    cases.add(one(kind, each.path("what").asString(kind), each, node));
                }
            }
        }
        if (root.path("docsKey").isObject()) {
            cases.add(one("docsKey", "docsKey", root.path("docsKey"), node));
        }
        return cases;
    }

    private static JsonNode one(String kind, String label, JsonNode each, String node) {
        ObjectNode copy = ((ObjectNode) each).deepCopy();
        copy.put("kind", kind).put("name", label).put("node", node);
        return copy;
    }

    private static void path(JsonNode each) throws GeneralSecurityException {
        char[] words = Suite.text(each, "mnemonic").toCharArray();
        PBEKeySpec spec = new PBEKeySpec(words, "mnemonic".getBytes(StandardCharsets.UTF_8), 2048, 512);
        byte[] seed = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                .generateSecret(spec)
                .getEncoded();
        ExtendedKey key = ExtendedKey.ofSeed(seed).derive(DerivationPath.of(Suite.text(each, "path")));
        assertEquals(
                Suite.text(each, "privateKey"),
                Bytes.of(key.privateKey().bytes()).toHex());
        assertEquals(Suite.text(each, "hex"), key.address().toHex());
        forms(each);
    }

    private static void forms(JsonNode each) {
        Address address = Address.ofHex(Suite.text(each, "hex"));
        for (String hrp : PREFIXES) {
            if (each.has(hrp)) {
                String text = Suite.text(each, hrp);
                assertEquals(text, address.toBech32(hrp));
                Bech32.Sound sound = assertInstanceOf(Bech32.Sound.class, Bech32.decode(text));
                assertEquals(hrp, sound.hrp());
                assertEquals(address, Address.of(sound.payload()));
            }
        }
    }

    private static void docsKey(JsonNode each) {
        PrivateKey key = PrivateKey.of(Suite.hex(each, "privateKey"));
        assertEquals(Suite.text(each, "hex"), key.address().toHex());
        assertEquals(
                Suite.text(each, "uncompressedPub"),
                Bytes.of(key.publicKey().uncompressed()).toHex());
        forms(each);
    }

    /** What the data say, put into the same call by its typed factory, gives the same data. */
    private static void callData(JsonNode each) {
        Bytes data = Bytes.of(Suite.hex(each, "data"));
        String what = Suite.text(each, "what");
        int code = Integer.parseInt(what.substring(0, 4));
        SystemFunction function = java.util.Arrays.stream(SystemFunction.values())
                .filter(any -> any.code() == code)
                .findAny()
                .orElseThrow();
        SystemCallReading.Understood understood =
                assertInstanceOf(SystemCallReading.Understood.class, SystemCallReading.of(function.contract(), data));
        assertEquals(function, understood.function());
        assertEquals(data, byFactory(understood).data());
    }

    @SuppressWarnings("unchecked")
    private static SystemCall byFactory(SystemCallReading.Understood call) {
        return switch (call.function()) {
            case DELEGATE -> StakingCalls.delegate(source(call), node(call), amount(call));
            case WITHDRAW_DELEGATION -> StakingCalls.undelegate(number(call, "stakingBlock"), node(call), amount(call));
            case REDEEM_DELEGATION -> StakingCalls.redeem();
            case VERIFIER_LIST -> StakingCalls.verifiers();
            case VALIDATOR_LIST -> StakingCalls.validators();
            case CANDIDATE_LIST -> StakingCalls.candidates();
            case RELATED_DELEGATIONS -> StakingCalls.related(address(call, "address"));
            case DELEGATION_INFO ->
                StakingCalls.delegation(number(call, "stakingBlock"), address(call, "address"), node(call));
            case CANDIDATE_INFO -> StakingCalls.candidate(node(call));
            case DELEGATION_LOCK -> StakingCalls.lock(address(call, "address"));
            case PROPOSAL_LIST -> GovernanceCalls.proposals();
            case PARAMETER_VALUE -> GovernanceCalls.parameter(text(call, "module"), text(call, "name"));
            case PARAMETER_LIST -> GovernanceCalls.parameters(text(call, "module"));
            case CREATE_RESTRICTING_PLAN ->
                RestrictingCalls.create(address(call, "account"), (List<Release>)
                        call.value("releases").orElseThrow());
            case RESTRICTING_INFO -> RestrictingCalls.info(address(call, "account"));
            case CLAIM_REWARDS -> RewardCalls.claim();
            case PENDING_REWARDS ->
                RewardCalls.pending(address(call, "address"), (List<NodeId>)
                        call.value("nodes").orElseThrow());
            default ->
                SystemCall.of(
                        call.function(),
                        call.values().stream()
                                .map(SystemCallReading.Value::value)
                                .toArray());
        };
    }

    private static DelegationSource source(SystemCallReading.Understood call) {
        long type = number(call, "type");
        return java.util.Arrays.stream(DelegationSource.values())
                .filter(each -> each.type() == type)
                .findAny()
                .orElseThrow();
    }

    private static NodeId node(SystemCallReading.Understood call) {
        return (NodeId) call.value("nodeId").orElseThrow();
    }

    private static BigInteger amount(SystemCallReading.Understood call) {
        return (BigInteger) call.value("amount").orElseThrow();
    }

    private static long number(SystemCallReading.Understood call, String name) {
        return ((BigInteger) call.value(name).orElseThrow()).longValueExact();
    }

    private static Address address(SystemCallReading.Understood call, String name) {
        return (Address) call.value(name).orElseThrow();
    }

    private static String text(SystemCallReading.Understood call, String name) {
        return (String) call.value(name).orElseThrow();
    }

    /** Signed anew from its fields with the key of its sender, a transaction is the same, and so is its hash. */
    private static void transaction(JsonNode each) throws TransactionException {
        Bytes raw = Bytes.of(Suite.hex(each, "rawTx"));
        SignedTransaction read = TransactionReader.forChain(
                        BigInteger.valueOf(each.path("chainId").asLong()))
                .read(raw);
        PrivateKey key = TestKeys.of(read.sender()).orElseThrow();
        SignedTransaction again = read.transaction().sign(key, read.sender());
        assertEquals(raw, again.encoded());
        if (each.has("hash")) {
            assertEquals(Suite.text(each, "hash"), again.hash().toHex().toLowerCase(Locale.ROOT));
        }
        if (each.has("data")) {
            assertEquals(Bytes.of(Suite.hex(each, "data")), read.transaction().data());
        }
    }
}
