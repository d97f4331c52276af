package org.kakehashi.wallet.key;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CTRModeCipher;
import org.bouncycastle.crypto.modes.SICBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.jspecify.annotations.Nullable;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.hash.Hash;
import org.kakehashi.wallet.hash.Pbkdf2;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A key file in the form of Web3 secret storage version 3: the key under AES-128-CTR, the cipher key from the password
 * by scrypt or PBKDF2, and keccak256(second half of the derived key ‖ ciphertext) as the check value. Nodes of PlatON
 * and Alaya write the address as bech32; everyone else as hex.
 */
public final class Keystore implements KeyFile {

    private static final int DERIVED = 32;

    private final Derivation derivation;
    private final Sealed sealed;
    private final @Nullable Address address;

    Keystore(Derivation derivation, Sealed sealed, @Nullable Address address) {
        this.derivation = derivation;
        this.sealed = sealed;
        this.address = address;
    }

    /** The bytes of a file. */
    record Sealed(byte[] salt, byte[] iv, byte[] ciphertext, byte[] mac) {}

    /** How the cipher key follows from the password. */
    sealed interface Derivation {
        /** Derives 32 bytes. @throws InterruptedException when interrupted */
        byte[] derive(byte[] password, byte[] salt, Progress progress) throws InterruptedException;
    }

    /** By scrypt. */
    record ByScrypt(Scrypt cost) implements Derivation {
        @Override
        public byte[] derive(byte[] password, byte[] salt, Progress progress) throws InterruptedException {
            return cost.derive(password, salt, DERIVED, progress);
        }
    }

    /** By PBKDF2-HMAC-SHA256. */
    record ByPbkdf2(int rounds) implements Derivation {
        @Override
        public byte[] derive(byte[] password, byte[] salt, Progress progress) throws InterruptedException {
            return Pbkdf2.sha256(password, salt, rounds, DERIVED, progress);
        }
    }

    /**
     * How costly a new file is to open, and so to guess at (scrypt).
     *
     * @param n a power of two
     * @param r block size
     * @param p passes
     */
    public record Cost(int n, int r, int p) {

        /** What nodes use: 256 MiB, about a second. */
        public static final Cost STANDARD = new Cost(1 << 18, 8, 1);

        /** What ATON and the PlatON libraries use: 16 MiB. */
        public static final Cost MOBILE = new Cost(1 << 14, 8, 1);

        /** Checks the numbers. @throws IllegalArgumentException if a file with them could not be opened again */
        public Cost {
            if (!new Scrypt(n, r, p).isBearable()) {
                throw new IllegalArgumentException("too costly");
            }
        }
    }

    @Override
    public Optional<Address> address() {
        return Optional.ofNullable(address);
    }

    @Override
    public Opening open(char[] password, Progress progress) throws InterruptedException {
        Opening first = openExactly(password, progress);
        char[] other = normalized(password);
        try {
            // Tools disagree on the Unicode form in which a password is hashed.
            return first instanceof WrongPassword && !Arrays.equals(other, password)
                    ? openExactly(other, progress)
                    : first;
        } finally {
            if (other != password) {
                Arrays.fill(other, '\0');
            }
        }
    }

    private Opening openExactly(char[] password, Progress progress) throws InterruptedException {
        byte[] bytes = utf8(password);
        byte[] derived = new byte[0];
        byte[] number = new byte[0];
        try {
            derived = derivation.derive(bytes, sealed.salt(), progress);
            if (!MessageDigest.isEqual(mac(derived, sealed.ciphertext()), sealed.mac())) {
                return new WrongPassword();
            }
            byte[] plain = crypt(derived, sealed.iv(), sealed.ciphertext());
            number = new byte[PrivateKey.LENGTH];
            System.arraycopy(plain, 0, number, number.length - plain.length, plain.length);
            Arrays.fill(plain, (byte) 0);
            return PrivateKey.read(number) instanceof PrivateKey.Valid(PrivateKey key)
                    ? compared(key, address)
                    : new Damaged();
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(derived, (byte) 0);
            Arrays.fill(number, (byte) 0);
        }
    }

