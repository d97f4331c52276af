package org.kakehashi.wallet.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.net.Consent;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Purpose;
import org.kakehashi.vault.KdfParameters;
import org.kakehashi.vault.Vault;
import org.kakehashi.vault.VaultFolder;

class NetworksTest {

    private Vault vault;
    private Hosts hosts;
    private Networks networks;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        vault = new VaultFolder(folder, List.of(Hosts.MIGRATIONS, Networks.MIGRATIONS))
                .create("password".toCharArray(), KdfParameters.FLOOR);
        hosts = new Hosts(vault.database(), Clock.systemUTC());
        networks = new Networks(vault.database(), hosts);
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void comesWithTheNetworksOfThePeopleItIsFor() {
        assertEquals(
                List.of("platon", "alaya", "platon-devnet3", "ethereum", "local"),
                networks.state().networks().stream().map(Network::id).toList());
        assertEquals("platon", networks.state().selected().id());
        NetworkProfile platon = networks.get("platon").profile();
        assertEquals(210425, platon.chainId());
        assertEquals("lat", platon.hrp());
        assertEquals("gvon", platon.gasUnit());
        assertEquals(486, platon.coinTypes().getFirst());
        Network alaya = networks.get("alaya");
        assertTrue(alaya.profile().ended());
        assertEquals(List.of(), alaya.nodes(), "nothing is proposed as working");
        assertEquals(3, alaya.profile().historicNodes().size());
        assertEquals(206, alaya.profile().coinTypes().getFirst());
        assertEquals(TransactionKind.LEGACY, alaya.profile().preferredType());
        assertEquals(20250407, networks.get("platon-devnet3").profile().chainId());
    }

    @Test
    void proposesEveryNodeAndAllowsNone() {
        assertTrue(hosts.list().size() >= 4);
        assertTrue(hosts.list().stream().allMatch(entry -> entry.consent() == Consent.UNDECIDED));
        assertFalse(
                hosts.list().stream().anyMatch(entry -> entry.host().host().contains("alaya")),
                "the ended network's old nodes are history, not proposals");
    }

    @Test
    void nodesAreAddedOrderedAndRemovedForGood() {
        URI mine = URI.create("https://my.example/rpc");
        assertEquals(NodeAddition.ADDED, networks.addNode("alaya", " https://MY.example/rpc "));
        assertEquals(NodeAddition.ALREADY_THERE, networks.addNode("alaya", "https://my.example/rpc"));
        assertEquals(NodeAddition.NOT_AN_ADDRESS, networks.addNode("alaya", "wss://my.example"));
        assertEquals(NodeAddition.NOT_AN_ADDRESS, networks.addNode("alaya", "https://me:pw@my.example"));
        assertEquals(NodeAddition.NOT_AN_ADDRESS, networks.addNode("alaya", "my.example"));
        networks.addNode("alaya", "http://127.0.0.1:8545");
        networks.moveNode("alaya", URI.create("http://127.0.0.1:8545/"), 0);
        Networks again = new Networks(vault.database(), hosts);
        assertEquals(
                List.of(URI.create("http://127.0.0.1:8545/"), mine),
                again.get("alaya").nodes());
        hosts.allow(HostPort.of(mine), Purpose.NETWORK_NODE);
        networks.removeNode("alaya", mine);
        assertEquals(1, networks.get("alaya").nodes().size());
        assertFalse(hosts.allowed(HostPort.of(mine), Purpose.NETWORK_NODE), "consent goes with the node");
        for (int i = 0; i < 19; i++) {
            networks.addNode("alaya", "https://n" + i + ".example");
        }
        assertEquals(NodeAddition.TOO_MANY, networks.addNode("alaya", "https://last.example"));
    }

