package org.kakehashi.wallet.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kakehashi.wallet.conformance.Suite.hex;
import static org.kakehashi.wallet.conformance.Suite.text;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.AddressReader;
import org.kakehashi.wallet.address.AddressReading;
import org.kakehashi.wallet.conformance.Suite;
import org.kakehashi.wallet.hash.Hash;
import org.kakehashi.wallet.signature.DerSignature;
import tools.jackson.databind.JsonNode;

@Tag("conformance")
class KeyConformanceTest {

    @Test
    void addressesOfKeys() {
        Suite.run("accounts-eip55", each -> {
            String address = text(each, "address");
            try (PrivateKey key = PrivateKey.of(hex(each, "privateKey"))) {
                assertEquals(address, key.address().toHex());
            }
            assertEquals(
                    new AddressReading.Valid(Address.ofHex(address), AddressReading.Form.HEX_CHECKSUMMED),
                    AddressReader.read(address, "lat"));
        });
    }

    @Test
    void signaturesJudged() {
        Suite.run("wycheproof-ecdsa_secp256k1_sha256_bitcoin", each -> {
            PublicKey key =
                    PublicKey.read(hex(each.get("publicKey"), "uncompressed")).orElseThrow();
            byte[] hash = Hash.sha256(hex(each, "msg"));
            boolean accepted = DerSignature.read(hex(each, "sig"))
                    .filter(signature -> key.verify(hash, signature.r(), signature.s()))
                    .isPresent();
            assertEquals(text(each, "result").equals("valid"), accepted);
        });
    }

    @Test
    void sharedSecrets() {
        Suite.run("wycheproof-ecdh_secp256k1", each -> {
            Optional<PublicKey> other = PublicKey.readSpki(hex(each, "public"));
            String result = text(each, "result");
            if (other.isEmpty()) {
                assertFalse(result.equals("valid"), "a sound public key was refused");
                return;
            }
            assertFalse(result.equals("invalid"), "a forged public key was accepted");
            byte[] number = BigIntegers.asUnsignedByteArray(32, new BigInteger(1, hex(each, "private")));
            try (PrivateKey key = PrivateKey.of(number)) {
                assertArrayEquals(hex(each, "shared"), key.sharedX(other.get()));
            }
        });
    }

    @Test
    void keyFiles() {
        Suite.run("keystore-v3", each -> {
            byte[] json = each.get("json").toString().getBytes(StandardCharsets.UTF_8);
            checkFile(each, json, text(each, "password").toCharArray());
        });
    }

    @Test
    void presaleFiles() {
        Suite.run("wallet-crowdsale", each -> {
            byte[] json = text(each, "content").getBytes(StandardCharsets.UTF_8);
            char[] password = new String(hex(each, "password"), StandardCharsets.UTF_8).toCharArray();
            checkFile(each, json, password);
        });
    }

    private static void checkFile(JsonNode each, byte[] json, char[] password) throws InterruptedException {
        KeyFile file = assertInstanceOf(KeyFile.Valid.class, KeyFile.read(json)).file();
        try (PrivateKey key = assertInstanceOf(KeyFile.Opened.class, file.open(password, Progress.NONE))
                .key()) {
            assertTrue(each.has("priv") || each.has("address"), "nothing to compare with");
            if (each.has("priv")) {
                assertEquals(new BigInteger(1, hex(each, "priv")), new BigInteger(1, key.bytes()));
            }
            if (each.has("address")) {
                assertEquals(text(each, "address"), key.address().toHex());
            }
        }
    }

    @Test
    void derivation() {
        Suite.run("bip32-official", each -> {
            DerivationPath path = DerivationPath.of(text(each, "path"));
            try (ExtendedKey master = ExtendedKey.ofSeed(hex(each, "seed"));
                    ExtendedKey key = master.derive(path)) {
                checkBothForms(each, key);
                checkPublicRoute(each, master, path);
            }
        });
    }

    private static void checkBothForms(JsonNode each, ExtendedKey key) {
        assertEquals(text(each, "xpub"), key.xpub());
        assertEquals(text(each, "xprv"), new String(key.xprv()));
        assertEquals(text(each, "xpub"), key.neuter().xpub());
        for (String form : List.of("xpub", "xprv")) {
            ExtendedKey read = assertInstanceOf(ExtendedKey.Valid.class, ExtendedKey.read(text(each, form)))
                    .key();
            assertEquals(text(each, "xpub"), read.xpub());
            assertEquals(form.equals("xprv"), read.isPrivate());
        }
    }

    /** Every ordinary last step must also be reached from the parent's public key alone. */
    private static void checkPublicRoute(JsonNode each, ExtendedKey master, DerivationPath path) {
        int length = path.steps().size();
        if (length == 0 || (path.steps().getLast() & DerivationPath.HARDENED) != 0) {
            return;
        }
        DerivationPath toParent = new DerivationPath(path.steps().subList(0, length - 1));
        try (ExtendedKey parent = master.derive(toParent);
                ExtendedKey watching = parent.neuter().child(path.steps().getLast())) {
            assertFalse(watching.isPrivate());
            assertEquals(text(each, "xpub"), watching.xpub());
        }
    }

    @Test
    void extendedKeysToRefuse() {
        Suite.run("bip32-invalid-extended-keys", each -> {
            ExtendedKey.Reading reading = ExtendedKey.read(text(each, "key"));
            assertFalse(reading instanceof ExtendedKey.Valid, "accepted");
        });
    }
}
