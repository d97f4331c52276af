package org.kakehashi.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code vault.json}: one form, strict bounds. */
final class HeaderTest {

    private static final byte[] MASTER = Crypto.random(32);
    private static final VaultHeader HEADER =
            VaultHeader.wrap(VaultHeader.newId(), MASTER, Vaults.password(), KdfParameters.FLOOR);
    private static final String TEXT = new String(HEADER.toBytes(), StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private static VaultHeader.Reading read(String text) {
        return VaultHeader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsWhatItWrote() {
        VaultHeader header =
                assertInstanceOf(VaultHeader.Reading.Good.class, read(TEXT)).header();
        byte[] master = header.unwrap(Vaults.password());
        assertNotNull(master);
        assertArrayEquals(MASTER, master);
        assertNull(header.unwrap("correct horse batterz".toCharArray()));
    }

    @Test
    void theParametersAreBoundToTheKey() {
        VaultHeader dearer = new VaultHeader(
                HEADER.id(), new KdfParameters(19456, 2, 2), HEADER.salt(), HEADER.nonce(), HEADER.wrapped());
        assertNull(dearer.unwrap(Vaults.password()));
        VaultHeader other =
                new VaultHeader(VaultHeader.newId(), HEADER.kdf(), HEADER.salt(), HEADER.nonce(), HEADER.wrapped());
        assertNull(other.unwrap(Vaults.password()), "nor does the key open under another vault's name");
    }

    @ParameterizedTest
    @CsvSource({
        "19455, 2, 1",
        "1048577, 2, 1",
        "2147483647, 2, 1",
        "4294967296, 2, 1",
        "99999999999999999999999, 2, 1",
        "-1, 2, 1",
        "0, 2, 1",
        "19456, 1, 1",
        "19456, 0, 1",
        "19456, 21, 1",
        "19456, 2147483647, 1",
        "19456, -5, 1",
        "19456, 2, 0",
        "19456, 2, 17",
        "19456, 2, -1",
        "19456, 2, 16777216"
    })
    void hostileParametersAreRefusedAtOnce(String memory, String iterations, String parallelism) throws Exception {
        String hostile = TEXT.replace("\"memoryKiB\": 19456", "\"memoryKiB\": " + memory)
                .replace("\"iterations\": 2", "\"iterations\": " + iterations)
                .replace("\"parallelism\": 1", "\"parallelism\": " + parallelism);
        assertInstanceOf(VaultHeader.Reading.Hostile.class, read(hostile));
        Files.writeString(directory.resolve("vault.json"), hostile);
        assertInstanceOf(
                UnlockResult.HostileParameters.class, Vaults.folder(directory).unlock(Vaults.password()));
    }

    @Test
    void moreMemoryThanTheProgramHasIsSaidBeforeItIsTaken() {
        assertEquals(0, Crypto.missingMemory(KdfParameters.FLOOR));
        assertThrows(IllegalArgumentException.class, () -> new KdfParameters(1024 * 1024 + 1, 3, 4));
        assertThrows(IllegalArgumentException.class, () -> new KdfParameters(19 * 1024, 1, 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "\"format\"",
                "{\"format\": \"1\"}",
                "{\"format\": 1}",
                "{\"format\": 1.0}",
                "{\"format\": 0}",
                "\u0000",
                "{\"format\": 1, \"format\": 1}"
            })
    void whatIsNoHeaderIsDamage(String text) {
        assertInstanceOf(VaultHeader.Reading.Bad.class, read(text));
    }

    @Test
    void onlyTheOneFormIsRead() {
        assertInstanceOf(VaultHeader.Reading.Bad.class, read(TEXT + " "), "blank after");
        assertInstanceOf(VaultHeader.Reading.Bad.class, read(TEXT + "{}"), "more after");
        assertInstanceOf(VaultHeader.Reading.Bad.class, read(TEXT.replace("\n", "\r\n")), "line ends");
        assertInstanceOf(VaultHeader.Reading.Bad.class, read("\ufeff" + TEXT), "byte order mark");
        assertInstanceOf(VaultHeader.Reading.Bad.class, read(TEXT.replace("{", "{\"comment\": 1,")), "unknown member");
        assertInstanceOf(
                VaultHeader.Reading.Bad.class,
                read(TEXT.replace("\"iterations\": 2,", "\"iterations\": 2,\"iterations\": 2,")),
                "a member twice");
        assertInstanceOf(
                VaultHeader.Reading.Bad.class, read(TEXT.replaceAll("\"salt\": \"..", "\"salt\": \"")), "short salt");
        assertInstanceOf(
                VaultHeader.Reading.Bad.class,
                read(TEXT.replaceAll("\"salt\": \"..", "\"salt\": \"zz")),
                "not hexadecimal");
        assertInstanceOf(
                VaultHeader.Reading.Bad.class,
                read(TEXT.replaceAll("\"checksum\": \".{32}", "\"checksum\": \"" + "0".repeat(32))),
                "checksum");
        assertInstanceOf(VaultHeader.Reading.Bad.class, read(" ".repeat(5000) + TEXT), "too long");
    }

    @Test
    void aLaterFormatIsNamed() {
        assertEquals(new VaultHeader.Reading.Newer(2), read(TEXT.replace("\"format\": 1", "\"format\": 2")));
    }
}
