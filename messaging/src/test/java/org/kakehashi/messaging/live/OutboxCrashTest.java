package org.kakehashi.messaging.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.event.GiftWrap;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.messaging.relay.RelayUrl;
import org.kakehashi.testbed.HostileRelay;

/**
 * {@code kill -9} of a sending outbox at random moments: what was queued arrives, and no message leaves in two different
 * wraps. More rounds by the system property {@code outbox.kills}.
 */
class OutboxCrashTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ROUNDS = Integer.getInteger("outbox.kills", 3);

    @TempDir
    Path folder;

    @Test
    void nothingQueuedIsLostAndNothingIsSealedTwice() throws Exception {
        HostileRelay.Faults faults = new HostileRelay.Faults(2, 10, 0, 0, 0, 5, 0);
        try (HostileRelay first = new HostileRelay(faults, 1);
                HostileRelay second = new HostileRelay(faults, 2);
                SecretIdentity receiver = SecretIdentity.random(RANDOM);
                Victim sender = new Victim(
                        folder.resolve("sender"),
                        SecretIdentity.random(RANDOM),
                        List.of(RelayUrl.of(first.url()), RelayUrl.of(second.url())))) {
            String receiverKey = receiver.publicIdentity().hex();
            for (int round = 0; round < ROUNDS; round++) {
                sender.start();
                sender.tell("know " + receiverKey);
                long before = sender.confirmed.get();
                sender.tell("post 1000000 2");
                long wanted = before + 1 + ThreadLocalRandom.current().nextInt(40);
                while (sender.confirmed.get() < wanted) {
                    sender.await("sent", 180);
                }
                Thread.sleep(ThreadLocalRandom.current().nextInt(30));
                sender.kill();
            }
            long confirmed = sender.confirmed.get();
            first.behave(HostileRelay.Faults.NONE);
            second.behave(HostileRelay.Faults.NONE);
            sender.start();
            sender.tell("know " + receiverKey);
            String state = "";
            for (int i = 0; i < 300 && !state.matches("state 0 0 0 0 0 0"); i++) {
                Thread.sleep(100);
                sender.tell("state");
                state = sender.await("state", 180);
            }
            assertEquals("state 0 0 0 0 0 0", state);
            sender.quit();
            assertEquals("", sender.complaints());
            for (HostileRelay relay : List.of(first, second)) {
                checkArrived(relay, receiver, confirmed);
            }
            System.out.printf(
                    "outbox: %d kills, %d wraps, none lost, none doubled%n", ROUNDS, count(first, receiverKey));
            Set<String> together = new HashSet<>(first.given());
            together.addAll(second.given());
            assertEquals(
                    count(first, receiverKey),
                    together.stream().filter(json -> json.contains(receiverKey)).count());
        }
    }

    private static long count(HostileRelay relay, String receiver) {
        return relay.given().stream().filter(json -> json.contains(receiver)).count();
    }

    /** Every number from 1 to the last, each in one wrap; the kill may have come between the commit and the word. */
    private static void checkArrived(HostileRelay relay, SecretIdentity receiver, long confirmed) {
        GiftWrap wraps = new GiftWrap(RANDOM, InstantSource.system());
        List<Long> numbers = new ArrayList<>();
        for (String json : relay.given()) {
            SignedEvent event = EventJson.readSigned(json).orElseThrow();
            if (event.kind() == GiftWrap.WRAP) {
                GiftWrap.Opening.Opened opened =
                        assertInstanceOf(GiftWrap.Opening.Opened.class, wraps.open(event, receiver));
                numbers.add(opened.rumor().createdAt());
            }
        }
        assertEquals(numbers.size(), Set.copyOf(numbers).size(), "a message in two wraps");
        long last = numbers.stream().mapToLong(number -> number).max().orElse(0);
        assertEquals(last, numbers.size(), "lost");
        assertTrue(last >= confirmed && last <= confirmed + ROUNDS, last + " of " + confirmed);
    }
}
