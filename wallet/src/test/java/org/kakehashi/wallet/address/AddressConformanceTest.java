package org.kakehashi.wallet.address;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kakehashi.wallet.conformance.Suite.hex;
import static org.kakehashi.wallet.conformance.Suite.text;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.conformance.Suite;
import org.kakehashi.wallet.hash.Hash;
import tools.jackson.databind.JsonNode;

@Tag("conformance")
class AddressConformanceTest {

    @Test
    void hashes() {
        Suite.run("keccak-sha-ripemd", each -> {
            byte[] data = hex(each, "data");
            assertArrayEquals(hex(each, "keccak256"), Hash.keccak256(data));
            assertArrayEquals(hex(each, "sha256"), Hash.sha256(data));
            assertArrayEquals(hex(each, "sha512"), Hash.sha512(data));
            assertArrayEquals(hex(each, "ripemd160"), Hash.ripemd160(data));
        });
    }

    @Test
    void addressesOfCreatedContracts() {
        Suite.run("create-address", each -> {
            Address sender = Address.ofHex(text(each, "sender"));
            assertTrue(!each.get("creates").isEmpty());
            for (JsonNode made : each.get("creates")) {
                BigInteger nonce = new BigInteger(text(made, "nonce"));
                assertEquals(
                        text(made, "address"),
                        ContractAddress.create(sender, nonce).toHex());
            }
        });
    }

    @Test
    void addressesOfCreate2() {
        Suite.run("create2-address", each -> {
            Address sender = Address.ofHex(text(each, "sender"));
            assertTrue(!each.get("creates").isEmpty());
            for (JsonNode made : each.get("creates")) {
                byte[] codeHash = Hash.keccak256(hex(made, "initCode"));
                assertArrayEquals(hex(made, "initCodeHash"), codeHash);
                Address address = ContractAddress.create2(sender, hex(made, "salt"), codeHash);
                assertEquals(text(made, "address"), address.toHex());
            }
        });
    }

    @Test
    void lookAlikes() {
        Suite.run("address-poisoning", each -> {
            Address known = Address.ofHex(text(each, "known"));
            Address candidate = Address.ofHex(text(each, "candidate"));
            // Only payees are judged; a contract that is called may have a handsome number.
            AddressLikeness.Likeness likeness = text(each, "action").equals("send")
                    ? AddressLikeness.compare(known, candidate, null)
                    : AddressLikeness.Likeness.DIFFERENT;
            String verdict = switch (likeness) {
                case SAME -> "ok-known";
                case DIFFERENT -> "ok";
                case SIMILAR -> "warn";
                case LOOK_ALIKE -> "warn-block";
            };
            assertEquals(text(each, "expect"), verdict);
        });
    }

    @Test
    void plantedTransfers() {
        List<JsonNode> rows = new ArrayList<>();
        Suite.run(
                "history-poisoning-feed",
                root -> {
                    root.get("cases").forEach(rows::add);
                    return rows;
                },
                each -> {
                    JsonNode paid = rows.stream()
                            .filter(row -> text(row, "from").equals(text(row, "txFrom"))
                                    && row.get("show").isBoolean())
                            .findFirst()
                            .orElseThrow();
                    Address mine = Address.ofHex(text(paid, "from"));
                    List<Address> payees = List.of(Address.ofHex(text(paid, "to")));
                    PoisonedTransfer.Verdict verdict = PoisonedTransfer.judge(
                            new PoisonedTransfer.Transfer(
                                    Address.ofHex(text(each, "from")),
                                    Address.ofHex(text(each, "to")),
                                    Address.ofHex(text(each, "txFrom")),
                                    new BigInteger(text(each, "value")),
                                    !text(each, "token").contains("unknown contract")),
                            mine,
                            payees,
                            null);
                    String expected = switch (verdict) {
                        case SHOW -> "true";
                        case HIDE -> "false";
                        case SPAM -> "spam";
                    };
                    assertEquals(text(each, "show"), expected);
                });
    }

    @Test
    void runsOfZeros() {
        Suite.run("erc8117", each -> {
            Address address = Address.ofHex(text(each, "address"));
            assertEquals(each.get("leadingZeros").asInt(), ZeroRun.leadingZeros(address));
            assertEquals(text(each, "subscript"), ZeroRun.subscript(address));
            assertEquals(text(each, "ascii"), ZeroRun.ascii(address));
        });
    }
}
