package org.kakehashi.messaging.party;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kakehashi.messaging.engine.Opening;
import org.kakehashi.messaging.engine.Outgoing;
import org.kakehashi.messaging.event.SignedEvent;

/** Carries what is in the outboxes to every installation of the person it is for, once each, in order. */
public final class Network {

    private final List<Party> parties;
    private final Map<Party, Integer> taken = new HashMap<>();
    private final Map<Party, List<SignedEvent>> waiting = new HashMap<>();

    public Network(List<Party> parties) {
        this.parties = new ArrayList<>();
        parties.forEach(this::join);
    }

    public void join(Party party) {
        parties.add(party);
        waiting.put(party, new ArrayList<>());
    }

    public void leave(Party party) {
        parties.remove(party);
    }

    /** Everybody makes a device and learns of everybody else's. */
    public void publishBundles() {
        for (Party party : parties) {
            for (SignedEvent event : party.maintain()) {
                parties.forEach(each -> each.learn(event));
            }
        }
    }

    /** Moves what is new in the outboxes to the mailboxes. */
    public void collect() {
        for (Party party : parties) {
            int from = taken.getOrDefault(party, 0);
            List<Outgoing> out = party.outboxAfter(from);
            taken.put(party, from + out.size());
            for (Outgoing each : out) {
                parties.stream()
                        .filter(to -> to != party && to.person.equals(each.to()))
                        .forEach(to -> mailbox(to).add(each.wrap()));
            }
        }
    }

    public List<SignedEvent> mailbox(Party party) {
        return waiting.computeIfAbsent(party, p -> new ArrayList<>());
    }

    /** Delivers until nobody has anything more to say. */
    public List<Opening> settle() {
        List<Opening> openings = new ArrayList<>();
        boolean more = true;
        while (more) {
            collect();
            more = false;
            for (Party party : List.copyOf(parties)) {
                List<SignedEvent> mail = List.copyOf(mailbox(party));
                mailbox(party).clear();
                for (SignedEvent wrap : mail) {
                    openings.add(party.receive(wrap));
                    more = true;
                }
            }
        }
        return openings;
    }
}
