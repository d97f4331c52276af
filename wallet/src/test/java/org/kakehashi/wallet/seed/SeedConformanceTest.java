package org.kakehashi.wallet.seed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.kakehashi.wallet.conformance.Suite.hex;
import static org.kakehashi.wallet.conformance.Suite.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.conformance.Suite;
import org.kakehashi.wallet.key.DerivationPath;
import org.kakehashi.wallet.key.ExtendedKey;
import tools.jackson.databind.JsonNode;

@Tag("conformance")
class SeedConformanceTest {

    private static final Map<String, Language> LOCALES = Map.of(
            "en", Language.ENGLISH,
            "ja", Language.JAPANESE,
            "ko", Language.KOREAN,
            "es", Language.SPANISH,
            "zh_cn", Language.CHINESE_SIMPLIFIED,
            "zh_tw", Language.CHINESE_TRADITIONAL,
            "fr", Language.FRENCH,
            "it", Language.ITALIAN,
            "cz", Language.CZECH,
            "pt", Language.PORTUGUESE);

    @Test
    void trezor() {
        Suite.run("bip39-trezor", each -> {
            Language language = Language.valueOf(text(each, "language").toUpperCase(Locale.ROOT));
            checkWords(each, language, text(each, "mnemonic"), text(each, "passphrase"), text(each, "xprv"));
        });
    }

    @Test
    void japanese() {
        Suite.run(
                "bip39-japanese-nfkd",
                each -> checkWords(
                        each,
                        Language.JAPANESE,
                        text(each, "mnemonic"),
                        text(each, "passphrase"),
                        text(each, "bip32_xprv")));
    }

    @Test
    void tenLanguages() {
        Suite.run("bip39-bip32-ethers", each -> {
            String phrase = new String(hex(each, "phrase"), StandardCharsets.UTF_8);
            String password = new String(hex(each, "password"), StandardCharsets.UTF_8);
            Language language = Objects.requireNonNull(LOCALES.get(text(each, "locale")));
            checkWords(each, language, phrase, password, text(each.get("nodes").get(0), "xpriv"));
            try (ExtendedKey master = ExtendedKey.ofSeed(hex(each, "seed"))) {
                for (JsonNode node : each.get("nodes")) {
                    checkNode(node, master);
                }
            }
        });
    }

    private static void checkWords(
            JsonNode each, Language language, String phrase, String passphrase, String masterKey) {
        byte[] entropy = hex(each, "entropy");
        byte[] seed = hex(each, "seed");
        try (Mnemonic made = Mnemonic.ofEntropy(language, entropy)) {
            String canonical = Normalizer.normalize(phrase, Normalizer.Form.NFKD);
            assertEquals(canonical, new String(made.phrase()));
            assertArrayEquals(seed, made.seed(passphrase.toCharArray()));
        }
        try (Mnemonic read = assertInstanceOf(MnemonicReading.Valid.class, Mnemonic.read(phrase, language))
                .mnemonic()) {
            assertArrayEquals(entropy, read.entropy());
            assertArrayEquals(seed, read.seed(passphrase.toCharArray()));
        }
        try (Mnemonic detected = assertInstanceOf(MnemonicReading.Valid.class, Mnemonic.read(phrase))
                .mnemonic()) {
            assertArrayEquals(seed, detected.seed(passphrase.toCharArray()));
        }
        try (ExtendedKey master = ExtendedKey.ofSeed(seed)) {
            assertEquals(masterKey, new String(master.xprv()));
        }
    }

    private static void checkNode(JsonNode node, ExtendedKey master) {
        try (ExtendedKey key = master.derive(DerivationPath.of(text(node, "path")))) {
            assertEquals(text(node, "xpriv"), new String(key.xprv()));
            assertEquals(text(node, "xpub"), key.xpub());
            assertArrayEquals(hex(node, "chainCode"), key.chainCode());
            assertArrayEquals(hex(node, "publicKey"), key.publicKey().compressed());
            assertArrayEquals(hex(node, "privateKey"), key.privateKey().bytes());
            assertEquals(node.get("depth").asInt(), key.depth());
            assertEquals(Integer.parseUnsignedInt(text(node, "index")), key.childNumber());
            assertEquals(Integer.parseUnsignedInt(text(node, "fingerprint").substring(2), 16), key.fingerprint());
            assertEquals(
                    Integer.parseUnsignedInt(text(node, "parentFingerprint").substring(2), 16),
                    key.parentFingerprint());
        }
    }

    @Test
    void wordsToRefuseOrRepair() {
        Suite.run("bip39-invalid", each -> {
            MnemonicReading reading = Mnemonic.read(text(each, "mnemonic"));
            if (text(each, "expect").equals("reject")) {
                assertFalse(reading instanceof MnemonicReading.Valid, "accepted");
                return;
            }
            try (Mnemonic words =
                    assertInstanceOf(MnemonicReading.Valid.class, reading).mnemonic()) {
                assertEquals(text(each, "canonical"), new String(words.phrase()));
                assertArrayEquals(hex(each, "seed"), words.seed(new char[0]));
            }
        });
    }
}
