package org.kakehashi.wallet.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
import org.kakehashi.wallet.rpc.ScriptedNode;

class BalancesTest {

    private static final String NETWORK = Networks.LOCAL;
    private static final Address OWNER = Address.ofHex(TestTokens.OWNER);
    private static final Address OTHER = Address.ofHex("0x00000000000000000000000000000000000000aa");
    private static final BigInteger SUPPLY = BigInteger.TEN.pow(30);
    private static final BigInteger RICH = BigInteger.ONE.shiftLeft(255);

    private Vault vault;
    private Hosts hosts;
    private Networks networks;
    private GuardedHttp http;
    private Connections connections;
    private Tokens tokens;
    private Balances balances;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        vault = new VaultFolder(folder, List.of(Hosts.MIGRATIONS, Networks.MIGRATIONS, Tokens.MIGRATIONS))
                .create("password".toCharArray(), KdfParameters.FLOOR);
        hosts = new Hosts(vault.database(), Clock.systemUTC());
        networks = new Networks(vault.database(), hosts);
        networks.removeNode(NETWORK, URI.create("http://127.0.0.1:8545"));
        http = new GuardedHttp(hosts);
        connections = new Connections(
                networks, new NetworkGuard(vault.database()), http, RpcLimits.DEFAULT, Clock.systemUTC());
        tokens = new Tokens(vault.database(), networks, connections, Clock.systemUTC());
        balances = new Balances(vault.database(), connections, tokens, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        connections.close();
        http.close();
        vault.close();
    }

    @Test
    void readsCoinAndTokensOnAlayaRulesAndKeepsThemOffline() throws Exception {
        List<BalanceSheet> told = new ArrayList<>();
        try (Anvil anvil = Anvil.alaya()) {
            use(anvil, "201018");
            Address plain = plain(anvil, "Plain", "PLN");
            Address old = add(TestTokens.deploy(anvil, "OldToken"));
            anvil.setBalance(OTHER.toLowerHex(), "0x" + RICH.toString(16));
            try (AutoCloseable listening = balances.listen(NETWORK, told::add)) {
                balances.refresh(NETWORK, List.of(OWNER, OTHER));
            }
            BalanceSheet sheet = balances.sheet(NETWORK);
            assertEquals(2, told.size());
            assertEquals(sheet, told.getLast());
            assertEquals(SUPPLY, known(sheet.token(OWNER, plain)).amount());
            assertEquals(BigInteger.ZERO, known(sheet.token(OTHER, plain)).amount());
            assertEquals(BigInteger.valueOf(42), known(sheet.token(OTHER, old)).amount());
            assertEquals(RICH, known(sheet.coin(OTHER)).amount());
            assertTrue(known(sheet.coin(OWNER)).block() >= 2);
        }
        BalanceSheet sheet = balances.refresh(NETWORK, List.of(OWNER, OTHER));
        BalanceReading.Stale stale = assertInstanceOf(BalanceReading.Stale.class, sheet.coin(OTHER));
        assertEquals(RICH, stale.last().amount());
        assertInstanceOf(BalanceProblem.NodeFailed.class, stale.reason());
        Balances restarted = new Balances(vault.database(), connections, tokens, Clock.systemUTC());
        BalanceReading.Stale offline = assertInstanceOf(
                BalanceReading.Stale.class, restarted.sheet(NETWORK).coin(OTHER));
        assertEquals(RICH, offline.last().amount());
        assertEquals(
                known(told.getLast().coin(OTHER)).at().toEpochMilli(),
                offline.last().at().toEpochMilli());
        assertEquals(new BalanceProblem.NotAsked(), offline.reason());
        restarted.forget(OTHER);
        assertInstanceOf(BalanceReading.Unknown.class, restarted.sheet(NETWORK).coin(OTHER));
    }

    @Test
    void oneBadTokenSpoilsNoOther() {
        try (Anvil anvil = Anvil.platon()) {
            use(anvil, "210425");
            Address plain = plain(anvil, "Plain", "PLN");
            List<Address> bad = new ArrayList<>();
            for (String kind : List.of("RefusingToken", "GarbageToken", "BurningToken")) {
                bad.add(add(TestTokens.deploy(anvil, kind)));
            }
            BalanceSheet before = balances.refresh(NETWORK, List.of(OWNER));
            assertEquals(
                    BigInteger.valueOf(7),
                    known(before.token(OWNER, bad.getFirst())).amount());
            bad.forEach(token -> TestTokens.shut(anvil, token.toLowerHex()));
            BalanceSheet sheet = balances.refresh(NETWORK, List.of(OWNER, OTHER));
            assertEquals(SUPPLY, known(sheet.token(OWNER, plain)).amount());
            for (Address token : bad) {
                assertEquals(
                        new BalanceReading.Unknown(new BalanceProblem.TokenRefused()),
                        sheet.token(OTHER, token),
                        "never zero");
                BalanceReading.Stale kept = assertInstanceOf(BalanceReading.Stale.class, sheet.token(OWNER, token));
                assertEquals(known(before.token(OWNER, token)), kept.last());
            }
        }
    }

    @Test
    void readsAContractThatIsGoneAsUnknown() {
        try (Anvil anvil = Anvil.alaya()) {
            use(anvil, "201018");
            Address plain = plain(anvil, "Plain", "PLN");
            anvil.call("anvil_setCode", "\"" + plain.toLowerHex() + "\",\"0x\"");
            assertEquals(
                    new BalanceReading.Unknown(new BalanceProblem.TokenRefused()),
                    balances.refresh(NETWORK, List.of(OWNER)).token(OWNER, plain));
        }
    }

