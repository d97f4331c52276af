package org.kakehashi.ui.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kakehashi.messaging.contact.Contact;
import org.kakehashi.messaging.contact.Contacts;
import org.kakehashi.messaging.contact.Standing;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Following;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;

/** The names of people as they are known now. Used on the window's thread. */
public final class People implements AutoCloseable {

    /** So many sets of colours tell people apart. */
    public static final int COLOURS = 6;

    private static final int SHOWN = 12;

    private final Texts texts;
    private final PublicIdentity self;
    private final Following following = new Following();
    private final List<Runnable> listeners = new ArrayList<>();
    private Map<PublicIdentity, Contact> known = new HashMap<>();

    public People(Texts texts, Background background, Contacts contacts, PublicIdentity self) {
        this.texts = texts;
        this.self = self;
        contacts.list().forEach(contact -> known.put(contact.key(), contact));
        following.follow(background, contacts::listen, this::take);
    }

    private void take(List<Contact> contacts) {
        Map<PublicIdentity, Contact> fresh = new HashMap<>();
        contacts.forEach(contact -> fresh.put(contact.key(), contact));
        if (!fresh.equals(known)) {
            known = fresh;
            List.copyOf(listeners).forEach(Runnable::run);
        }
    }

    /**
     * Runs after names have changed, on the window's thread.
     *
     * @return ends it; needed by whatever goes before these names do
     */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public PublicIdentity self() {
        return self;
    }

    /** Guarded and of one line: the name given to them, else the one they claim, else the start of their npub. */
    public String name(PublicIdentity person) {
        if (person.equals(self)) {
            return texts.get("chat.you");
        }
        Contact contact = known.get(person);
        String name = contact == null ? "" : GuardedText.line(contact.shownName());
        return name.isEmpty() ? person.npub().substring(0, SHOWN) + "…" : name;
    }

    /** The same for a key in hexadecimal; what is none is guarded and shown as it is. */
    public String name(String hex) {
        return PublicIdentity.ofHex(hex).map(this::name).orElse(GuardedText.line(hex));
    }

    public Optional<Contact> contact(PublicIdentity person) {
        return Optional.ofNullable(known.get(person));
    }

    /** Everybody who was added or accepted, by name. */
    public List<Contact> contacts() {
        return known.values().stream()
                .filter(contact -> contact.standing() == Standing.CONTACT)
                .sorted((a, b) -> a.shownName().compareToIgnoreCase(b.shownName()))
                .toList();
    }

    public List<Contact> blocked() {
        return known.values().stream()
                .filter(contact -> contact.standing() == Standing.BLOCKED)
                .toList();
    }

    /** Which of the {@value #COLOURS} colours is theirs. */
    public static int colour(PublicIdentity person) {
        return Math.floorMod(person.bytes()[31], COLOURS);
    }

    @Override
    public void close() {
        following.close();
        listeners.clear();
    }
}
