package org.kakehashi.wallet.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.hash.Hash;
import org.kakehashi.wallet.seed.Mnemonic;
import org.kakehashi.wallet.seed.MnemonicReading;
import org.kakehashi.wallet.signature.Secp256k1;
import org.kakehashi.wallet.signature.Signature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeyTest {

    private static final String DOCS_KEY = "d08baac64f52ae1b9c2ea559036650229f07f5d61d869dbb55562a9827fbaeb8";
    private final SecureRandom random = new SecureRandom();

    @Test
    void documentedKey() {
        try (PrivateKey key = valid("0x" + DOCS_KEY)) {
            assertEquals(
                    "0x6d58e500d2453ED27418ce7f1868960FE5d66af8", key.address().toHex());
            assertEquals(
                    "atp1d4vw2qxjg5ldyaqceel3s6ykpljav6hc2ey3yc", key.address().toBech32("atp"));
            assertEquals(
                    "04628f1d4fc711f609c76ea89c7556236fa0df559fa92c074c5c7869eaf8d96adb"
                            + "7b99f5d4da67606f8d27b1b2f377e81396e622cc8559b7643d856a20765caeaa",
                    HexFormat.of().formatHex(key.publicKey().uncompressed()));
        }
    }

    /** The documented words under every habit: vectors/chain/vectors.json, mnemonicPaths. */
    @Test
    void documentedWordsUnderEveryConvention() throws IOException {
        JsonNode paths = vectors().get("mnemonicPaths");
        assertTrue(paths.size() >= 5);
        for (Map.Entry<String, JsonNode> entry : paths.properties()) {
            JsonNode expected = entry.getValue();
            try (Mnemonic words = assertInstanceOf(
                            MnemonicReading.Valid.class,
                            Mnemonic.read(expected.get("mnemonic").stringValue()))
                    .mnemonic()) {
                String path = expected.get("path").stringValue();
                try (ExtendedKey master = ExtendedKey.ofSeed(words.seed(new char[0]));
                        ExtendedKey key = master.derive(DerivationPath.of(path))) {
                    assertEquals(
                            expected.get("hex").stringValue(), key.address().toHex(), entry.getKey());
                    assertEquals(
                            expected.get("atp").stringValue(), key.address().toBech32("atp"));
                    assertEquals(
                            expected.get("lat").stringValue(), key.address().toBech32("lat"));
                    assertEquals(
                            expected.get("privateKey").stringValue(),
                            "0x" + HexFormat.of().formatHex(key.privateKey().bytes()));
                }
                assertTrue(
                        PathConvention.ALL.stream()
                                .anyMatch(c -> c.path(0).toString().equals(path)),
                        "no convention has " + path);
            }
        }
    }

    private static JsonNode vectors() throws IOException {
        try (InputStream in = KeyTest.class.getResourceAsStream("/vectors/chain-hd-paths.json")) {
            return new JsonMapper().readTree(in);
        }
    }

    @Test
    void keysOutOfRangeAreRefused() {
        byte[] order = BigIntegers.asUnsignedByteArray(32, Secp256k1.ORDER);
        assertInstanceOf(PrivateKey.OutOfRange.class, PrivateKey.read(new byte[32]));
        assertInstanceOf(PrivateKey.OutOfRange.class, PrivateKey.read(order));
        byte[] largest = BigIntegers.asUnsignedByteArray(32, Secp256k1.ORDER.subtract(BigInteger.ONE));
        assertInstanceOf(PrivateKey.Valid.class, PrivateKey.read(largest));
        assertEquals(new PrivateKey.WrongLength(31), PrivateKey.read(new byte[31]));
        assertThrows(IllegalArgumentException.class, () -> PrivateKey.of(order));
    }

    @Test
    void pastedKeys() {
        for (String text :
                List.of(DOCS_KEY, "0x" + DOCS_KEY, " \n0X" + DOCS_KEY.toUpperCase(java.util.Locale.ROOT) + "\t")) {
            try (PrivateKey key = valid(text)) {
                assertEquals(DOCS_KEY, HexFormat.of().formatHex(key.bytes()));
            }
        }
        assertEquals(
                new PrivateKey.WrongLength(63),
                PrivateKey.readHex(DOCS_KEY.substring(1).toCharArray()));
        assertEquals(new PrivateKey.WrongLength(0), PrivateKey.readHex(new char[0]));
        assertEquals(new PrivateKey.NotHex(3), PrivateKey.readHex("0x1g".toCharArray()));
        assertInstanceOf(
                PrivateKey.OutOfRange.class, PrivateKey.readHex("0".repeat(64).toCharArray()));
    }

    @Test
    void signaturesAreCanonicalAndRecoverable() {
        for (int i = 0; i < 100; i++) {
            try (PrivateKey key = PrivateKey.generate(random)) {
                byte[] hash = Hash.sha256(new byte[] {(byte) i});
                Signature signature = key.sign(hash);
                assertEquals(signature, key.sign(hash));
                assertEquals(Optional.of(key.publicKey()), PublicKey.recover(hash, signature));
                assertEquals(Optional.of(key.address()), signature.recoverAddress(hash));
                assertTrue(key.publicKey().verify(hash, signature));
                assertTrue(key.publicKey().verify(hash, signature.r(), signature.s()));
                BigInteger high = Secp256k1.ORDER.subtract(signature.s());
                assertFalse(key.publicKey().verify(hash, signature.r(), high));
                assertFalse(key.publicKey().verify(Hash.sha256(hash), signature));
                assertFalse(key.publicKey()
                        .verify(hash, new Signature(signature.r(), signature.s(), 1 - signature.yParity())));
                assertEquals(new Signature.Valid(signature), Signature.read(signature.bytes()));
                assertEquals(new Signature.Valid(signature), Signature.read(signature.compact()));
            }
        }
    }

    @Test
    void brokenSignatures() {
        byte[] ones = new byte[65];
        ones[31] = 1;
        ones[63] = 1;
        assertInstanceOf(Signature.Valid.class, Signature.read(ones));
        ones[64] = 2;
        assertEquals(new Signature.WrongRecoveryByte(2), Signature.read(ones));
        ones[64] = 27;
        ones[31] = 0;
        assertInstanceOf(Signature.OutOfRange.class, Signature.read(ones));
        assertEquals(new Signature.WrongLength(63), Signature.read(new byte[63]));
        assertEquals(new Signature.WrongLength(66), Signature.read(new byte[66]));
        BigInteger aboveHalf = Secp256k1.HALF_ORDER.add(BigInteger.ONE);
        assertInstanceOf(Signature.HighS.class, Signature.of(BigInteger.ONE, aboveHalf, 0));
        assertInstanceOf(Signature.OutOfRange.class, Signature.of(Secp256k1.ORDER, BigInteger.ONE, 0));
        assertThrows(IllegalArgumentException.class, () -> new Signature(BigInteger.ONE, aboveHalf, 0));
        assertThrows(IllegalArgumentException.class, () -> new Signature(BigInteger.ONE, BigInteger.ONE, 2));
        // No point of the curve has x = 5.
        assertEquals(
                Optional.empty(),
                new Signature(BigInteger.valueOf(5), BigInteger.ONE, 0).recoverPublicKey(new byte[32]));
    }

    @Test
    void publicKeysAreCheckedPoints() {
        byte[] sound =
                PrivateKey.of(HexFormat.of().parseHex(DOCS_KEY)).publicKey().uncompressed();
        assertTrue(PublicKey.read(sound).isPresent());
        sound[64] ^= 1;
        assertTrue(PublicKey.read(sound).isEmpty());
        assertTrue(PublicKey.read(new byte[0]).isEmpty());
        assertTrue(PublicKey.read(new byte[1]).isEmpty());
        assertTrue(PublicKey.read(new byte[65]).isEmpty());
        byte[] hybrid =
                PrivateKey.of(HexFormat.of().parseHex(DOCS_KEY)).publicKey().uncompressed();
        hybrid[0] = 6;
        assertTrue(PublicKey.read(hybrid).isEmpty());
        byte[] beyondField = new byte[33];
        java.util.Arrays.fill(beyondField, (byte) 0xff);
        beyondField[0] = 2;
        assertTrue(PublicKey.read(beyondField).isEmpty());
    }

    @Test
    void wipedKeysAreGoneAndNeverShown() {
        PrivateKey key = valid(DOCS_KEY);
        assertFalse(key.toString().contains("d08b"));
        assertFalse(new PrivateKey.Valid(key).toString().contains("d08b"));
        byte[] copy = key.bytes();
        key.close();
        assertEquals(DOCS_KEY, HexFormat.of().formatHex(copy));
        assertThrows(IllegalStateException.class, key::bytes);
        assertThrows(IllegalStateException.class, key::address);
        assertThrows(IllegalStateException.class, () -> key.sign(new byte[32]));
        ExtendedKey master = ExtendedKey.ofSeed(new byte[16]);
        assertFalse(master.toString().contains("xprv"));
        ExtendedKey child = master.child(0);
        master.close();
        assertThrows(IllegalStateException.class, master::xprv);
        assertTrue(child.isPrivate());
        assertEquals(111, child.xprv().length);
    }

    @Test
    void watchOnlyKeysGoTheOrdinaryWayOnly() {
        try (ExtendedKey master = ExtendedKey.ofSeed(new byte[32]);
                ExtendedKey account = master.derive(DerivationPath.of("m/44'/486'/0'"))) {
            ExtendedKey watching = assertInstanceOf(ExtendedKey.Valid.class, ExtendedKey.read(account.xpub()))
                    .key();
            for (int i = 0; i < 5; i++) {
                DerivationPath rest = DerivationPath.of("m/0").child(i);
                try (ExtendedKey spending = account.derive(rest)) {
                    assertEquals(spending.address(), watching.derive(rest).address());
                }
            }
            assertThrows(IllegalStateException.class, () -> watching.child(DerivationPath.HARDENED));
            assertThrows(IllegalStateException.class, watching::privateKey);
            assertThrows(IllegalStateException.class, watching::xprv);
        }
    }

    @Test
    void extendedKeysMistyped() {
        try (ExtendedKey master = ExtendedKey.ofSeed(new byte[32])) {
            String xpub = master.xpub();
            assertInstanceOf(ExtendedKey.Valid.class, ExtendedKey.read(" " + xpub + "\n"));
            assertInstanceOf(ExtendedKey.BadChecksum.class, ExtendedKey.read(xpub.substring(0, xpub.length() - 1)));
            assertInstanceOf(ExtendedKey.BadChecksum.class, ExtendedKey.read(xpub.replace('x', '0')));
            assertInstanceOf(ExtendedKey.BadChecksum.class, ExtendedKey.read(""));
            assertInstanceOf(ExtendedKey.BadChecksum.class, ExtendedKey.read("z".repeat(100_000)));
            // A Bitcoin address is sound base58 and no extended key.
            assertInstanceOf(ExtendedKey.NotExtendedKey.class, ExtendedKey.read("1GW9wXcbtFNV6N6Mxje82Tmjk2iB9fffaj"));
        }
        assertThrows(IllegalArgumentException.class, () -> ExtendedKey.ofSeed(new byte[15]));
        assertThrows(IllegalArgumentException.class, () -> ExtendedKey.ofSeed(new byte[65]));
    }

    @Test
    void pathsReadStrictly() {
        for (String text : List.of("m", "m/0", "m/44'/486'/0'/0/0", "m/2147483647'/2147483647")) {
            assertEquals(text, DerivationPath.of(text).toString());
        }
        assertEquals(DerivationPath.of("m/1'/2'"), DerivationPath.of("m/1h/2H"));
        assertEquals("m/44'/0", DerivationPath.MASTER.hardenedChild(44).child(0).toString());
        assertTrue(DerivationPath.of("m/0/1'").needsPrivateKey());
        assertFalse(DerivationPath.of("m/0/1").needsPrivateKey());
        for (String text : List.of(
                "",
                "/",
                "m/",
                "M/0",
                "0/1",
                "m//0",
                "m/00",
                "m/01",
                "m/-1",
                "m/+1",
                "m/1''",
                "m/'",
                "m/2147483648",
                "m/99999999999",
                "m/0 ",
                " m/0",
                "m/0/",
                "m/0x1",
                "m/\u0661",
                "m" + "/0".repeat(17),
                "m/" + "9".repeat(100_000))) {
            assertEquals(Optional.empty(), DerivationPath.parse(text), text.substring(0, Math.min(20, text.length())));
        }
        assertThrows(IllegalArgumentException.class, () -> DerivationPath.MASTER.child(-1));
    }

    @Test
    void conventionsNumberAccounts() {
        assertEquals("m/44'/486'/0'/0/7", PathConvention.PLATON.path(7).toString());
        assertEquals("m/44'/486'/0'/0'/7", PathConvention.LEDGER_PLATON.path(7).toString());
        assertEquals("m/44'/486'/0'/0", PathConvention.SDK_PLATON.path(0).toString());
        assertFalse(PathConvention.SDK_PLATON.numbered());
        assertThrows(IllegalArgumentException.class, () -> PathConvention.SDK_PLATON.path(1));
        assertThrows(IllegalArgumentException.class, () -> PathConvention.PLATON.path(-1));
        long ids =
                PathConvention.ALL.stream().map(PathConvention::id).distinct().count();
        assertEquals(PathConvention.ALL.size(), ids);
    }

    @Test
    void generatedKeysDiffer() {
        try (PrivateKey a = PrivateKey.generate(random);
                PrivateKey b = PrivateKey.generate(random)) {
            assertNotEquals(a.address(), b.address());
            assertArrayEquals(a.sharedX(b.publicKey()), b.sharedX(a.publicKey()));
        }
    }

    private static PrivateKey valid(String text) {
        return assertInstanceOf(PrivateKey.Valid.class, PrivateKey.readHex(text.toCharArray()))
                .key();
    }
}
