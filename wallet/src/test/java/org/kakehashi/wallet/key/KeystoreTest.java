package org.kakehashi.wallet.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.generators.SCrypt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.address.Address;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Wallet;
import org.web3j.crypto.WalletFile;
import tools.jackson.databind.json.JsonMapper;

class KeystoreTest {

    private static final Keystore.Cost QUICK = new Keystore.Cost(16, 1, 1);
    private static final char[] PASSWORD = "a good password".toCharArray();
    private final SecureRandom random = new SecureRandom();
    private final PrivateKey key = PrivateKey.generate(random);
    private String file = "";

    @BeforeEach
    void write() throws InterruptedException {
        file = written(PASSWORD, "lat");
    }

    @AfterEach
    void wipe() {
        key.close();
    }

    @Test
    void goesRoundWithEitherAddressForm() throws InterruptedException {
        assertTrue(file.contains("\"address\":\"" + key.address().toBech32("lat") + "\""));
        assertOpens(file, PASSWORD);
        String hex = written(PASSWORD, null);
        assertTrue(hex.contains("\"address\":\"" + key.address().toLowerHex().substring(2) + "\""));
        assertOpens(hex, PASSWORD);
        assertTrue(
                file.matches("(?s).*\"id\":\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\".*"));
        assertNotEquals(file, written(PASSWORD, "lat"));
    }

    @Test
    void addressesAsMetInTheWild() throws InterruptedException {
        String own = "\"" + key.address().toBech32("lat") + "\"";
        String atp = "\"" + key.address().toBech32("atp") + "\"";
        String hex = key.address().toHex();
        for (String form : List.of(
                own,
                atp,
                "\"" + hex + "\"",
                "\"" + hex.substring(2) + "\"",
                "\"" + hex.substring(2).toUpperCase(java.util.Locale.ROOT) + "\"",
                "{\"mainnet\":" + atp + ",\"testnet\":\"" + key.address().toBech32("atx") + "\"}",
                "{\"testnet\":" + atp + "}")) {
            String json = file.replace(own, form);
            assertEquals(Optional.of(key.address()), read(json).address(), form);
            assertOpens(json, PASSWORD);
        }
        for (String form : List.of("null", "\"\"", "7", "\"nonsense\"", "{}", "[]")) {
            String json = file.replace(own, form);
            assertEquals(Optional.empty(), read(json).address(), form);
            assertOpens(json, PASSWORD);
        }
        assertOpens(file.replace("\"address\":" + own + ",", ""), PASSWORD);
    }

    @Test
    void namesInAnyLetterCaseButOnce() throws InterruptedException {
        assertOpens(file.replace("\"crypto\"", "\"Crypto\"").replace("\"mac\"", "\"MAC\""), PASSWORD);
        assertOpens(file.replace("\"version\":3", "\"version\":\"3\""), PASSWORD);
        assertOpens("\ufeff" + file, PASSWORD);
        assertEquals(
                new KeyFile.NotKeyFile("version"),
                readRaw(file.replace("\"version\":3", "\"version\":3,\"Version\":3")));
        assertInstanceOf(KeyFile.NotJson.class, readRaw(file.replace("\"version\":3", "\"version\":3,\"version\":3")));
    }

    @Test
    void wrongPasswordAndChangedFilesAreToldApart() throws InterruptedException {
        assertInstanceOf(KeyFile.WrongPassword.class, read(file).open("wrong".toCharArray(), Progress.NONE));
        assertInstanceOf(KeyFile.WrongPassword.class, read(file).open(new char[0], Progress.NONE));
        assertInstanceOf(KeyFile.NotKeyFile.class, readRaw(file.replace("\"mac\":\"", "\"mac\":\"x")));
        assertInstanceOf(KeyFile.NotKeyFile.class, readRaw(file.replace("\"mac\":\"", "\"mac\":\"00")));
        assertInstanceOf(KeyFile.NotJson.class, readRaw(file.substring(0, file.length() / 2)));
        Address other = Address.ofHex("0x7F7DE8737Ee839A71e01dC224430FDc2911c11ff");
        String swapped = file.replace(key.address().toBech32("lat"), other.toBech32("lat"));
        KeyFile.OtherAddress found =
                assertInstanceOf(KeyFile.OtherAddress.class, read(swapped).open(PASSWORD, Progress.NONE));
        assertEquals(other, found.claimed());
        assertEquals(key.address(), found.key().address());
    }

    @Test
    void passwordsOfEveryScript() throws InterruptedException {
        for (String password : List.of("", "パスワード", "密码", "пароль", "🔑🔑", "\u00e9")) {
            String json = written(password.toCharArray(), "atp");
            assertOpens(json, password.toCharArray());
        }
        assertOpens(written("\u00e9".toCharArray(), null), "e\u0301".toCharArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"x\"",
                "{}",
                "{\"version\":3}",
                "{\"version\":3,\"crypto\":{}}",
                "{\"crypto\":[]}",
                "{\"encseed\":\"00\"}",
                "{\"encseed\":7}",
                "not json",
                "{\"version\":3}{}"
            })
    void thingsThatAreNoKeyFile(String json) {
        KeyFile.Reading reading = readRaw(json);
        assertTrue(reading instanceof KeyFile.NotJson || reading instanceof KeyFile.NotKeyFile, reading.toString());
    }

