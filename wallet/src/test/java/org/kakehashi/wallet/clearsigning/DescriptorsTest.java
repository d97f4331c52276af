package org.kakehashi.wallet.clearsigning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.UnlockResult;
import org.kakehashi.vault.Vault;
import org.kakehashi.vault.VaultFolder;
import org.kakehashi.wallet.abi.AbiException;
import org.kakehashi.wallet.abi.AbiFunction;
import org.kakehashi.wallet.abi.AbiValue;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.typeddata.TypedData;

/** Description files: kept in the vault, matched strictly, and unable to do harm beyond their words. */
class DescriptorsTest {

    private static final Address POOL = Address.ofHex("0x00000000000000000000000000000000000b00B5");
    private static final Address BOB = Address.ofHex("0x3333333333333333333333333333333333333333");
    private static final BigInteger PLATON = BigInteger.valueOf(210425);
    private static final String FILE = """
            {"context":{"contract":{"deployments":[{"chainId":210425,"address":"%1$s"}]},
              "eip712":{"deployments":[{"chainId":210425,"address":"%1$s"}],"domain":{"name":"Pool"}}},
             "metadata":{"owner":"Pool Makers"},
             "display":{"formats":{
               "enter(uint256 amount, address heir)":{"intent":"Enter the pool","fields":[
                 {"path":"amount","label":"You put in","format":"amount"}]},
               "Order(address to,uint256 amount)":{"intent":"Order","fields":[{"path":"to","label":"For"}]}}}}""".formatted(POOL.toHex());

    @TempDir
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Bytes entering() throws AbiException {
        return AbiFunction.of("enter(uint256,address)").call(List.of(AbiValue.of(7), AbiValue.of(BOB)));
    }

    private Vault vault() throws IOException {
        return new VaultFolder(folder.resolve("vault"), List.of(Descriptors.MIGRATIONS))
                .create("pass".toCharArray(), KdfParameters.FLOOR);
    }

    private static boolean speaks(Descriptors descriptors, BigInteger chain, Address to, Bytes data) {
        return descriptors
                .call(chain, to, null, BigInteger.ZERO, data, Directory.NONE)
                .isPresent();
    }

    @Test
    void aFileIsKeptInTheVaultAndCountsForItsContractAlone() throws Exception {
        try (Vault vault = vault()) {
            Descriptors descriptors = new Descriptors(vault.database(), Clock.systemUTC());
            assertFalse(speaks(descriptors, PLATON, POOL, entering()));
            assertTrue(descriptors.add("pool.json", bytes(FILE), null));
            assertTrue(descriptors.add("pool.json", bytes(FILE), null), "twice is once");
        }
        VaultFolder again = new VaultFolder(folder.resolve("vault"), List.of(Descriptors.MIGRATIONS));
        UnlockResult.Unlocked open = assertInstanceOf(UnlockResult.Unlocked.class, again.unlock("pass".toCharArray()));
        try (Vault vault = open.vault()) {
            Descriptors descriptors = new Descriptors(vault.database(), Clock.systemUTC());
            assertEquals(1, descriptors.entries().size());
            Described said = descriptors
                    .call(PLATON, POOL, null, BigInteger.ZERO, entering(), Directory.NONE)
                    .orElseThrow();
            assertEquals("Enter the pool", said.text().intent());
            assertEquals(
                    List.of(new ClearText.Line("You put in", "7 ")), said.text().lines());
            assertEquals(2, said.values().fields().size(), "also what the file leaves out");
            assertEquals(descriptors.entries().getFirst(), said.source());
            assertEquals("pool.json", descriptors.entries().getFirst().name());
            assertFalse(speaks(descriptors, BigInteger.ONE, POOL, entering()), "another chain");
            assertFalse(speaks(descriptors, PLATON, BOB, entering()), "another contract");
            assertFalse(
                    speaks(
                            descriptors,
                            PLATON,
                            POOL,
                            Bytes.fromHex("deadbeef").plus(entering().slice(4, 68))),
                    "another function");
            assertFalse(speaks(descriptors, PLATON, POOL, entering().slice(0, 40)), "cut off");
            descriptors.remove(descriptors.entries().getFirst().id());
            assertFalse(speaks(descriptors, PLATON, POOL, entering()));
        }
    }

    private static TypedData order(String type, String domain, String chain) throws Exception {
        return TypedData.read("""
                {"types":{"Order":[%s]},"primaryType":"Order",
                "domain":{"name":"%s","chainId":%s,"verifyingContract":"%s"},
                "message":{"to":"%s","amount":1}}""".formatted(type, domain, chain, POOL.toHex(), BOB.toHex()));
    }

    @Test
    void aMessageIsMatchedByChainContractDomainAndWholeType() throws Exception {
        String members = "{\"name\":\"to\",\"type\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\"}";
        try (Vault vault = vault()) {
            Descriptors descriptors = new Descriptors(vault.database(), Clock.systemUTC());
            descriptors.add("pool.json", bytes(FILE), null);
            Described said = descriptors
                    .message(order(members, "Pool", "210425"), Directory.NONE)
                    .orElseThrow();
            assertEquals(
                    List.of(new ClearText.Line("For", BOB.toHex())), said.text().lines());
            assertTrue(descriptors
                    .message(order(members, "Pond", "210425"), Directory.NONE)
                    .isEmpty());
            assertTrue(descriptors
                    .message(order(members, "Pool", "1"), Directory.NONE)
                    .isEmpty());
            String wider = members.replace("uint256", "uint128");
            assertTrue(descriptors
                    .message(order(wider, "Pool", "210425"), Directory.NONE)
                    .isEmpty());
        }
    }

