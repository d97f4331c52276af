package org.kakehashi.wallet.address;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {

    private static final String HEX = "0x6d58e500d2453ED27418ce7f1868960FE5d66af8";
    private static final String LAT = "lat1d4vw2qxjg5ldyaqceel3s6ykpljav6hcn0jfmh";
    private static final String ATP = "atp1d4vw2qxjg5ldyaqceel3s6ykpljav6hc2ey3yc";
    private static final Address ADDRESS = Address.ofHex(HEX);

    @Test
    void valueType() {
        assertEquals(ADDRESS, Address.of(ADDRESS.bytes()));
        assertEquals(ADDRESS.hashCode(), Address.of(ADDRESS.bytes()).hashCode());
        assertNotEquals(ADDRESS, Address.ZERO);
        assertTrue(Address.ZERO.isZero());
        assertEquals(HEX, ADDRESS.toString());
        assertEquals(HEX.toLowerCase(Locale.ROOT), ADDRESS.toLowerHex());
        byte[] bytes = ADDRESS.bytes();
        Arrays.fill(bytes, (byte) 0);
        assertEquals(HEX, ADDRESS.toHex());
        assertEquals(Address.ZERO, new TreeSet<>(List.of(ADDRESS, Address.ZERO)).first());
        assertThrows(IllegalArgumentException.class, () -> Address.of(new byte[19]));
        assertThrows(IllegalArgumentException.class, () -> Address.of(new byte[21]));
        assertThrows(IllegalArgumentException.class, () -> Address.ofHex(HEX.substring(2)));
        assertThrows(IllegalArgumentException.class, () -> Address.ofHex("0x" + "g".repeat(40)));
    }

    @ParameterizedTest
    @CsvSource({
        "0x0000000000000000000000000000000000000000, atp1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqdruy9j",
        "0x0000000000000000000000000000000000000000, lat1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq542u6a",
        "0xffffffffffffffffffffffffffffffffffffffff, lax1llllllllllllllllllllllllllllllllhpeunc",
        "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266, atx17w0adeg64ky0daxwd2ugyuneellmjgnxhmmr69",
        "0x6d58e500d2453ED27418ce7f1868960FE5d66af8, atx1d4vw2qxjg5ldyaqceel3s6ykpljav6hcqlcmhj",
    })
    void bech32(String hex, String bech32) {
        String hrp = bech32.substring(0, 3);
        assertEquals(bech32, Address.ofHex(hex).toBech32(hrp));
        AddressReading expected = new AddressReading.Valid(Address.ofHex(hex), AddressReading.Form.BECH32);
        assertEquals(expected, AddressReader.read(bech32, hrp));
        assertEquals(expected, AddressReader.read(" \t" + bech32.toUpperCase(Locale.ROOT) + "\n", hrp));
    }

    @Test
    void systemContracts() {
        assertEquals("lat1zqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqp7pn3ep", SystemContracts.RESTRICTING.toBech32("lat"));
        assertEquals("atp1zqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqzfyslg3", SystemContracts.STAKING.toBech32("atp"));
        assertEquals("lat1zqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqrdyjj2v", SystemContracts.REWARD_POOL.toBech32("lat"));
        assertEquals("lat1zqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqyva9ztf", SystemContracts.SLASHING.toBech32("lat"));
        assertEquals("lat1zqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq93t3hkm", SystemContracts.GOVERNANCE.toBech32("lat"));
        assertEquals("lat1zqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqxlcypcy", SystemContracts.DELEGATE_REWARD.toBech32("lat"));
        assertEquals("lat1yqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqn3s90p", SystemContracts.VALIDATOR_INNER.toBech32("lat"));
        for (Address system : List.of(SystemContracts.STAKING, SystemContracts.VRF, SystemContracts.BLS_VERIFY)) {
            assertTrue(SystemContracts.isSystem(system));
            assertTrue(SystemContracts.name(system).isPresent());
        }
        assertFalse(SystemContracts.isSystem(ADDRESS));
        assertFalse(SystemContracts.isSystem(Address.ZERO));
        assertFalse(SystemContracts.isSystem(Address.ofHex("0x1000000000000000000000000000000000000102")));
        assertFalse(SystemContracts.isSystem(Address.ofHex("0x4000000000000000000000000000000000000001")));
    }

    @Test
    void foreignPrefixOffersConversionWithinTheFamilyOnly() {
        assertEquals(new AddressReading.ForeignPrefix(ADDRESS, "atp", LAT), AddressReader.read(ATP, "lat"));
        assertEquals(new AddressReading.ForeignPrefix(ADDRESS, "lat", HEX), AddressReader.read(LAT, null));
        String cosmos = ADDRESS.toBech32("cosmos");
        assertEquals(new AddressReading.ForeignPrefix(ADDRESS, "cosmos", null), AddressReader.read(cosmos, "lat"));
        assertEquals(
                new AddressReading.Valid(ADDRESS, AddressReading.Form.BECH32), AddressReader.read(cosmos, "cosmos"));
    }

    @Test
    void hexForms() {
        assertEquals(
                new AddressReading.Valid(ADDRESS, AddressReading.Form.HEX_CHECKSUMMED), AddressReader.read(HEX, "lat"));
        assertEquals(
                new AddressReading.Valid(ADDRESS, AddressReading.Form.HEX),
                AddressReader.read(HEX.toLowerCase(Locale.ROOT), "lat"));
        assertEquals(
                new AddressReading.Valid(ADDRESS, AddressReading.Form.HEX),
                AddressReader.read("0X" + HEX.substring(2).toUpperCase(Locale.ROOT), null));
        assertInstanceOf(AddressReading.MixedCaseChecksumWrong.class, AddressReader.read(HEX.replace('E', 'e'), "lat"));
        assertEquals(new AddressReading.MissingHexPrefix(ADDRESS), AddressReader.read(HEX.substring(2), "lat"));
        assertEquals(new AddressReading.WrongLength(39, 40), AddressReader.read(HEX.substring(0, 41), "lat"));
        assertEquals(new AddressReading.WrongLength(41, 40), AddressReader.read(HEX + "0", "lat"));
        assertEquals(new AddressReading.WrongLength(0, 40), AddressReader.read("0x", "lat"));
        assertEquals(new AddressReading.WrongCharacter(5, 'O'), AddressReader.read("0x000O" + "0".repeat(36), "lat"));
    }

    @Test
    void brokenBech32() {
        String swapped = LAT.replace("lat1d4", "lat14d");
        assertEquals(new AddressReading.BadChecksum("lat", false), AddressReader.read(swapped, "lat"));
        assertEquals(new AddressReading.BadChecksum("lat", true), AddressReader.read(bech32m(ADDRESS), "lat"));
        assertInstanceOf(AddressReading.MixedCaseBech32.class, AddressReader.read("Lat" + LAT.substring(3), "lat"));
        assertEquals(new AddressReading.WrongCharacter(4, 'b'), AddressReader.read(LAT.replace("1d4", "1b4"), "lat"));
        assertEquals(
                new AddressReading.WrongLength(19, 20), AddressReader.read(Bech32.encode("lat", new byte[19]), "lat"));
        assertEquals(
                new AddressReading.WrongLength(21, 20), AddressReader.read(Bech32.encode("lat", new byte[21]), "lat"));
    }

    @Test
    void oneWrongCharacterIsAlwaysNoticed() {
        String alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        for (int i = 4; i < LAT.length(); i++) {
            for (char c : alphabet.toCharArray()) {
                if (c != LAT.charAt(i)) {
                    String wrong = LAT.substring(0, i) + c + LAT.substring(i + 1);
                    assertEquals(new AddressReading.BadChecksum("lat", false), AddressReader.read(wrong, "lat"), wrong);
                }
            }
        }
    }

    @Test
    void noAddressAtAll() {
        assertInstanceOf(AddressReading.Empty.class, AddressReader.read(" \n", "lat"));
        for (String text : List.of(
                "hello",
                "1",
                "lat1",
                "lat1qqqqq",
                "pay 1 coin",
                "ethereum:" + HEX,
                "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
                "0".repeat(10_000),
                "LAT1\u0130\u0130\u0130\u0130\u0130\u0130\u0130\u0130",
                "\ud83d\ude00".repeat(20))) {
            AddressReading reading = AddressReader.read(text, "lat");
            assertFalse(reading instanceof AddressReading.Valid, text);
            assertFalse(reading instanceof AddressReading.ForeignPrefix, text);
        }
    }

    @Test
    void bech32Limits() {
        assertThrows(IllegalArgumentException.class, () -> Bech32.encode("", new byte[20]));
        assertThrows(IllegalArgumentException.class, () -> Bech32.encode("LAT", new byte[20]));
        assertThrows(IllegalArgumentException.class, () -> Bech32.encode("l t", new byte[20]));
        assertThrows(IllegalArgumentException.class, () -> Bech32.encode("lat", new byte[60]));
        // BIP-173's own examples of sound text.
        assertArrayEquals(
                new byte[0],
                assertInstanceOf(Bech32.Sound.class, Bech32.decode("A12UEL5L")).payload());
        assertInstanceOf(Bech32.Sound.class, Bech32.decode("?1ezyfcl"));
        // And of text to refuse: no separator, no prefix, wrong character, wrong checksum.
        assertInstanceOf(Bech32.NotBech32.class, Bech32.decode("pzry9x0s0muk"));
        assertInstanceOf(Bech32.NotBech32.class, Bech32.decode("1pzry9x0s0muk"));
        assertInstanceOf(Bech32.WrongCharacter.class, Bech32.decode("x1b4n0q5v"));
        assertInstanceOf(Bech32.WrongChecksum.class, Bech32.decode("A1G7SGD8"));
    }

    @Test
    void bech32GoesRound() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            byte[] payload = new byte[random.nextInt(48)];
            random.nextBytes(payload);
            Bech32.Sound sound = assertInstanceOf(Bech32.Sound.class, Bech32.decode(Bech32.encode("any1hrp", payload)));
            assertArrayEquals(payload, sound.payload());
            assertEquals("any1hrp", sound.hrp());
        }
    }

    @Test
    void likenessSeesTheBech32FormToo() {
        byte[] near = ADDRESS.bytes();
        // The first fifteen bits stay, which hex shows as three digits and bech32 as three characters.
        near[2] ^= 0x7f;
        near[10] ^= 0x01;
        Address other = Address.of(near);
        assertEquals(AddressLikeness.Likeness.SAME, AddressLikeness.compare(ADDRESS, ADDRESS, "lat"));
        assertEquals(AddressLikeness.Likeness.LOOK_ALIKE, AddressLikeness.compare(ADDRESS, other, "lat"));
        assertEquals(
                new AddressLikeness.Resemblance(ADDRESS, AddressLikeness.Likeness.LOOK_ALIKE),
                AddressLikeness.nearest(List.of(Address.ZERO, ADDRESS), other, "lat")
                        .orElseThrow());
        assertTrue(
                AddressLikeness.nearest(List.of(ADDRESS, other), other, "lat").isEmpty());
    }

    @Test
    void strangersRarelyResembleEachOther() {
        Random random = new Random(7);
        int alarms = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] a = new byte[20];
            byte[] b = new byte[20];
            random.nextBytes(a);
            random.nextBytes(b);
            if (AddressLikeness.compare(Address.of(a), Address.of(b), "lat") != AddressLikeness.Likeness.DIFFERENT) {
                alarms++;
            }
        }
        assertTrue(alarms <= 2, alarms + " false alarms in 5000");
    }

    @Test
    void nonceBounds() {
        assertThrows(IllegalArgumentException.class, () -> ContractAddress.create(ADDRESS, BigInteger.ONE.negate()));
        assertThrows(IllegalArgumentException.class, () -> ContractAddress.create(ADDRESS, BigInteger.TWO.pow(64)));
        assertThrows(
                IllegalArgumentException.class, () -> ContractAddress.create2(ADDRESS, new byte[31], new byte[32]));
    }

    /** A text whose checksum would hold as bech32m: found by changing the checksum by the two constants' difference. */
    private static String bech32m(Address address) {
        String alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        String text = address.toBech32("lat");
        int difference = 1 ^ 0x2bc830a3;
        StringBuilder changed = new StringBuilder(text.substring(0, text.length() - 6));
        for (int i = 0; i < 6; i++) {
            int value = alphabet.indexOf(text.charAt(text.length() - 6 + i));
            changed.append(alphabet.charAt(value ^ (difference >> (5 * (5 - i)) & 31)));
        }
        return changed.toString();
    }
}
