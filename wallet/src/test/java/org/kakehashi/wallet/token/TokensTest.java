package org.kakehashi.wallet.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Purpose;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.testbed.TestTokens;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.Vault;
import org.kakehashi.vault.VaultFolder;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.network.Connections;
import org.kakehashi.wallet.network.NetworkGuard;
import org.kakehashi.wallet.network.Networks;
import org.kakehashi.wallet.rpc.NodeProblem;
import org.kakehashi.wallet.rpc.RpcLimits;
import org.kakehashi.wallet.token.ListedToken.Visibility;

class TokensTest {

    private static final String NETWORK = Networks.LOCAL;

    private Vault vault;
    private Hosts hosts;
    private Networks networks;
    private GuardedHttp http;
    private Connections connections;
    private Tokens tokens;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        vault = new VaultFolder(folder, List.of(Hosts.MIGRATIONS, Networks.MIGRATIONS, Tokens.MIGRATIONS))
                .create("password".toCharArray(), KdfParameters.FLOOR);
        hosts = new Hosts(vault.database(), Clock.systemUTC());
        networks = new Networks(vault.database(), hosts);
        http = new GuardedHttp(hosts);
        connections = new Connections(
                networks, new NetworkGuard(vault.database()), http, RpcLimits.DEFAULT, Clock.systemUTC());
        tokens = new Tokens(vault.database(), networks, connections, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        connections.close();
        http.close();
        vault.close();
    }

    @Test
    void readsListsHidesAndMarksTokens() {
        try (Anvil anvil = Anvil.alaya()) {
            use(anvil);
            Address plain = Address.ofHex(TestTokens.deployPlain(anvil, "Tether USD", "USDT", 6, BigInteger.TEN));
            Address old = Address.ofHex(TestTokens.deploy(anvil, "OldToken"));
            Address garbage = Address.ofHex(TestTokens.deploy(anvil, "GarbageToken"));
            assertEquals(
                    new TokenReading.Found(new Token(NETWORK, plain, "USDT", "Tether USD", 6), false, false),
                    tokens.inspect(NETWORK, plain));
            assertTrue(tokens.list().isEmpty(), "looking is not adding");
            tokens.add(NETWORK, plain);
            assertEquals(
                    new TokenReading.Found(new Token(NETWORK, old, "OLD", "Old Coin", 8), false, false),
                    tokens.add(NETWORK, old));
            TokenReading.Found disguised = assertInstanceOf(TokenReading.Found.class, tokens.add(NETWORK, garbage));
            assertEquals("USDT <b>", disguised.token().symbol(), "direction and zero-width characters are gone");
            assertEquals("x".repeat(63) + "…", disguised.token().name());
            Address second = Address.ofHex(TestTokens.deployPlain(anvil, "Fake", "usdt", 6, BigInteger.TEN));
            assertTrue(assertInstanceOf(TokenReading.Found.class, tokens.inspect(NETWORK, second))
                    .symbolTaken());
            tokens.setVisibility(NETWORK, old, Visibility.HIDDEN);
            tokens.setVisibility(NETWORK, garbage, Visibility.SPAM);
            Tokens again = new Tokens(vault.database(), networks, connections, Clock.systemUTC());
            assertEquals(
                    List.of(plain),
                    again.shown(NETWORK).stream().map(Token::address).toList());
            assertEquals(3, again.list(NETWORK).size());
            assertEquals(
                    Visibility.SPAM, again.find(NETWORK, garbage).orElseThrow().visibility());
            again.remove(NETWORK, plain);
            assertTrue(again.find(NETWORK, plain).isEmpty());
            assertTrue(again.list("platon").isEmpty());
        }
    }

    @Test
    void tellsWhatAContractLacks() {
        try (Anvil anvil = Anvil.alaya()) {
            use(anvil);
            assertEquals(
                    new TokenReading.NotAToken(TokenReading.Missing.CODE),
                    tokens.add(NETWORK, Address.ofHex(TestTokens.OWNER)));
            Address refusing = Address.ofHex(TestTokens.deploy(anvil, "RefusingToken"));
            TestTokens.shut(anvil, refusing.toLowerHex());
            assertEquals(new TokenReading.NotAToken(TokenReading.Missing.BALANCES), tokens.add(NETWORK, refusing));
            Address empty = Address.ofHex("0x00000000000000000000000000000000000000ee");
            anvil.call("anvil_setCode", "\"" + empty.toLowerHex() + "\",\"0x00\"");
            assertEquals(new TokenReading.NotAToken(TokenReading.Missing.SYMBOL), tokens.add(NETWORK, empty));
            assertTrue(tokens.list().isEmpty());
        }
        TokenReading.Failed failed =
                assertInstanceOf(TokenReading.Failed.class, tokens.add(NETWORK, Address.ofHex(TestTokens.OWNER)));
        assertFalse(failed.problem() instanceof NodeProblem.RpcError);
    }

    @Test
    void readsTextsOfEveryShapeWithoutHarm() {
        assertEquals("", TokenMetadata.text(new byte[0]));
        assertEquals("", TokenMetadata.text(new byte[31]));
        assertEquals("", TokenMetadata.text(new byte[32]));
        assertEquals("", TokenMetadata.text(words("ff".repeat(32) + "00".repeat(32))), "offset beyond everything");
        assertEquals(
                "", TokenMetadata.text(words("00".repeat(31) + "20" + "ff".repeat(32))), "length beyond everything");
        assertEquals("", TokenMetadata.text(words("00".repeat(31) + "20" + "00".repeat(31) + "01")), "no text follows");
        assertEquals("AB", TokenMetadata.text(words("4142" + "00".repeat(30))));
        assertTrue(TokenMetadata.decimals(words("00".repeat(31) + "25")).isEmpty());
        assertTrue(TokenMetadata.decimals(words("ff".repeat(32))).isEmpty());
        assertEquals(36, TokenMetadata.decimals(words("00".repeat(31) + "24")).orElseThrow());
    }

    @Test
    void chainTextCannotMoveOrHideOtherText() {
        assertEquals("gnp.exe", ChainText.clean("\u202egnp\u202c.\u0000exe\u2066", 20));
        assertEquals("a b", ChainText.clean("  a\r\n\t\u3000b  ", 20));
        assertEquals("a\u0301".codePointCount(0, 2) == 2 ? "\u00e1" : "", ChainText.clean("a\u0301", 20));
        assertEquals(3, ChainText.clean("x" + "\u0335".repeat(500), 100).codePointCount(0, 3));
        assertEquals("ab…", ChainText.clean("abcdef", 3));
        assertEquals("日本…", ChainText.clean("日本語文字", 3));
        assertEquals("", ChainText.clean("\u200b\u2060\ufeff\ue000", 10));
        assertEquals("𝒳…", ChainText.clean("𝒳𝒴𝒵", 2));
    }

    private static byte[] words(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private void use(Anvil anvil) {
        networks.setLocalChainId("201018");
        networks.removeNode(NETWORK, URI.create("http://127.0.0.1:8545"));
        networks.addNode(NETWORK, anvil.url().toString());
        hosts.allow(HostPort.of(anvil.url()), Purpose.NETWORK_NODE);
    }
}
