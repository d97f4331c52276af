package org.kakehashi.messaging.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * An inner event whose parts have been looked at: small enough, its keys on the curve, its numbers numbers.
 *
 * @param people the keys of its {@code p} tags, each once, in order
 * @param targets the ids of its {@code e} tags
 * @param reply the event it answers, or empty
 * @param group the id of its group, or empty
 * @param device the installation that numbered it, or empty
 * @param seq its number among that installation's events of the chat, from 1; 0 when it has none
 * @param said milliseconds since 1970
 * @param expires milliseconds since 1970; 0 for never
 */
record Inner(
        Rumor rumor,
        String id,
        List<PublicIdentity> people,
        List<String> targets,
        String reply,
        String group,
        String device,
        long seq,
        long said,
        long expires) {

    static final int LONGEST = 65_535;
    static final int MOST_PEOPLE = 100;

    private static final int MOST_TAGS = 1_000;
    private static final long LATEST = 253_402_300_799L;
    private static final long MOST_EVENTS = 1L << 40;

    /** The event's parts; empty when it is larger or stranger than any honest program makes it. */
    static Optional<Inner> read(Rumor rumor) {
        if (rumor.content().length() > LONGEST || rumor.createdAt() > LATEST || !bounded(rumor.tags())) {
            return Optional.empty();
        }
        List<PublicIdentity> people = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        for (List<String> tag : rumor.tags()) {
            if (tag.size() >= 2 && tag.getFirst().equals("p")) {
                Optional<PublicIdentity> key = PublicIdentity.ofHex(tag.get(1));
                if (key.isEmpty() || people.size() > MOST_PEOPLE) {
                    return Optional.empty();
                }
                if (!people.contains(key.get())) {
                    people.add(key.get());
                }
            } else if (tag.size() >= 2 && tag.getFirst().equals("e") && isId(tag.get(1))) {
                targets.add(tag.get(1));
            }
        }
        return numbers(rumor, people, targets);
    }

    private static Optional<Inner> numbers(Rumor rumor, List<PublicIdentity> people, List<String> targets) {
        String group = value(rumor, "group");
        List<String> count = tag(rumor, "seq");
        String device = count.size() >= 3 ? count.get(1) : "";
        long seq = count.size() >= 3 ? number(count.get(2), MOST_EVENTS) : 0;
        long millis = number(value(rumor, "ms"), 999);
        long expires = number(value(rumor, "expiration"), LATEST);
        if (!group.isEmpty() && !isId(group) || seq < 0 || seq > 0 && !isDevice(device)) {
            return Optional.empty();
        }
        return Optional.of(new Inner(
                rumor,
                rumor.id(),
                List.copyOf(people),
                List.copyOf(targets),
                reply(rumor),
                group,
                seq > 0 ? device : "",
                seq,
                rumor.createdAt() * 1000 + Math.max(0, millis),
                Math.max(0, expires) * 1000));
    }

    /** NIP-10 as NIP-17 uses it: the tag marked {@code reply}, else an {@code e} tag without a mark. */
    private static String reply(Rumor rumor) {
        String unmarked = "";
        for (List<String> tag : rumor.tags()) {
            if (tag.size() >= 2 && tag.getFirst().equals("e") && isId(tag.get(1))) {
                String mark = tag.size() >= 4 ? tag.get(3) : "";
                if (mark.equals("reply")) {
                    return tag.get(1);
                }
                if (mark.isEmpty()) {
                    unmarked = tag.get(1);
                }
            }
        }
        return unmarked;
    }

    int kind() {
        return rumor.kind();
    }

    PublicIdentity author() {
        return rumor.author();
    }

    String content() {
        return rumor.content();
    }

    /** The second member of the first tag of this name, or an empty text. */
    String value(String name) {
        return value(rumor, name);
    }

    /** The first tag of this name, or an empty list. */
    List<String> tag(String name) {
        return tag(rumor, name);
    }

    private static String value(Rumor rumor, String name) {
        List<String> tag = tag(rumor, name);
        return tag.size() >= 2 ? tag.get(1) : "";
    }

    private static List<String> tag(Rumor rumor, String name) {
        for (List<String> tag : rumor.tags()) {
            if (!tag.isEmpty() && tag.getFirst().equals(name)) {
                return tag;
            }
        }
        return List.of();
    }

    /** A decimal number of at most 15 digits, or -1 when it is none or greater than {@code most}. */
    static long number(String text, long most) {
        if (text.isEmpty() || text.length() > 15 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        long number = Long.parseLong(text);
        return number > most ? -1 : number;
    }

    static boolean isId(String text) {
        return text.length() == 64 && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    static boolean isDevice(String text) {
        return text.length() == 16 && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    private static boolean bounded(List<List<String>> tags) {
        long characters = 0;
        for (List<String> tag : tags) {
            for (String item : tag) {
                characters += item.length() + 3L;
            }
        }
        return tags.size() <= MOST_TAGS && characters <= LONGEST;
    }
}
