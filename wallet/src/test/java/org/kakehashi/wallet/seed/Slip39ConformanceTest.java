package org.kakehashi.wallet.seed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.kakehashi.wallet.conformance.Suite.hex;
import static org.kakehashi.wallet.conformance.Suite.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.conformance.Suite;
import org.kakehashi.wallet.key.ExtendedKey;
import tools.jackson.databind.JsonNode;

@Tag("conformance")
class Slip39ConformanceTest {

    @Test
    void cases() {
        Suite.run("slip39", each -> {
            Optional<byte[]> secret = join(each.get("mnemonics"), text(each, "passphrase"));
            if (text(each, "expect").equals("reject")) {
                assertFalse(secret.isPresent(), "accepted");
                return;
            }
            checkSecret(secret.orElseThrow(), text(each, "masterSecretHex"), text(each, "bip32Root"));
        });
    }

    /** The whole official file: lists of title, shares, secret (empty where they must be refused), and root key. */
    @Test
    void official() {
        Suite.run("slip39-official", each -> {
            String expected = each.get(2).asString();
            Optional<byte[]> secret = join(each.get(1), "TREZOR");
            assertEquals(!expected.isEmpty(), secret.isPresent(), each.get(0).asString());
            if (secret.isPresent()) {
                checkSecret(secret.get(), expected, each.get(3).asString());
            }
        });
    }

    private static void checkSecret(byte[] secret, String expected, String rootKey) {
        assertArrayEquals(hex(expected), secret);
        try (ExtendedKey master = ExtendedKey.ofSeed(secret)) {
            assertEquals(rootKey, new String(master.xprv()));
        }
    }

    private static Optional<byte[]> join(JsonNode mnemonics, String passphrase) throws InterruptedException {
        List<Slip39Share> shares = new ArrayList<>();
        for (JsonNode mnemonic : mnemonics) {
            if (!(Slip39Share.read(mnemonic.asString()) instanceof Slip39Share.Valid(Slip39Share share))) {
                return Optional.empty();
            }
            assertEquals(mnemonic.asString(), new String(share.words()));
            shares.add(share);
        }
        return Slip39.join(shares, passphrase.toCharArray(), Progress.NONE) instanceof Slip39.Secret(byte[] secret)
                ? Optional.of(secret)
                : Optional.empty();
    }
}