    static Opening compared(PrivateKey key, @Nullable Address claimed) {
        return claimed == null || claimed.equals(key.address()) ? new Opened(key) : new OtherAddress(key, claimed);
    }

    /**
     * Writes a key under a password.
     *
     * @param password not kept; the caller wipes it
     * @param hrp prefix under which the address is written as bech32, as nodes of PlatON and Alaya want it; null to
     *     write hex as everyone else does
     * @return JSON in UTF-8
     * @throws InterruptedException when the thread was interrupted
     */
    public static byte[] write(
            PrivateKey key, char[] password, Cost cost, @Nullable String hrp, SecureRandom random, Progress progress)
            throws InterruptedException {
        byte[] salt = new byte[32];
        byte[] iv = new byte[16];
        byte[] id = new byte[16];
        random.nextBytes(salt);
        random.nextBytes(iv);
        random.nextBytes(id);
        byte[] bytes = utf8(password);
        byte[] number = key.bytes();
        byte[] derived = new byte[0];
        try {
            derived = new Scrypt(cost.n(), cost.r(), cost.p()).derive(bytes, salt, DERIVED, progress);
            byte[] ciphertext = crypt(derived, iv, number);
            Sealed sealed = new Sealed(salt, iv, ciphertext, mac(derived, ciphertext));
            return json(sealed, cost, key.address(), hrp, id);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(number, (byte) 0);
            Arrays.fill(derived, (byte) 0);
        }
    }

    private static byte[] json(Sealed sealed, Cost cost, Address address, @Nullable String hrp, byte[] id) {
        HexFormat hex = HexFormat.of();
        JsonMapper mapper = new JsonMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("version", 3);
        root.put("id", randomId(id));
        root.put("address", hrp == null ? address.toLowerHex().substring(2) : address.toBech32(hrp));
        ObjectNode crypto = root.putObject("crypto");
        crypto.put("cipher", "aes-128-ctr");
        crypto.put("ciphertext", hex.formatHex(sealed.ciphertext()));
        crypto.putObject("cipherparams").put("iv", hex.formatHex(sealed.iv()));
        crypto.put("kdf", "scrypt");
        ObjectNode parameters = crypto.putObject("kdfparams");
        parameters.put("dklen", DERIVED);
        parameters.put("n", cost.n());
        parameters.put("r", cost.r());
        parameters.put("p", cost.p());
        parameters.put("salt", hex.formatHex(sealed.salt()));
        crypto.put("mac", hex.formatHex(sealed.mac()));
        return mapper.writeValueAsBytes(root);
    }

    /** A UUID of version 4. */
    private static String randomId(byte[] random) {
        ByteBuffer bits = ByteBuffer.wrap(random);
        long high = bits.getLong() & ~0xf000L | 0x4000L;
        long low = bits.getLong() & ~(3L << 62) | (2L << 62);
        return new UUID(high, low).toString();
    }

    private static byte[] mac(byte[] derived, byte[] ciphertext) {
        byte[] half = Arrays.copyOfRange(derived, 16, 32);
        try {
            return Hash.keccak256(half, ciphertext);
        } finally {
            Arrays.fill(half, (byte) 0);
        }
    }

    private static byte[] crypt(byte[] derived, byte[] iv, byte[] in) {
        CTRModeCipher cipher = SICBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(true, new ParametersWithIV(new KeyParameter(derived, 0, 16), iv));
        byte[] out = new byte[in.length];
        cipher.processBytes(in, 0, in.length, out, 0);
        return out;
    }

    private static char[] normalized(char[] password) {
        for (char c : password) {
            if (c > 0x7f) {
                return Normalizer.normalize(CharBuffer.wrap(password), Normalizer.Form.NFKC)
                        .toCharArray();
            }
        }
        return password;
    }

    static byte[] utf8(char[] text) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    /** Says only which address the file claims. */
    @Override
    public String toString() {
        return "Keystore[" + address + "]";
    }
}