    @Test
    void aPersonCanAddAnyNetwork() {
        NetworkAddition.Added added = assertInstanceOf(
                NetworkAddition.Added.class,
                networks.add(draft("My chain", "0x1e240", "", "MY", List.of("https://my.example"))));
        assertEquals(123456, added.network().profile().chainId());
        networks.select(added.network().id());
        Networks again = new Networks(vault.database(), hosts);
        assertEquals(added.network(), again.state().selected());
        assertFalse(added.network().builtIn());
        assertInstanceOf(
                NetworkAddition.ChainIdTaken.class, networks.add(draft("Other", "210425", "", "X", List.of())));
        again.remove(added.network().id());
        assertTrue(again.find(added.network().id()).isEmpty());
        assertEquals("platon", again.state().selected().id());
        assertThrows(IllegalArgumentException.class, () -> networks.remove("platon"));
    }

    @Test
    void namesTheFieldThatDoesNotFit() {
        assertInvalid(NetworkAddition.Field.NAME, draft(" ", "5", "", "X", List.of()));
        assertInvalid(NetworkAddition.Field.NAME, draft("evil\u202ename", "5", "", "X", List.of()));
        assertInvalid(NetworkAddition.Field.CHAIN_ID, draft("A", "0", "", "X", List.of()));
        assertInvalid(NetworkAddition.Field.CHAIN_ID, draft("A", "-5", "", "X", List.of()));
        assertInvalid(NetworkAddition.Field.CHAIN_ID, draft("A", "99999999999999999", "", "X", List.of()));
        assertInvalid(NetworkAddition.Field.HRP, draft("A", "5", "l t", "X", List.of()));
        assertInvalid(NetworkAddition.Field.SYMBOL, draft("A", "5", "", "TOOLONGASYMBOL", List.of()));
        assertInvalid(NetworkAddition.Field.NODES, draft("A", "5", "", "X", List.of("file:///etc/passwd")));
    }

    @Test
    void theLocalNodeTakesAnyChainId() {
        assertTrue(networks.setLocalChainId("201018"));
        assertEquals(
                201018,
                new Networks(vault.database(), hosts)
                        .get(Networks.LOCAL)
                        .profile()
                        .chainId());
        assertFalse(networks.setLocalChainId("x"));
    }

    @Test
    void tellsListenersOfEveryChange() throws Exception {
        List<String> selected = new ArrayList<>();
        try (AutoCloseable listening =
                networks.listen(state -> selected.add(state.selected().id()))) {
            networks.select("ethereum");
        }
        networks.select("local");
        assertEquals(List.of("platon", "ethereum"), selected);
    }

    @Test
    void profilesAreReadStrictly() {
        String good = ProfileJson.write(networks.get("platon").profile());
        assertEquals(networks.get("platon").profile(), read(good));
        for (String bad : List.of(
                "",
                "[]",
                "{}",
                good.replace("\"hrp\"", "\"prefix\""),
                good.replace("{\"id\"", "{\"more\":1,\"id\""),
                good.replace("210425", "\"210425\""),
                good.replace("210425", "210425.5"),
                good.replace("210425", "-1"),
                good.replace("\"ended\":false", "\"ended\":0"),
                good.replace("LEGACY", "FREE"),
                good.replace("https://openapi2", "ftp://openapi2"),
                good.replace("\"chainId\":", "\"chainId\":1,\"chainId\":"),
                good + "x",
                "[".repeat(30_000),
                " ".repeat(40_000) + good)) {
            assertThrows(IllegalArgumentException.class, () -> read(bad), bad.substring(0, Math.min(60, bad.length())));
        }
    }

    private static NetworkProfile read(String json) {
        return ProfileJson.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private void assertInvalid(NetworkAddition.Field field, NetworkDraft draft) {
        assertEquals(new NetworkAddition.Invalid(field), networks.add(draft));
    }

    private static NetworkDraft draft(String name, String chainId, String hrp, String symbol, List<String> nodes) {
        return new NetworkDraft(name, chainId, hrp, symbol, 18, nodes, "", true);
    }
}
