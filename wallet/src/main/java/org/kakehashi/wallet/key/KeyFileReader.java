package org.kakehashi.wallet.key;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.AddressReader;
import org.kakehashi.wallet.address.AddressReading;
import org.kakehashi.wallet.hash.Pbkdf2;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads key files: names in any letter case (old files write {@code Crypto}), everything else strictly. */
final class KeyFileReader {

    private static final int LONGEST = 64 * 1024;
    private static final int LONGEST_SALT = 1024;
    private static final int DERIVED = 32;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxStringLength(LONGEST)
                            .maxNumberLength(32)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private KeyFileReader() {}

    /** Ends the reading with its outcome. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient KeyFile.Reading reading;

        Refusal(KeyFile.Reading reading) {
            super("refused", null, false, false);
            this.reading = reading;
        }
    }

    static KeyFile.Reading read(byte[] json) {
        if (json.length > LONGEST) {
            return new KeyFile.NotJson();
        }
        try {
            JsonNode root = JSON.readTree(json);
            if (root == null || !root.isObject()) {
                return new KeyFile.NotKeyFile("object");
            }
            return new KeyFile.Valid(member(root, "encseed") == null ? keystore(root) : presale(root));
        } catch (JacksonException notJson) {
            return new KeyFile.NotJson();
        } catch (Refusal refusal) {
            return refusal.reading;
        }
    }

    private static PresaleWallet presale(JsonNode root) {
        byte[] sealed = hex(root, "encseed", 32, LONGEST_SALT);
        if (sealed.length % 16 != 0) {
            throw malformed("encseed");
        }
        return new PresaleWallet(sealed, address(member(root, "ethaddr")).orElse(null));
    }

    private static Keystore keystore(JsonNode root) {
        JsonNode crypto = object(root, "crypto");
        if (!version(root).equals("3")) {
            throw new Refusal(new KeyFile.Unsupported("version"));
        }
        if (!text(crypto, "cipher").equals("aes-128-ctr")) {
            throw new Refusal(new KeyFile.Unsupported("cipher"));
        }
        byte[] iv = hex(object(crypto, "cipherparams"), "iv", 16, 16);
        // Old tools dropped leading zero bytes of the key before sealing it.
        byte[] sealed = hex(crypto, "ciphertext", 1, PrivateKey.LENGTH);
        byte[] mac = hex(crypto, "mac", 32, 32);
        JsonNode parameters = object(crypto, "kdfparams");
        if (number(parameters, "dklen") != DERIVED) {
            throw new Refusal(new KeyFile.Unsupported("dklen"));
        }
        byte[] salt = hex(parameters, "salt", 0, LONGEST_SALT);
        return new Keystore(
                derivation(text(crypto, "kdf"), parameters),
                new Keystore.Sealed(salt, iv, sealed, mac),
                address(member(root, "address")).orElse(null));
    }

    private static Keystore.Derivation derivation(String kdf, JsonNode parameters) {
        return switch (kdf) {
            case "scrypt" -> scrypt(parameters);
            case "pbkdf2" -> pbkdf2(parameters);
            default -> throw new Refusal(new KeyFile.Unsupported("kdf"));
        };
    }

    private static Keystore.Derivation scrypt(JsonNode parameters) {
        int n = number(parameters, "n");
        int r = number(parameters, "r");
        int p = number(parameters, "p");
        if (n < 2 || Integer.bitCount(n) != 1 || r < 1 || p < 1) {
            throw malformed("kdfparams");
        }
        Scrypt cost = new Scrypt(n, r, p);
        if (!cost.isBearable()) {
            throw new Refusal(new KeyFile.TooCostly());
        }
        return new Keystore.ByScrypt(cost);
    }

    private static Keystore.Derivation pbkdf2(JsonNode parameters) {
        if (!text(parameters, "prf").equals("hmac-sha256")) {
            throw new Refusal(new KeyFile.Unsupported("prf"));
        }
        int rounds = number(parameters, "c");
        if (rounds < 1) {
            throw malformed("c");
        }
        if (rounds > Pbkdf2.MOST_ROUNDS) {
            throw new Refusal(new KeyFile.TooCostly());
        }
        return new Keystore.ByPbkdf2(rounds);
    }

    /** The claimed address: hex with or without 0x, bech32, or Alaya's old pair of main and test network. */
    private static Optional<Address> address(@Nullable JsonNode node) {
        if (node != null && node.isObject()) {
            return address(member(node, "mainnet")).or(() -> address(member(node, "testnet")));
        }
        if (node == null || !node.isString()) {
            return Optional.empty();
        }
        // Letter case says nothing here: many tools wrote hex as it came.
        String text = node.stringValue().strip().toLowerCase(Locale.ROOT);
        return switch (AddressReader.read(text, null)) {
            case AddressReading.Valid(Address address, AddressReading.Form _) -> Optional.of(address);
            case AddressReading.MissingHexPrefix(Address address) -> Optional.of(address);
            case AddressReading.ForeignPrefix(Address address, String _, String _) -> Optional.of(address);
            default -> Optional.empty();
        };
    }

    private static String version(JsonNode root) {
        JsonNode node = member(root, "version");
        if (node == null || !(node.isIntegralNumber() || node.isString())) {
            throw malformed("version");
        }
        return node.asString();
    }

    private static @Nullable JsonNode member(JsonNode object, String name) {
        JsonNode found = null;
        for (var entry : object.properties()) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                if (found != null) {
                    throw malformed(name);
                }
                found = entry.getValue();
            }
        }
        return found;
    }

    private static JsonNode object(JsonNode parent, String name) {
        JsonNode node = member(parent, name);
        if (node == null || !node.isObject()) {
            throw malformed(name);
        }
        return node;
    }

    private static String text(JsonNode parent, String name) {
        JsonNode node = member(parent, name);
        if (node == null || !node.isString()) {
            throw malformed(name);
        }
        return node.stringValue().toLowerCase(Locale.ROOT);
    }

    private static int number(JsonNode parent, String name) {
        JsonNode node = member(parent, name);
        if (node == null || !node.isIntegralNumber()) {
            throw malformed(name);
        }
        if (!node.canConvertToInt()) {
            throw new Refusal(new KeyFile.TooCostly());
        }
        return node.intValue();
    }

    private static byte[] hex(JsonNode parent, String name, int shortest, int longest) {
        String digits = text(parent, name);
        String bare = digits.startsWith("0x") ? digits.substring(2) : digits;
        if (bare.length() % 2 != 0
                || bare.length() < 2 * shortest
                || bare.length() > 2 * longest
                || !bare.chars().allMatch(HexFormat::isHexDigit)) {
            throw malformed(name);
        }
        return HexFormat.of().parseHex(bare);
    }

    private static Refusal malformed(String part) {
        return new Refusal(new KeyFile.NotKeyFile(part));
    }
}
