package org.kakehashi.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.LonelyNetwork;

/** Nothing leaves the machine before consent: the kernel counts what the whole process opens. */
class SilenceTest {

    @TempDir
    Path folder;

    @Test
    void noConnectionBeforeConsentAndOneAfterIt() throws Exception {
        assumeTrue(LonelyNetwork.isAvailable(), "needs Linux, unshare and ip, to watch a network of its own");
        List<String> command = Child.command(List.of("quiet", folder.toString(), "platon", "http://127.0.0.1:18545"));
        try (Child child = new Child(LonelyNetwork.inside(command))) {
            child.hear("QUIET");
            assertEquals(new LonelyNetwork.Traffic(0, 0), LonelyNetwork.of(child.pid()), "after the first start");
            child.say("GO ON");
            child.hear("NODE NAMED");
            assertEquals(
                    new LonelyNetwork.Traffic(0, 0), LonelyNetwork.of(child.pid()), "a node is named, not allowed");
            child.say("GO ON");
            child.hear("ALLOWED");
            assertTrue(LonelyNetwork.of(child.pid()).tcpConnectionsOpened() > 0, "the watch sees what consent opens");
            child.say("GO ON");
            assertEquals(0, child.waitFor());
        }
    }
}
