package org.kakehashi.messaging.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.kakehashi.messaging.relay.RelayUrl;
import org.kakehashi.testbed.HostileRelay;

/**
 * Three installations, each a process of its own, talk in pairs and in a group by the ratchet over three relays that
 * drop, forget, delay, reorder, repeat and lie, and each is killed ({@code kill -9}) again and again. Afterwards every
 * vault holds every message that was for it, once and in order, and no key or nonce was used twice.
 *
 * <p>The long form is chosen by system properties: {@code torture.messages} in all and {@code torture.kills} of each.
 */
class TortureTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KILLS = Integer.getInteger("torture.kills", 1);
    /** A third, rounded up to whole rounds of four. */
    private static final int EACH = (Integer.getInteger("torture.messages", 72) + 11) / 12 * 4;

    private static final boolean LONG = Integer.getInteger("torture.messages") != null;

    /** So many seconds without any progress are a failure; the long form is run beside other work. */
    private static final int PATIENCE = LONG ? 1_200 : 180;

    @TempDir
    Path folder;

    @Test
    void threeInstallationsThatAreKilledLoseDoubleAndDisorderNothing() throws Exception {
        // In the short form nothing is forgotten by a relay: what is asked for again would take half a minute.
        HostileRelay.Faults faults = new HostileRelay.Faults(1, 3, 10, 30, 10, 2, LONG ? 3 : 0);
        long began = System.nanoTime();
        List<HostileRelay> relays =
                List.of(new HostileRelay(faults, 1), new HostileRelay(faults, 2), new HostileRelay(faults, 3));
        List<Victim> victims = new ArrayList<>();
        try {
            List<RelayUrl> urls =
                    relays.stream().map(relay -> RelayUrl.of(relay.url())).toList();
            for (String name : List.of("a", "b", "c")) {
                victims.add(new Victim(folder.resolve(name), SecretIdentity.random(RANDOM), urls));
            }
            for (Victim victim : victims) {
                begin(victims, victim);
            }
            int kills = killAll(victims);
            relays.forEach(relay -> relay.behave(HostileRelay.Faults.NONE));
            awaitQuiet(victims);
            for (Victim victim : victims) {
                victim.quit();
                assertEquals("", victim.complaints());
            }
            Verdict verdict = new Verdict(victims);
            verdict.everyMessageIsEverywhereOnceAndInOrder(EACH);
            String keys = verdict.noKeyWasUsedTwice(relays);
            verdict.nothingIsLeftOfTrouble();
            System.out.printf(
                    "torture: %d messages of 3 installations, %d kills, %d s: none lost, doubled or out of order; %s%n",
                    3 * EACH, kills, (System.nanoTime() - began) / 1_000_000_000, keys);
        } finally {
            victims.forEach(Victim::close);
            relays.forEach(HostileRelay::close);
        }
    }

    private void begin(List<Victim> victims, Victim victim) throws Exception {
        victim.start();
        StringBuilder meet = new StringBuilder("meet ").append(victim == victims.getFirst() ? 1 : 0);
        for (Victim other : victims) {
            if (other != victim) {
                meet.append(' ').append(other.secret.publicIdentity().hex());
            }
        }
        victim.tell(meet.toString());
        victim.tell("converse " + EACH + " " + (LONG ? 30 : 60));
    }

    /** Kills each as often as wanted, at moments counted in its own work, so that a slow machine is no easier a case. */
    private int killAll(List<Victim> victims) throws Exception {
        SplittableRandom random = new SplittableRandom();
        int kills = 0;
        for (int round = 1; round <= KILLS; round++) {
            for (Victim victim : victims) {
                long wanted = Math.min(EACH - 1, (long) EACH * round / (KILLS + 1) + random.nextInt(4));
                while (victim.confirmed.get() < wanted) {
                    victim.await("sent", PATIENCE);
                }
                Thread.sleep(random.nextInt(40));
                victim.kill();
                kills++;
                if (LONG) {
                    System.out.printf("killed %s at %d%n", victim.folder.getFileName(), victim.confirmed.get());
                }
                begin(victims, victim);
            }
        }
        return kills;
    }

    /** Until everybody has sent everything, everything is with the relays, and everything that is for them has come. */
    private static void awaitQuiet(List<Victim> victims) throws Exception {
        String wanted = "state " + EACH + " " + (EACH / 4 + EACH / 2) * 2 + " 0 0 0 0";
        List<String> last = List.of();
        long moved = System.nanoTime();
        long told = moved;
        while (true) {
            List<String> now = new ArrayList<>();
            for (Victim victim : victims) {
                victim.tell("state");
                now.add(victim.await("state", PATIENCE));
            }
            if (now.stream().allMatch(wanted::equals)) {
                return;
            }
            if (!now.equals(last)) {
                moved = System.nanoTime();
                last = now;
            }
            if (LONG && System.nanoTime() - told > 10_000_000_000L) {
                told = System.nanoTime();
                System.out.println(now);
            }
            assertTrue(
                    System.nanoTime() - moved < PATIENCE * 1_000_000_000L, () -> "wanted " + wanted + ", have " + now);
            Thread.sleep(300);
        }
    }
}
