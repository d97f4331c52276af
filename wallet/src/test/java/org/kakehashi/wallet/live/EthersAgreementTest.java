package org.kakehashi.wallet.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kakehashi.testbed.EthersPeer;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.key.PrivateKey;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.signature.Signature;
import org.kakehashi.wallet.transaction.AccessListEntry;
import org.kakehashi.wallet.transaction.AccessListTransaction;
import org.kakehashi.wallet.transaction.FeeMarketTransaction;
import org.kakehashi.wallet.transaction.LegacyTransaction;
import org.kakehashi.wallet.transaction.SignedTransaction;
import org.kakehashi.wallet.transaction.TransactionReader;
import org.kakehashi.wallet.transaction.UnsignedTransaction;
import org.kakehashi.wallet.typeddata.TypedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** We and ethers read each other's transactions and typed messages, and come to the same bytes. */
class EthersAgreementTest {

    private static final int ROUNDS = 1_000;

    private final Random random = new Random(210425);

    @Test
    void thousandTransactionsBothWays() throws Exception {
        try (EthersPeer ethers = EthersPeer.start()) {
            for (int i = 0; i < ROUNDS; i++) {
                byte[] secret = bytes(32).toArray();
                secret[0] &= 0x7f;
                try (PrivateKey key = PrivateKey.of(secret)) {
                    UnsignedTransaction ours = transaction(i % 3);
                    SignedTransaction signed = ours.sign(key, key.address());

                    ObjectNode read = request("readTransaction")
                            .put("raw", signed.encoded().toHex());
                    JsonNode seen = ask(ethers, read);
                    assertEquals(key.address().toHex(), seen.path("from").asString());
                    assertEquals(signed.hash().toHex(), seen.path("hash").asString());
                    assertEquals(ours.value().toString(), seen.path("value").asString());
                    assertEquals(ours.data().toHex(), seen.path("data").asString());

                    ObjectNode sign = request("signTransaction")
                            .put("key", Bytes.of(secret).toHex());
                    sign.set("transaction", json(ours));
                    Bytes theirs = Bytes.fromHex(ask(ethers, sign).path("raw").asString());
                    assertEquals(signed, TransactionReader.readForm(theirs));
                }
            }
        }
    }

    @Test
    void thousandTypedMessagesBothWays() throws Exception {
        try (EthersPeer ethers = EthersPeer.start()) {
            for (int i = 0; i < ROUNDS; i++) {
                byte[] secret = bytes(32).toArray();
                secret[0] &= 0x7f;
                try (PrivateKey key = PrivateKey.of(secret)) {
                    ObjectNode root = message();
                    TypedData typed = TypedData.read(root.toString());
                    Signature signature = typed.sign(key, key.address());

                    ObjectNode read = copy("readTyped", root);
                    read.put("signature", Bytes.of(signature.bytes()).toHex());
                    JsonNode seen = ask(ethers, read);
                    assertEquals(typed.digest().toHex(), seen.path("digest").asString(), root::toString);
                    assertEquals(key.address().toHex(), seen.path("from").asString());

                    ObjectNode sign = copy("signTyped", root);
                    sign.put("key", Bytes.of(secret).toHex());
                    Bytes theirs =
                            Bytes.fromHex(ask(ethers, sign).path("signature").asString());
                    assertEquals(Bytes.of(signature.bytes()), theirs);
                    Signature.Valid read65 = (Signature.Valid) Signature.read(theirs.toArray());
                    assertEquals(
                            key.address(),
                            read65.signature()
                                    .recoverAddress(typed.digest().toArray())
                                    .orElseThrow());
                }
            }
        }
    }

    private static ObjectNode request(String operation) {
        return JsonMapper.shared().createObjectNode().put("op", operation);
    }

    private static ObjectNode copy(String operation, ObjectNode root) {
        ObjectNode request = request(operation);
        request.set("domain", root.path("domain"));
        request.set("types", root.path("types"));
        request.set("message", root.path("message"));
        return request;
    }

    private static JsonNode ask(EthersPeer ethers, ObjectNode request) {
        JsonNode answer = JsonMapper.shared().readTree(ethers.ask(request.toString()));
        assertEquals("", answer.path("error").asString(""), request::toString);
        return answer;
    }