    @Test
    void agreesWithTheNodeOverAManyPartGrid() {
        List<Address> owners = IntStream.range(0, 150)
                .mapToObj(i -> Address.ofHex(String.format("0x%040x", 0x1000 + i)))
                .toList();
        try (Anvil anvil = Anvil.alaya()) {
            use(anvil, "201018");
            List<Address> contracts = new ArrayList<>();
            for (int t = 0; t < 7; t++) {
                contracts.add(plain(anvil, "Token " + t, "T" + t));
            }
            Map<Position, BigInteger> expected = new HashMap<>();
            for (int i = 0; i < owners.size(); i += 11) {
                Address token = contracts.get(i % 7);
                BigInteger amount = BigInteger.valueOf(1_000_003L * i + 1);
                TestTokens.mint(anvil, token.toLowerHex(), owners.get(i).toLowerHex(), amount);
                expected.put(new Position(owners.get(i), token), amount);
            }
            assertEquals(2, GridScanner.parts(owners, contracts).size());
            BalanceSheet sheet = balances.refresh(NETWORK, owners);
            assertEquals(150 * 8, sheet.readings().size());
            sheet.readings()
                    .forEach((position, reading) -> assertEquals(
                            expected.getOrDefault(position, BigInteger.ZERO),
                            known(reading).amount(),
                            position.toString()));
        }
    }

    @Test
    void fallsBackToSingleCallsWhereTheScannerIsRefused() {
        Address token = Address.ofHex("0x00000000000000000000000000000000000000cc");
        Address bad = Address.ofHex("0x00000000000000000000000000000000000000dd");
        try (ScriptedNode node = ScriptedNode.honest((method, parameters) -> switch (method) {
            case "eth_chainId" -> "\"result\":\"0x7a69\"";
            case "eth_getBlockByNumber" -> "\"result\":{\"hash\":\"0x" + "1".repeat(64) + "\"}";
            case "eth_blockNumber" -> "\"result\":\"0x10\"";
            case "eth_getBalance" -> "\"result\":\"0x5\"";
            case "eth_call" -> {
                if (!parameters.get(0).has("to")) {
                    yield "\"error\":{\"code\":-32000,\"message\":\"missing to\"}";
                }
                yield parameters.get(0).get("to").stringValue().endsWith("dd")
                        ? "\"result\":\"0x\""
                        : "\"result\":\"0x" + "0".repeat(62) + "2a\"";
            }
            default -> "\"error\":{\"code\":-32601,\"message\":\"no\"}";
        })) {
            use(node.url());
            tokens.add(new Token(NETWORK, token, "T", "T", 18));
            tokens.add(new Token(NETWORK, bad, "B", "B", 18));
            BalanceSheet sheet = balances.refresh(NETWORK, List.of(OWNER));
            assertEquals(BigInteger.valueOf(5), known(sheet.coin(OWNER)).amount());
            assertEquals(16, known(sheet.coin(OWNER)).block());
            assertEquals(
                    BigInteger.valueOf(42), known(sheet.token(OWNER, token)).amount());
            assertEquals(new BalanceReading.Unknown(new BalanceProblem.TokenRefused()), sheet.token(OWNER, bad));
            int before = node.requests();
            balances.refresh(NETWORK, List.of(OWNER));
            assertEquals(1, node.requests() - before, "the scanner is not tried again at once");
        }
    }

    @Test
    void aNodeThatGoesBadLeavesTheLastGoodReading() {
        boolean[] lying = {false};
        try (ScriptedNode node = ScriptedNode.honest((method, parameters) -> switch (method) {
            case "eth_chainId" -> "\"result\":\"0x7a69\"";
            case "eth_getBlockByNumber" -> "\"result\":{\"hash\":\"0x" + "1".repeat(64) + "\"}";
            case "eth_blockNumber" -> "\"result\":\"0x10\"";
            case "eth_getBalance" ->
                lying[0] ? "\"result\":\"12 coins, see http://evil.example\"" : "\"result\":\"0x5\"";
            default -> "\"error\":{\"code\":-32601,\"message\":\"no\"}";
        })) {
            use(node.url());
            balances.refresh(NETWORK, List.of(OWNER));
            lying[0] = true;
            BalanceReading.Stale stale = assertInstanceOf(
                    BalanceReading.Stale.class,
                    balances.refresh(NETWORK, List.of(OWNER)).coin(OWNER));
            assertEquals(BigInteger.valueOf(5), stale.last().amount());
            hosts.revoke(HostPort.of(node.url()), Purpose.NETWORK_NODE);
            BalanceReading.Unknown unknown = assertInstanceOf(
                    BalanceReading.Unknown.class,
                    balances.refresh(NETWORK, List.of(OTHER)).coin(OTHER));
            BalanceProblem.NodeFailed why = assertInstanceOf(BalanceProblem.NodeFailed.class, unknown.reason());
            assertInstanceOf(NodeProblem.NotAllowed.class, why.problem());
        }
    }

    private static BalanceReading.Known known(BalanceReading reading) {
        return assertInstanceOf(BalanceReading.Known.class, reading);
    }

    private Address plain(Anvil anvil, String name, String symbol) {
        return add(TestTokens.deployPlain(anvil, name, symbol, 18, SUPPLY));
    }

    private Address add(String contract) {
        Address address = Address.ofHex(contract);
        assertInstanceOf(TokenReading.Found.class, tokens.add(NETWORK, address));
        return address;
    }

    private void use(Anvil anvil, String chainId) {
        networks.setLocalChainId(chainId);
        use(anvil.url());
    }

    private void use(URI node) {
        networks.addNode(NETWORK, node.toString());
        hosts.allow(HostPort.of(node), Purpose.NETWORK_NODE);
    }
}
