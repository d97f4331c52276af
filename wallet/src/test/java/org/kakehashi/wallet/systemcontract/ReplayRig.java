package org.kakehashi.wallet.systemcontract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.kakehashi.net.GuardedHttp;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Hosts;
import org.kakehashi.net.Purpose;
import org.kakehashi.testbed.ReplayNode;
import org.kakehashi.testbed.Transcript;
import org.kakehashi.wallet.rpc.NodeGate;
import org.kakehashi.wallet.rpc.NodePool;
import org.kakehashi.wallet.rpc.RpcLimits;

/** The program's own client, with consent for a replay of recordings and for nothing else. */
public final class ReplayRig implements AutoCloseable {

    /** The present of every rig. */
    public static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");

    public final ReplayNode replay;
    public final GuardedHttp http;
    public final NodePool pool;
    public final SystemNode node;

    private ReplayRig(ReplayNode replay, SystemNetwork network) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Hosts hosts = Hosts.inMemory(clock);
        hosts.allow(HostPort.of(replay.url()), Purpose.NETWORK_NODE);
        hosts.allow(new HostPort("127.0.0.1", replay.webSocketUrl().getPort()), Purpose.NETWORK_NODE);
        this.replay = replay;
        this.http = new GuardedHttp(hosts);
        this.pool = new NodePool(http, List.of(replay.url()), NodeGate.OPEN, RpcLimits.DEFAULT, clock);
        this.node = new SystemNode(pool, network, clock);
    }

    /** Every recorded exchange exactly once. */
    public static ReplayRig strict(Transcript transcript) {
        return new ReplayRig(ReplayNode.strict(transcript), network(transcript));
    }

    /** Recordings one after another, whose last answers are given again. */
    public static ReplayRig repeating(String... names) {
        Transcript[] more = new Transcript[names.length - 1];
        for (int i = 0; i < more.length; i++) {
            more[i] = Transcript.named(names[i + 1]);
        }
        Transcript all = Transcript.joined(Transcript.named(names[0]), more);
        return new ReplayRig(ReplayNode.repeating(all), network(all));
    }

    private static SystemNetwork network(Transcript transcript) {
        return transcript.network().equals("platon")
                ? SystemNetwork.platon("platon", "lat")
                : SystemNetwork.alaya("alaya", "atp");
    }

    /** Fails if anything was asked that was not recorded. */
    public void assertNothingRefused() {
        assertEquals(List.of(), replay.refusals());
    }

    @Override
    public void close() {
        pool.close();
        http.close();
        replay.close();
    }
}
