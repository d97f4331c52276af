package org.kakehashi.wallet.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Purpose;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.Vault;
import org.kakehashi.vault.VaultFolder;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodeProblem;
import org.kakehashi.wallet.rpc.RpcLimits;
import org.kakehashi.wallet.rpc.ScriptedNode;

class NetworkGuardTest {

    private static final String ALAYA_GENESIS = "0xfb787fede6752e1a5ad85d2c6fc140454759be5e69d86d2425ceac22c23bd419";

    private Vault vault;
    private Hosts hosts;
    private Networks networks;
    private NetworkGuard guard;
    private GuardedHttp http;
    private Connections connections;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        vault = new VaultFolder(folder, List.of(Hosts.MIGRATIONS, Networks.MIGRATIONS))
                .create("password".toCharArray(), KdfParameters.FLOOR);
        hosts = new Hosts(vault.database(), Clock.systemUTC());
        networks = new Networks(vault.database(), hosts);
        guard = new NetworkGuard(vault.database());
        http = new GuardedHttp(hosts);
        connections = new Connections(networks, guard, http, RpcLimits.DEFAULT, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        connections.close();
        http.close();
        vault.close();
    }

    @Test
    void aPrivateNodePassesOnlyWhenThePersonLetsItPass() throws IOException {
        try (Anvil anvil = Anvil.alaya()) {
            use("alaya", anvil.url());
            NodeException refused = assertThrows(
                    NodeException.class, () -> connections.pool("alaya").call("eth_blockNumber"));
            assertInstanceOf(NodeProblem.WrongNetwork.class, refused.problem());
            GuardResult verdict = connections.test("alaya").getFirst().verdict();
            GuardResult.WrongGenesis wrong = assertInstanceOf(GuardResult.WrongGenesis.class, verdict);
            assertEquals(ALAYA_GENESIS, wrong.expected());
            String genesis = verdict.overridableGenesis();
            assertNotNull(genesis);
            connections.allowPrivate("alaya", genesis);
            assertEquals(BigInteger.ZERO, connections.pool("alaya").quantity("eth_blockNumber"));
            NodeReport report = connections.test("alaya").getFirst();
            assertEquals(new GuardResult.Match(genesis, true), report.verdict());
            assertEquals(BigInteger.ZERO, report.block());
            guard.disallowPrivate("alaya", genesis);
            assertInstanceOf(
                    GuardResult.WrongGenesis.class,
                    connections.test("alaya").getFirst().verdict());
        }
    }

    @Test
    void theChainIdCannotBeOverridden() {
        try (Anvil anvil = Anvil.platon()) {
            use("alaya", anvil.url());
            GuardResult verdict = connections.test("alaya").getFirst().verdict();
            assertEquals(new GuardResult.WrongChain(201018, BigInteger.valueOf(210425)), verdict);
            assertNull(verdict.overridableGenesis());
        }
    }

    @Test
    void aNetworkWithoutPrefixOrKnownFirstBlockNeedsTheChainIdOnly() throws IOException {
        try (Anvil anvil = Anvil.start("--chain-id", "31337")) {
            networks.removeNode("local", URI.create("http://127.0.0.1:8545"));
            use("local", anvil.url());
            assertEquals(BigInteger.ZERO, connections.pool("local").quantity("eth_blockNumber"));
            networks.setLocalChainId("5");
            assertThrows(NodeException.class, () -> connections.pool("local").quantity("eth_blockNumber"));
        }
    }

    @Test
    void comparesThePrefixOfARealKindOfNode() {
        try (ScriptedNode right = alayaNode("atp");
                ScriptedNode foreign = alayaNode("lat");
                ScriptedNode silent = alayaNode(null)) {
            use("alaya", right.url());
            use("alaya", foreign.url());
            use("alaya", silent.url());
            List<NodeReport> reports = connections.test("alaya");
            assertEquals(
                    new GuardResult.Match(ALAYA_GENESIS, false), reports.get(0).verdict());
            assertEquals(
                    new GuardResult.WrongPrefix("atp", "lat", ALAYA_GENESIS),
                    reports.get(1).verdict());
            assertNull(reports.get(1).verdict().overridableGenesis());
            assertEquals(
                    new GuardResult.WrongPrefix("atp", null, ALAYA_GENESIS),
                    reports.get(2).verdict());
            assertEquals(ALAYA_GENESIS, reports.get(2).verdict().overridableGenesis());
        }
    }

    @Test
    void aVerdictIsKeptUntilTheNodesChange() throws IOException {
        try (ScriptedNode node = alayaNode("atp")) {
            use("alaya", node.url());
            connections.pool("alaya").call("eth_blockNumber");
            connections.pool("alaya").call("eth_blockNumber");
            assertEquals(3, node.requests(), "one batch of the guard, two questions");
            networks.addNode("alaya", "http://127.0.0.1:1");
            connections.pool("alaya").call("eth_blockNumber");
            assertEquals(4, node.requests(), "a new pool, the same verdict");
        }
    }

    @Test
    void withoutConsentNothingIsAsked() {
        try (ScriptedNode node = alayaNode("atp")) {
            networks.addNode("alaya", node.url().toString());
            GuardResult.Unreachable verdict = assertInstanceOf(
                    GuardResult.Unreachable.class,
                    connections.test("alaya").getFirst().verdict());
            assertInstanceOf(NodeProblem.NotAllowed.class, verdict.problem());
            assertEquals(0, node.requests());
            assertTrue(guard.known(networks.get("alaya").profile(), node.url()).isEmpty(), "no verdict to keep");
        }
    }

    private static ScriptedNode alayaNode(@Nullable String hrp) {
        return ScriptedNode.honest((method, parameters) -> switch (method) {
            case "eth_chainId" -> "\"result\":\"0x3113a\"";
            case "eth_getBlockByNumber" -> "\"result\":{\"number\":\"0x0\",\"hash\":\"" + ALAYA_GENESIS + "\"}";
            case "eth_blockNumber" -> "\"result\":\"0x7\"";
            case "platon_getAddressHrp" ->
                hrp == null
                        ? "\"error\":{\"code\":-32601,\"message\":\"no such method\"}"
                        : "\"result\":\"" + hrp + "\"";
            default -> "\"error\":{\"code\":-32601,\"message\":\"no such method\"}";
        });
    }

    private void use(String network, URI node) {
        networks.addNode(network, node.toString());
        hosts.allow(HostPort.of(node), Purpose.NETWORK_NODE);
    }
}
