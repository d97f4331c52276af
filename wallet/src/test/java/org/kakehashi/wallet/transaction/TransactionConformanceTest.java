package org.kakehashi.wallet.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.conformance.Suite;
import org.kakehashi.wallet.key.PrivateKey;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.signature.Signature;
import tools.jackson.databind.JsonNode;

@Tag("conformance")
class TransactionConformanceTest {

    @Test
    void ethereumTests() {
        TransactionReader mainnet = TransactionReader.withUnprotected(BigInteger.ONE);
        Suite.run("transaction-tests", one -> {
            Bytes encoded = Bytes.fromHex(one.path("txbytes").stringValue());
            if (!one.path("valid").booleanValue()) {
                assertThrows(TransactionException.class, () -> mainnet.read(encoded));
                return;
            }
            SignedTransaction transaction = mainnet.read(encoded);
            assertEquals(encoded, transaction.encoded());
            assertEquals(one.path("hash").stringValue(), transaction.hash().toHex());
            assertEquals(one.path("sender").stringValue(), transaction.sender().toLowerHex());
        });
    }

    @Test
    void signedByEthers() {
        Suite.run("tx-sign-ethers", one -> {
            try (PrivateKey key = key(one)) {
                for (String kind : List.of("Legacy", "Eip155", "Berlin", "London", "Cancun")) {
                    String unsigned = one.path("unsigned" + kind).stringValue();
                    if (!unsigned.isEmpty()) {
                        checkKind(one, kind, unsigned, key);
                    }
                }
            }
        });
    }

    private static void checkKind(JsonNode one, String kind, String unsigned, PrivateKey key) throws Exception {
        UnsignedTransaction transaction = build(one.path("transaction"), kind);
        assertEquals(unsigned, transaction.unsignedBytes().toHex(), kind);
        SignedTransaction signed = transaction.chainId() == null
                ? transaction.withSignature(key.sign(transaction.signingHash().toArray()))
                : transaction.sign(key, key.address());
        assertEquals(one.path("signed" + kind).stringValue(), signed.encoded().toHex(), kind);
        JsonNode signature = one.path("signature" + kind);
        assertEquals(number(signature, "r"), signed.signature().r(), kind);
        assertEquals(number(signature, "s"), signed.signature().s(), kind);
        SignedTransaction read = TransactionReader.readForm(signed.encoded());
        assertEquals(transaction, read.transaction(), kind);
        assertEquals(key.address(), read.sender(), kind);
    }

    private static UnsignedTransaction build(JsonNode tx, String kind) {
        BigInteger chainId = number(tx, "chainId");
        BigInteger nonce = number(tx, "nonce");
        BigInteger gasPrice = number(tx, "gasPrice");
        BigInteger gas = number(tx, "gasLimit");
        BigInteger tip = number(tx, "maxPriorityFeePerGas");
        BigInteger fee = number(tx, "maxFeePerGas");
        Address to = tx.has("to") ? Address.ofHex(tx.path("to").stringValue()) : null;
        BigInteger value = number(tx, "value");
        Bytes data = Bytes.fromHex(tx.path("data").asString(""));
        List<AccessListEntry> access = new ArrayList<>();
        for (JsonNode entry : tx.path("accessList")) {
            access.add(new AccessListEntry(
                    Address.ofHex(entry.path("address").stringValue()), words(entry.path("storageKeys"))));
        }
        return switch (kind) {
            case "Legacy" -> new LegacyTransaction(null, nonce, gasPrice, gas, to, value, data);
            case "Eip155" -> new LegacyTransaction(chainId, nonce, gasPrice, gas, to, value, data);
            case "Berlin" -> new AccessListTransaction(chainId, nonce, gasPrice, gas, to, value, data, access);
            case "London" -> new FeeMarketTransaction(chainId, nonce, tip, fee, gas, to, value, data, access);
            default ->
                new BlobTransaction(
                        chainId,
                        nonce,
                        tip,
                        fee,
                        gas,
                        to,
                        value,
                        data,
                        access,
                        number(tx, "maxFeePerBlobGas"),
                        words(tx.path("blobVersionedHashes")));
        };
    }

    @Test
    void setCode() {
        Suite.run("tx-7702", one -> {
            SignedTransaction read =
                    TransactionReader.readForm(Bytes.fromHex(one.path("signed").stringValue()));
            assertEquals(one.path("signed").stringValue(), read.encoded().toHex());
            assertEquals(one.path("hash").stringValue(), read.hash().toHex());
            assertEquals(one.path("from").stringValue(), read.sender().toHex());
            assertEquals(number(one, "nonce"), read.transaction().nonce());
            TransactionReader.forChain(number(one, "chainId").max(BigInteger.valueOf(210425)))
                    .read(read.encoded());
            try (PrivateKey key = key(one)) {
                assertEquals(read, read.transaction().sign(key, key.address()));
            }
        });
    }

    @Test
    void authorizations() {
        Suite.run("eip7702-authorization", one -> {
            Address address = Address.ofHex(one.path("address").stringValue());
            BigInteger chainId = number(one, "chainId");
            BigInteger nonce = number(one, "nonce");
            assertEquals(
                    one.path("hash").stringValue(),
                    Authorization.signingHash(chainId, address, nonce).toHex());
            try (PrivateKey key = key(one)) {
                Authorization signed = Authorization.sign(chainId, address, nonce, key);
                assertEquals(
                        new Signature(
                                number(one, "r"),
                                number(one, "s"),
                                one.path("yParity").intValue()),
                        signed.signature());
                assertEquals(key.address(), signed.authority().orElseThrow());
            }
        });
    }

    private static PrivateKey key(JsonNode one) {
        return PrivateKey.of(Bytes.fromHex(one.path("privateKey").stringValue()).toArray());
    }

    private static List<Bytes> words(JsonNode list) {
        List<Bytes> words = new ArrayList<>();
        list.forEach(each -> words.add(Bytes.fromHex(each.stringValue())));
        return words;
    }

    private static BigInteger number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isNumber()) {
            return value.bigIntegerValue();
        }
        String text = value.asString("0x0");
        return text.startsWith("0x") ? new BigInteger("0" + text.substring(2), 16) : new BigInteger(text);
    }
}