    @Test
    void hugeOrDeepFilesAreRefused() {
        assertInstanceOf(KeyFile.NotJson.class, KeyFile.read(new byte[10_000_000]));
        assertInstanceOf(KeyFile.NotJson.class, readRaw("[".repeat(60_000)));
        assertInstanceOf(KeyFile.NotJson.class, readRaw("{\"version\":" + "9".repeat(60_000) + "}"));
        assertInstanceOf(
                KeyFile.NotKeyFile.class, readRaw(file.replace("\"salt\":\"", "\"salt\":\"" + "00".repeat(2000))));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"n\":16', '\"n\":1073741824', TooCostly",
        "'\"n\":16', '\"n\":4294967296', TooCostly",
        "'\"n\":16', '\"n\":99999999999999999999', TooCostly",
        "'\"n\":16', '\"n\":17', NotKeyFile",
        "'\"n\":16', '\"n\":0', NotKeyFile",
        "'\"n\":16', '\"n\":-16', NotKeyFile",
        "'\"n\":16', '\"n\":1', NotKeyFile",
        "'\"n\":16', '\"n\":16.0', NotKeyFile",
        "'\"n\":16', '\"n\":\"16\"', NotKeyFile",
        "'\"r\":1', '\"r\":2147483647', TooCostly",
        "'\"r\":1', '\"r\":0', NotKeyFile",
        "'\"p\":1', '\"p\":2147483647', TooCostly",
        "'\"p\":1', '\"p\":0', NotKeyFile",
        "'\"dklen\":32', '\"dklen\":16', Unsupported",
        "'\"dklen\":32', '\"dklen\":2147483647', Unsupported",
        "'\"version\":3', '\"version\":1', Unsupported",
        "'\"version\":3', '\"version\":3.0', NotKeyFile",
        "'aes-128-ctr', 'aes-128-cbc', Unsupported",
        "'\"kdf\":\"scrypt\"', '\"kdf\":\"md5\"', Unsupported",
        "'\"kdf\":\"scrypt\"', '\"kdf\":\"pbkdf2\"', NotKeyFile",
    })
    void hostileParameters(String from, String to, String outcome) {
        String changed = file.replace(from, to);
        assertNotEquals(file, changed);
        assertEquals(outcome, readRaw(changed).getClass().getSimpleName());
    }

    @Test
    void endlessPbkdf2IsRefused() {
        String parameters = "\"kdf\":\"pbkdf2\",\"kdfparams\":{\"prf\":\"hmac-sha256\",\"c\":ROUNDS,";
        String pbkdf2 = file.replaceAll("\"kdf\":\"scrypt\",\"kdfparams\":\\{", parameters);
        assertInstanceOf(KeyFile.Valid.class, readRaw(pbkdf2.replace("ROUNDS", "262144")));
        assertInstanceOf(KeyFile.TooCostly.class, readRaw(pbkdf2.replace("ROUNDS", "2000000000")));
        assertInstanceOf(KeyFile.NotKeyFile.class, readRaw(pbkdf2.replace("ROUNDS", "0")));
        assertInstanceOf(
                KeyFile.Unsupported.class, readRaw(pbkdf2.replace("ROUNDS", "1").replace("hmac-sha256", "hmac-sha1")));
    }

    @Test
    void progressIsToldAndInterruptionStops() throws InterruptedException {
        List<Long> steps = new ArrayList<>();
        byte[] slow =
                Keystore.write(key, PASSWORD, Keystore.Cost.MOBILE, "lat", random, (done, total) -> steps.add(done));
        assertTrue(steps.size() > 10);
        assertEquals(steps.stream().sorted().toList(), steps);
        KeyFile read = assertInstanceOf(KeyFile.Valid.class, KeyFile.read(slow)).file();
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> read.open(PASSWORD, Progress.NONE));
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void scryptAgreesWithAnotherImplementation() throws InterruptedException {
        byte[] salt = new byte[8];
        random.nextBytes(salt);
        byte[] password = "pleaseletmein".getBytes(StandardCharsets.UTF_8);
        for (int[] c : new int[][] {{16, 1, 1}, {1024, 8, 3}, {2, 3, 2}, {4096, 2, 1}}) {
            assertArrayEquals(
                    SCrypt.generate(password, salt, c[0], c[1], c[2], 70),
                    new Scrypt(c[0], c[1], c[2]).derive(password, salt, 70, Progress.NONE));
        }
    }

    @Test
    void anotherLibraryReadsWhatWeWriteAndWeWhatItWrites() throws Exception {
        JsonMapper mapper = new JsonMapper();
        String quick = written(PASSWORD, null);
        ECKeyPair pair = Wallet.decrypt(new String(PASSWORD), mapper.readValue(quick, WalletFile.class));
        assertEquals(new BigInteger(1, key.bytes()), pair.getPrivateKey());
        String theirs = mapper.writeValueAsString(Wallet.createLight(new String(PASSWORD), pair));
        assertEquals(Optional.of(key.address()), read(theirs).address());
        assertOpens(theirs, PASSWORD);
    }

    @Test
    void costsThatCouldNotBeReadAgainAreNotWritten() {
        assertThrows(IllegalArgumentException.class, () -> new Keystore.Cost(1 << 30, 8, 1));
        assertThrows(IllegalArgumentException.class, () -> new Keystore.Cost(1000, 8, 1));
    }

    private String written(char[] password, @Nullable String hrp) throws InterruptedException {
        byte[] json = Keystore.write(key, password, QUICK, hrp, random, Progress.NONE);
        return new String(json, StandardCharsets.UTF_8);
    }

    private static KeyFile.Reading readRaw(String json) {
        return KeyFile.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyFile read(String json) {
        return assertInstanceOf(KeyFile.Valid.class, readRaw(json)).file();
    }

    private void assertOpens(String json, char[] password) throws InterruptedException {
        KeyFile.Opening opening = read(json).open(password, Progress.NONE);
        try (PrivateKey opened = assertInstanceOf(KeyFile.Opened.class, opening).key()) {
            assertArrayEquals(key.bytes(), opened.bytes());
        }
    }
}