    private UnsignedTransaction transaction(int type) {
        BigInteger chainId = BigInteger.valueOf(1 + random.nextInt(1_000_000));
        BigInteger nonce = new BigInteger(random.nextInt(32), random);
        BigInteger price = new BigInteger(1 + random.nextInt(60), random);
        BigInteger gas = new BigInteger(1 + random.nextInt(30), random);
        Address to = random.nextInt(10) == 0 ? null : address();
        BigInteger value = new BigInteger(random.nextInt(257), random);
        Bytes data = bytes(random.nextInt(4) == 0 ? random.nextInt(300) : 0);
        List<AccessListEntry> access = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            access.add(new AccessListEntry(address(), List.of(bytes(32), bytes(32))));
        }
        return switch (type) {
            case 0 -> new LegacyTransaction(chainId, nonce, price, gas, to, value, data);
            case 1 -> new AccessListTransaction(chainId, nonce, price, gas, to, value, data, access);
            default ->
                new FeeMarketTransaction(chainId, nonce, price.shiftRight(1), price, gas, to, value, data, access);
        };
    }

    private static ObjectNode json(UnsignedTransaction transaction) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("type", transaction.type());
        json.put("chainId", String.valueOf(transaction.chainId()));
        json.put("nonce", transaction.nonce().longValueExact());
        json.put("gasLimit", transaction.gasLimit().toString());
        Address to = transaction.to();
        if (to != null) {
            json.put("to", to.toHex());
        }
        json.put("value", transaction.value().toString());
        json.put("data", transaction.data().toHex());
        if (transaction instanceof FeeMarketTransaction two) {
            json.put("maxPriorityFeePerGas", two.maxPriorityFeePerGas().toString());
            json.put("maxFeePerGas", two.maxFeePerGas().toString());
        } else {
            json.put("gasPrice", transaction.highestGasPrice().toString());
        }
        if (transaction.type() > 0) {
            ArrayNode list = json.putArray("accessList");
            for (AccessListEntry entry : transaction.accessList()) {
                ObjectNode each =
                        list.addObject().put("address", entry.address().toHex());
                ArrayNode keys = each.putArray("storageKeys");
                entry.storageKeys().forEach(key -> keys.add(key.toHex()));
            }
        }
        return json;
    }

    /** A message with up to four struct types, each of which holds the next. */
    private ObjectNode message() {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        ObjectNode types = root.putObject("types");
        ObjectNode value = null;
        int depth = 1 + random.nextInt(4);
        String inner = "";
        for (int i = 0; i < depth; i++) {
            String name = "Part" + (char) ('Z' - i);
            ArrayNode members = types.putArray(name);
            ObjectNode fields = JsonMapper.shared().createObjectNode();
            for (int j = 1 + random.nextInt(4); j > 0; j--) {
                String type = type();
                members.addObject().put("name", "f" + j).put("type", type);
                fields.set("f" + j, value(type));
            }
            if (value != null) {
                boolean array = random.nextBoolean();
                members.addObject().put("name", "inner").put("type", array ? inner + "[]" : inner);
                if (array) {
                    fields.putArray("inner").add(value).add(value.deepCopy());
                } else {
                    fields.set("inner", value);
                }
            }
            value = fields;
            inner = name;
        }
        root.put("primaryType", inner);
        ObjectNode domain = root.putObject("domain").put("name", text()).put("chainId", random.nextInt(1_000_000));
        if (random.nextBoolean()) {
            domain.put("verifyingContract", address().toHex());
        }
        if (random.nextBoolean()) {
            domain.put("salt", bytes(32).toHex());
        }
        root.set("message", value == null ? JsonMapper.shared().createObjectNode() : value);
        return root;
    }

    private String type() {
        String type = switch (random.nextInt(7)) {
            case 0 -> "uint" + 8 * (1 + random.nextInt(32));
            case 1 -> "int" + 8 * (1 + random.nextInt(32));
            case 2 -> "bytes" + (1 + random.nextInt(32));
            case 3 -> "bytes";
            case 4 -> "string";
            case 5 -> "bool";
            default -> "address";
        };
        StringBuilder arrays = new StringBuilder(type);
        while (random.nextInt(3) == 0) {
            arrays.append(random.nextBoolean() ? "[]" : "[" + (1 + random.nextInt(3)) + "]");
        }
        return arrays.toString();
    }

    private JsonNode value(String type) {
        JsonMapper json = JsonMapper.shared();
        if (type.endsWith("]")) {
            int bracket = type.lastIndexOf('[');
            String length = type.substring(bracket + 1, type.length() - 1);
            ArrayNode list = json.createArrayNode();
            for (int i = length.isEmpty() ? random.nextInt(3) : Integer.parseInt(length); i > 0; i--) {
                list.add(value(type.substring(0, bracket)));
            }
            return list;
        }
        return switch (type) {
            case "bool" -> json.getNodeFactory().booleanNode(random.nextBoolean());
            case "string" -> json.getNodeFactory().stringNode(text());
            case "address" -> json.getNodeFactory().stringNode(address().toHex());
            case "bytes" ->
                json.getNodeFactory().stringNode(bytes(random.nextInt(70)).toHex());
            default -> json.getNodeFactory().stringNode(sized(type));
        };
    }

    private String sized(String type) {
        if (type.startsWith("bytes")) {
            return bytes(Integer.parseInt(type.substring("bytes".length()))).toHex();
        }
        if (type.startsWith("uint")) {
            return new BigInteger(Integer.parseInt(type.substring("uint".length())), random).toString();
        }
        BigInteger number = new BigInteger(Integer.parseInt(type.substring("int".length())) - 1, random);
        return (random.nextBoolean() ? number : number.not()).toString();
    }

    private String text() {
        return List.of("", "架け橋", "Здравей 🌍", "plain", "quote \" and \\ and \n line")
                .get(random.nextInt(5));
    }

    private Address address() {
        return Address.of(bytes(Address.LENGTH).toArray());
    }

    private Bytes bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }
}
