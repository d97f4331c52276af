package org.kakehashi.messaging.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kakehashi.messaging.event.EventJson;
import org.kakehashi.messaging.event.GiftWrap;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.ratchet.RatchetEngine;
import org.kakehashi.testbed.HostileRelay;
import org.signal.libsignal.protocol.message.PreKeySignalMessage;
import org.signal.libsignal.protocol.message.SignalMessage;

/** What is left in the vaults and on the relays after the torture. */
final class Verdict {

    private final List<Victim> victims;
    private final List<List<Line>> vaults = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    /** One message of one vault. */
    private record Line(
            String chat, String author, boolean mine, String id, long said, long seq, String text, int label) {

        /** Who is in its chat: the group, or the two people, the same on both sides. */
        String between(String self) {
            return chat.startsWith("d:") ? pair(self, chat.substring(2)) : chat;
        }

        private static String pair(String one, String two) {
            return one.compareTo(two) < 0 ? one + " " + two : two + " " + one;
        }
    }

    Verdict(List<Victim> victims) throws Exception {
        this.victims = victims;
        for (Victim victim : victims) {
            try (Installation vault = Installation.open(victim.folder, List.of(), victim.secret)) {
                vaults.add(lines(vault));
                troubles.addAll(notices(vault));
            }
        }
    }

    private static List<Line> lines(Installation vault) {
        return vault.vault.database().read(tx -> {
            List<Line> lines = new ArrayList<>();
            try (PreparedStatement select = tx.prepareStatement("SELECT c.key, m.author, m.mine, m.id, m.said, m.seq,"
                            + " m.content, m.label FROM message m JOIN chat c ON m.chat = c.id WHERE m.kind = 14 ORDER BY"
                            + " m.place");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    lines.add(new Line(
                            rows.getString(1),
                            hex(rows.getBytes(2)),
                            rows.getBoolean(3),
                            hex(rows.getBytes(4)),
                            rows.getLong(5),
                            rows.getLong(6),
                            rows.getString(7),
                            rows.getInt(8)));
                }
            }
            return lines;
        });
    }

    private static List<String> notices(Installation vault) {
        return vault.vault.database().read(tx -> {
            List<String> found = new ArrayList<>();
            try (PreparedStatement select = tx.prepareStatement("SELECT content, tags FROM message WHERE kind = -1 AND"
                            + " content NOT IN ('DEVICE_ADDED', 'MEMBERSHIP')");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1) + " " + rows.getString(2));
                }
            }
            return found;
        });
    }

    void nothingIsLeftOfTrouble() {
        assertEquals(List.of(), troubles, "lines of the program about trouble");
    }

    void everyMessageIsEverywhereOnceAndInOrder(int each) {
        for (int i = 0; i < victims.size(); i++) {
            String self = victims.get(i).secret.publicIdentity().hex();
            List<Line> lines = vaults.get(i);
            assertEquals(each, lines.stream().filter(Line::mine).count());
            assertEquals(lines.size(), lines.stream().map(Line::text).distinct().count(), "a message twice");
            assertTrue(lines.stream().allMatch(line -> line.label == 0), "a message that is not forward secret");
            for (Line line : lines) {
                assertTrue(line.text.endsWith(" of " + line.author), line::text);
            }
            inOrder(lines);
            for (int j = 0; j < victims.size(); j++) {
                String other = victims.get(j).secret.publicIdentity().hex();
                assertEquals(
                        of(vaults.get(j), other, other, self), of(lines, self, other, self), "from " + j + " to " + i);
            }
        }
    }

    /** The ids of what an author wrote where the reader is, in the order of a vault. */
    private static Map<String, List<String>> of(List<Line> vault, String self, String author, String reader) {
        Map<String, List<String>> chats = new TreeMap<>();
        for (Line line : vault) {
            String between = line.between(self);
            if (line.author.equals(author) && (between.contains(reader) || between.startsWith("g:"))) {
                chats.computeIfAbsent(between, chat -> new ArrayList<>()).add(line.id);
            }
        }
        return chats;
    }

    private static void inOrder(List<Line> lines) {
        Map<String, Long> numbers = new HashMap<>();
        Map<String, Long> times = new HashMap<>();
        for (Line line : lines) {
            Long before = numbers.put(line.chat + line.author, line.seq);
            assertTrue(before == null || before < line.seq, () -> line + " after number " + before);
            Long earlier = times.put(line.chat, line.said);
            // Messages of the same millisecond may stand either way.
            assertTrue(earlier == null || earlier <= line.said + 1, () -> line + " after " + earlier);
        }
    }

    /** Takes every ciphertext that left any installation apart. */
    String noKeyWasUsedTwice(List<HostileRelay> relays) throws Exception {
        GiftWrap wraps = new GiftWrap(new SecureRandom(), InstantSource.system());
        Set<String> events = new HashSet<>();
        relays.forEach(relay -> events.addAll(relay.given()));
        Set<String> onceKeys = new HashSet<>();
        Set<String> nonces = new HashSet<>();
        Map<String, String> messageKeys = new HashMap<>();
        int ciphertexts = 0;
        for (String json : events) {
            SignedEvent wrap = EventJson.readSigned(json).orElseThrow();
            if (wrap.kind() != GiftWrap.WRAP) {
                continue;
            }
            assertTrue(onceKeys.add(wrap.author().hex()), "the key of a wrap twice");
            assertTrue(nonces.add(nonce(wrap)), "a nonce twice");
            Victim reader = victims.stream()
                    .filter(victim -> wrap.tags()
                            .getFirst()
                            .get(1)
                            .equals(victim.secret.publicIdentity().hex()))
                    .findFirst()
                    .orElseThrow();
            SignedEvent seal = ((GiftWrap.Unwrapping.Unwrapped) wraps.unwrap(wrap, reader.secret)).seal();
            assertTrue(nonces.add(nonce(seal)), "a nonce twice");
            Rumor carrier = ((GiftWrap.Opening.Opened) wraps.unseal(seal, reader.secret)).rumor();
            assertEquals(RatchetEngine.CARRIER, carrier.kind(), "something outside the ratchet");
            String key = messageKey(carrier);
            assertEquals(null, messageKeys.put(key, carrier.id()), () -> "a message key twice: " + key);
            ciphertexts++;
        }
        return ciphertexts + " ciphertexts, " + nonces.size() + " nonces and " + messageKeys.size()
                + " message keys, each once";
    }

    /** NIP-44: the 32 bytes after the version. */
    private static String nonce(SignedEvent event) {
        return hex(java.util.Arrays.copyOfRange(Base64.getDecoder().decode(event.content()), 1, 33));
    }

    /** A message key of the double ratchet is named by the devices, the sender's ratchet key and the counter. */
    private static String messageKey(Rumor carrier) throws Exception {
        byte[] bytes = Base64.getDecoder().decode(carrier.content());
        boolean first = carrier.tags().get(2).get(1).equals("prekey");
        SignalMessage message = first ? new PreKeySignalMessage(bytes).getWhisperMessage() : new SignalMessage(bytes);
        return carrier.tags().get(0).get(1) + " " + carrier.tags().get(1).get(1) + " "
                + hex(message.getSenderRatchetKey().serialize()) + " " + message.getCounter();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
