package org.kakehashi.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.Anvil;

/**
 * The whole story of the first person: make a wallet, receive, send, be killed in the middle, come back, find
 * everything, lock. In the real window, in a process of its own, against a real node.
 */
class StoryTest {

    /** Anvil's second account has 10,000 coins; the payment adds 1.25. */
    private static final String PAID = "0x21e2b39ae1b437d0000";

    @TempDir
    Path folder;

    @Test
    void withAlayasRules() throws Exception {
        try (Anvil anvil = Anvil.alaya()) {
            wholeStory(anvil, "alaya");
        }
    }

    @Test
    void withPlatonsRules() throws Exception {
        try (Anvil anvil = Anvil.platon()) {
            wholeStory(anvil, "platon");
        }
    }

    private void wholeStory(Anvil anvil, String network) throws Exception {
        String before = balance(anvil);
        String address;
        try (Child first = new Child(chapter("begin", network, anvil))) {
            first.hear("QUIET");
            first.say("GO ON");
            address = first.hear("ADDRESS ").substring("ADDRESS ".length());
            anvil.setBalance(address, "0x56bc75e2d63100000");
            first.say("FUNDED");
            first.hear("REVIEWED");
            anvil.call("evm_setAutomine", "false");
            first.say("SIGN");
            first.hear("SENT");
            first.kill();
        }
        assertEquals(before, balance(anvil), "no block was made before the kill");
        try (Child second = new Child(chapter("resume", network, anvil))) {
            second.hear("FOUND");
            anvil.call("evm_setAutomine", "true");
            anvil.mine(1);
            second.say("MINED");
            second.hear("LOCKED");
            second.say("GO ON");
            assertEquals(0, second.waitFor());
        }
        assertTrue(balance(anvil).contains(PAID), balance(anvil));
        assertTrue(nonce(anvil, address).contains("\"0x1\""), "exactly one transaction");
    }

    private List<String> chapter(String name, String network, Anvil anvil) throws IOException {
        return Child.command(
                List.of(name, folder.toString(), network, anvil.url().toString()));
    }

    private static String balance(Anvil anvil) {
        return anvil.call("eth_getBalance", "\"" + StoryChild.PAYEE + "\",\"latest\"");
    }

    private static String nonce(Anvil anvil, String address) {
        return anvil.call("eth_getTransactionCount", "\"" + address + "\",\"latest\"");
    }
}
