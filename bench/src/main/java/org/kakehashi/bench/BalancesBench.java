package org.kakehashi.bench;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
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
import org.kakehashi.wallet.rpc.RpcLimits;
import org.kakehashi.wallet.token.BalanceReading;
import org.kakehashi.wallet.token.BalanceSheet;
import org.kakehashi.wallet.token.Balances;
import org.kakehashi.wallet.token.Token;
import org.kakehashi.wallet.token.Tokens;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.http.HttpService;

/** Balances of 100 accounts in 20 tokens over 50 ms: ours, and one eth_call each by plain Web3j. */
public final class BalancesBench {

    private static final int ACCOUNTS = 100;
    private static final int TOKENS = 20;
    private static final Duration ROUND_TRIP = Duration.ofMillis(50);
    private static final int WARM_RUNS = 5;

    private BalancesBench() {}

    /** Takes no arguments; prints a table. */
    public static void main(String[] arguments) throws IOException {
        try (Anvil anvil = Anvil.alaya();
                SlowProxy proxy = new SlowProxy(anvil.url(), ROUND_TRIP)) {
            List<Address> owners = owners();
            List<Address> tokens = deploy(anvil, owners);
            System.out.printf(
                    "%d accounts x %d tokens, %d ms round trip, anvil with Alaya's rules%n",
                    ACCOUNTS, TOKENS, ROUND_TRIP.toMillis());
            long[] ours = ours(proxy, owners, tokens);
            proxy.requests();
            long start = System.nanoTime();
            BigInteger sum = oneByOne(proxy.url(), owners, tokens);
            long single = (System.nanoTime() - start) / 1_000_000;
            row("plain Web3j, one by one", single, proxy.requests(), sum);
            System.out.printf("ratio: %.0f (first reading %.0f)%n", (double) single / ours[1], (double) single / ours[0]);
        }
    }

    /** Milliseconds of the first reading, and the median of the later ones. */
    private static long[] ours(SlowProxy proxy, List<Address> owners, List<Address> tokens) throws IOException {
        Path folder = Files.createTempDirectory("kakehashi-bench");
        VaultFolder place =
                new VaultFolder(folder, List.of(Hosts.MIGRATIONS, Networks.MIGRATIONS, Tokens.MIGRATIONS));
        try (Vault vault = place.create("bench".toCharArray(), KdfParameters.FLOOR)) {
            Clock clock = Clock.systemUTC();
            Hosts hosts = new Hosts(vault.database(), clock);
            Networks networks = new Networks(vault.database(), hosts);
            networks.setLocalChainId("201018");
            networks.removeNode(Networks.LOCAL, URI.create("http://127.0.0.1:8545"));
            networks.addNode(Networks.LOCAL, proxy.url().toString());
            hosts.allow(HostPort.of(proxy.url()), Purpose.NETWORK_NODE);
            try (GuardedHttp http = new GuardedHttp(hosts);
                    Connections connections = new Connections(
                            networks, new NetworkGuard(vault.database()), http, RpcLimits.DEFAULT, clock)) {
                Tokens list = new Tokens(vault.database(), networks, connections, clock);
                tokens.forEach(token -> list.add(new Token(Networks.LOCAL, token, "T", "T", 18)));
                Balances balances = new Balances(vault.database(), connections, list, clock);
                return measure(proxy, balances, owners);
            }
        } finally {
            delete(folder);
        }
    }

    private static long[] measure(SlowProxy proxy, Balances balances, List<Address> owners) {
        long first = 0;
        List<Long> later = new ArrayList<>();
        for (int run = 0; run <= WARM_RUNS; run++) {
            proxy.requests();
            long start = System.nanoTime();
            BalanceSheet sheet = balances.refresh(Networks.LOCAL, owners);
            long took = (System.nanoTime() - start) / 1_000_000;
            row(run == 0 ? "Kakehashi, first reading (guard included)" : "Kakehashi", took, proxy.requests(), sum(sheet));
            if (run == 0) {
                first = took;
            } else {
                later.add(took);
            }
        }
        return new long[] {first, later.stream().sorted().toList().get(WARM_RUNS / 2)};
    }

    private static BigInteger oneByOne(URI node, List<Address> owners, List<Address> tokens) throws IOException {
        Web3j web3j = Web3j.build(new HttpService(node.toString()));
        BigInteger sum = BigInteger.ZERO;
        for (Address owner : owners) {
            for (Address token : tokens) {
                String data = "0x70a08231" + "0".repeat(24) + owner.toLowerHex().substring(2);
                String value = web3j.ethCall(
                                Transaction.createEthCallTransaction(null, token.toLowerHex(), data),
                                DefaultBlockParameterName.LATEST)
                        .send()
                        .getValue();
                sum = sum.add(new BigInteger(1, HexFormat.of().parseHex(value, 2, value.length())));
            }
        }
        web3j.shutdown();
        return sum;
    }

    private static BigInteger sum(BalanceSheet sheet) {
        return sheet.readings().entrySet().stream()
                .filter(entry -> entry.getKey().token() != null)
                .map(entry -> entry.getValue() instanceof BalanceReading.Known known ? known.amount() : BigInteger.ZERO)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static void row(String way, long milliseconds, int requests, BigInteger sum) {
        System.out.printf("%-44s %8d ms %6d HTTP requests   sum %s%n", way, milliseconds, requests, sum);
    }

    private static List<Address> owners() {
        Random random = new Random(1);
        List<Address> owners = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            byte[] bytes = new byte[Address.LENGTH];
            random.nextBytes(bytes);
            owners.add(Address.of(bytes));
        }
        return owners;
    }

    private static List<Address> deploy(Anvil anvil, List<Address> owners) {
        Random random = new Random(2);
        List<Address> tokens = new ArrayList<>();
        for (int i = 0; i < TOKENS; i++) {
            String token = TestTokens.deployPlain(anvil, "Token " + i, "T" + i, 18, BigInteger.ZERO);
            tokens.add(Address.ofHex(token));
            for (Address owner : owners) {
                TestTokens.mint(anvil, token, owner.toLowerHex(), new BigInteger(90, random));
            }
        }
        return tokens;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
