package org.kakehashi.messaging.relay;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kakehashi.messaging.event.GiftWrap;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.PublicIdentity;

/**
 * What is asked of a relay (NIP-01); an empty list asks for anything, and all conditions must hold.
 *
 * @param ids of events, 64 hexadecimal digits each
 * @param authors who signed
 * @param kinds of events
 * @param tags by the tag's one letter, the values of which one must be its second item
 * @param since the earliest time, Unix seconds, included
 * @param until the latest time, included; {@link Long#MAX_VALUE} for none
 * @param limit how many stored events at most, the newest; 0 for as many as the relay gives
 */
public record Filter(
        List<String> ids,
        List<PublicIdentity> authors,
        List<Integer> kinds,
        Map<String, List<String>> tags,
        long since,
        long until,
        int limit) {

    public Filter {
        ids = List.copyOf(ids);
        authors = List.copyOf(authors);
        kinds = List.copyOf(kinds);
        Map<String, List<String>> copied = new TreeMap<>();
        tags.forEach((letter, values) -> copied.put(letter, List.copyOf(values)));
        tags = Map.copyOf(copied);
    }

    /** Events of these kinds. */
    public static Filter ofKinds(Integer... kinds) {
        return new Filter(List.of(), List.of(), List.of(kinds), Map.of(), 0, Long.MAX_VALUE, 0);
    }

    /** Events with these ids. */
    public static Filter ofIds(String... ids) {
        return new Filter(List.of(ids), List.of(), List.of(), Map.of(), 0, Long.MAX_VALUE, 0);
    }

    /** Gift wraps for this person. */
    public static Filter wrapsFor(PublicIdentity person) {
        return ofKinds(GiftWrap.WRAP).tag("p", person.hex());
    }

    public Filter by(PublicIdentity... people) {
        return new Filter(ids, List.of(people), kinds, tags, since, until, limit);
    }

    /** Also requires a tag of this one letter to have one of these values. */
    public Filter tag(String letter, String... values) {
        Map<String, List<String>> more = new TreeMap<>(tags);
        more.put(letter, List.of(values));
        return new Filter(ids, authors, kinds, more, since, until, limit);
    }

    public Filter since(long seconds) {
        return new Filter(ids, authors, kinds, tags, seconds, until, limit);
    }

    public Filter until(long seconds) {
        return new Filter(ids, authors, kinds, tags, since, seconds, limit);
    }

    public Filter limit(int most) {
        return new Filter(ids, authors, kinds, tags, since, until, most);
    }

    /** Whether the event is one that was asked for. */
    public boolean matches(SignedEvent event) {
        return (ids.isEmpty() || ids.contains(event.id()))
                && (authors.isEmpty() || authors.contains(event.author()))
                && (kinds.isEmpty() || kinds.contains(event.kind()))
                && event.createdAt() >= since
                && event.createdAt() <= until
                && tags.entrySet().stream().allMatch(tag -> hasTag(event, tag.getKey(), tag.getValue()));
    }

    private static boolean hasTag(SignedEvent event, String letter, List<String> values) {
        return event.tags().stream()
                .anyMatch(tag -> tag.size() >= 2 && tag.get(0).equals(letter) && values.contains(tag.get(1)));
    }
}