    @Test
    void theProgramsOwnDescriptionsSpeakOfTheRightContracts() throws Exception {
        try (Vault vault = vault()) {
            Descriptors descriptors = new Descriptors(vault.database(), Clock.systemUTC());
            Address weth = Address.ofHex("0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2");
            Described said = descriptors
                    .call(
                            BigInteger.ONE,
                            weth,
                            null,
                            BigInteger.TEN,
                            AbiFunction.of("deposit()").call(List.of()),
                            Directory.NONE)
                    .orElseThrow();
            assertNull(said.source());
            assertEquals("wrap", said.text().intent());
            assertEquals(
                    List.of(new ClearText.Line("gives", "10 ")), said.text().lines());
            assertEquals(3, descriptors.own().size());
        }
        for (String name : List.of("weth.json", "lido.json", "permit2.json")) {
            String text = own(name);
            for (DescriptorFile.Place place : DescriptorFile.own(name).contracts()) {
                assertTrue(text.contains(place.contract().toHex()), () -> "the checksum of " + place);
            }
        }
    }

    private static String own(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(DescriptorFile.class.getResourceAsStream("own/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static DescriptorFile.Reason refused(String text) {
        return assertInstanceOf(DescriptorFile.Refused.class, DescriptorFile.read(bytes(text), null))
                .reason();
    }

    @Test
    void whatIsNotStrictIsRefused() {
        assertEquals(DescriptorFile.Reason.TOO_LARGE, refused(" ".repeat(DescriptorFile.LARGEST + 1)));
        assertEquals(DescriptorFile.Reason.NOT_JSON, refused("{\"a\":1,\"a\":2}"));
        assertEquals(DescriptorFile.Reason.NOT_JSON, refused("[".repeat(60_000)));
        assertEquals(DescriptorFile.Reason.NOT_JSON, refused("[]"));
        assertEquals(DescriptorFile.Reason.NO_CONTRACT, refused("{}"));
        assertEquals(DescriptorFile.Reason.NO_CONTRACT, refused(FILE.replace(POOL.toHex(), "0x123")));
        assertEquals(
                DescriptorFile.Reason.NOTHING_DESCRIBED,
                refused(FILE.replaceFirst("(?s)\"display\".*", "\"display\":{\"formats\":{\"Order\":{}}}}")));
        DescriptorFile.Incomplete other = assertInstanceOf(
                DescriptorFile.Incomplete.class,
                DescriptorFile.read(bytes(FILE.replaceFirst("\\{", "{\"includes\":\"../x/common.json\",")), null));
        assertEquals("common.json", other.other());
        assertInstanceOf(
                DescriptorFile.Valid.class,
                DescriptorFile.read(bytes(FILE.replaceFirst("\\{", "{\"includes\":\"common.json\",")), bytes("{}")));
    }

    @Test
    void aFileThatRefersToItselfEnds() throws Exception {
        String many =
                "{\"path\":\"amount\",\"visible\":\"never\"},{\"$ref\":\"$.display.definitions.loop\"},".repeat(200);
        String loop = FILE.replace(
                        "\"display\":{",
                        "\"display\":{\"definitions\":{\"loop\":{\"fields\":[" + many + "{\"path\":\"amount\"}]}},")
                .replace(
                        "{\"path\":\"amount\",\"label\":\"You put in\",\"format\":\"amount\"}",
                        "{\"$ref\":\"$.display.definitions.loop\"}");
        DescriptorFile file = assertInstanceOf(DescriptorFile.Valid.class, DescriptorFile.read(bytes(loop), null))
                .file();
        ClearText text = file.descriptor()
                .describe(PLATON, POOL, null, BigInteger.ZERO, entering(), Directory.NONE)
                .orElseThrow();
        assertTrue(text.lines().size() <= 200);
    }

    /** Whatever a file holds, it either is refused or gives bounded words; it never throws. */
    @Test
    void brokenFilesDoNoHarm() throws Exception {
        Random random = new Random(7);
        String odd = "{}[]\",:.$@#()-0129aefx \\";
        String source = FILE.replace("\"format\":\"amount\"", "\"format\":\"unit\",\"params\":{\"decimals\":18}")
                .replace("\"path\":\"to\"", "\"path\":\"to.[-1:]\"");
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(source);
            for (int j = random.nextInt(4); j >= 0; j--) {
                int at = random.nextInt(text.length());
                char c = odd.charAt(random.nextInt(odd.length()));
                if (random.nextBoolean()) {
                    text.setCharAt(at, c);
                } else {
                    text.insert(at, c);
                }
            }
            if (DescriptorFile.read(bytes(text.toString()), null) instanceof DescriptorFile.Valid(var file)) {
                file.descriptor().describe(PLATON, POOL, null, BigInteger.ZERO, entering(), Directory.NONE);
                taken++;
            }
        }
        assertTrue(taken > 500, "too few were sound: " + taken);
    }
}
