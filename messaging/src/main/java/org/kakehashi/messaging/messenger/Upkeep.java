package org.kakehashi.messaging.messenger;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.contact.Contact;
import org.kakehashi.messaging.contact.Profile;
import org.kakehashi.messaging.contact.Standing;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.messaging.ratchet.KeyBundle;
import org.kakehashi.messaging.relay.Fetched;
import org.kakehashi.messaging.relay.Filter;
import org.kakehashi.messaging.relay.RelayEntry;
import org.kakehashi.messaging.relay.RelayUrl;
import org.kakehashi.messaging.relay.SendOutcome;
import org.kakehashi.messaging.relay.Subscription;
import org.kakehashi.net.Consent;
import org.kakehashi.vault.VaultLockedException;

/** What goes on by itself: chores of the chats, one's own published keys and lists, the keys of the people one knows. */
final class Upkeep implements AutoCloseable {

    private static final Duration CHORES = Duration.ofSeconds(5);
    private static final Duration KEYS = Duration.ofMinutes(1);
    private static final Duration GROUPS = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_FOLLOWED = 500;

    private final Messenger messenger;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Consumer<Throwable> failures;
    private final Sweeping sweeping;
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore publish = new Semaphore(0);
    private final List<AutoCloseable> following = new ArrayList<>();

    /** Which event is known to be on which relay; guarded by this. */
    private final Set<String> published = new HashSet<>();

    /** The relays when their lists were last published; guarded by this. */
    private Set<RelayUrl> listed = Set.of();

    /** Guarded by this. */
    private @Nullable Subscription bundles;

    /** Guarded by this. */
    private Set<PublicIdentity> followed = Set.of();

    /** What one says of oneself, as long as this program has said it; guarded by this. */
    private @Nullable SignedEvent said;

    private volatile boolean closed;

    Upkeep(Messenger messenger, SecureRandom random, InstantSource clock, Consumer<Throwable> failures) {
        this.messenger = messenger;
        this.random = random;
        this.clock = clock;
        this.failures = failures;
        this.sweeping = new Sweeping(messenger.conversations().attachedFiles(), messenger.files(), failures);
    }

    /** Something that may take a while. */
    private interface Step {
        void run() throws InterruptedException;
    }

    void start() {
        work.execute(
                () -> repeat(CHORES, () -> messenger.conversations().chores().run()));
        work.execute(() -> repeat(GROUPS, () -> messenger.database().change(messenger.groups()::maintain)));
        work.execute(() -> repeat(CHORES, sweeping::run));
        work.execute(() -> guarded(this::keepPublished));
        following.add(messenger.relays().listen(_ -> changed()));
        following.add(messenger.contacts().listen(_ -> work.execute(() -> guarded(this::follow))));
    }

    private void changed() {
        publishSoon();
        if (!closed) {
            work.execute(() -> guarded(() -> {
                synchronized (this) {
                    followed = Set.of();
                }
                follow();
            }));
        }
    }

    void publishSoon() {
        publish.release();
    }

    void publishProfile(Profile profile) {
        long now = clock.instant().getEpochSecond();
        SignedEvent event = profile.publish(messenger.own(), now, random);
        synchronized (this) {
            said = event;
        }
        publishSoon();
    }

    private void repeat(Duration every, Step step) {
        guarded(() -> {
            while (!closed) {
                step.run();
                Thread.sleep(every);
            }
        });
    }

    /** The vault may be locked, and the program closed, at any moment. */
    private void guarded(Step step) {
        try {
            if (!closed) {
                step.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (VaultLockedException locked) {
            closed = true;
        } catch (RuntimeException failure) {
            if (!closed) {
                failures.accept(failure);
            }
        }
    }

    private List<RelayUrl> allowed() {
        return messenger.relays().list().stream()
                .filter(entry -> entry.consent() == Consent.ALLOWED)
                .map(RelayEntry::url)
                .toList();
    }

    /** One's own bundles are read first: they may say that this installation is a copy. */
    private void keepPublished() throws InterruptedException {
        boolean looked = false;
        while (!closed) {
            List<RelayUrl> relays = allowed();
            if (!relays.isEmpty()) {
                if (!looked) {
                    looked = learn(relays, List.of(messenger.own().publicIdentity()));
                }
                publish(relays);
            }
            if (publish.tryAcquire(KEYS.toMillis(), TimeUnit.MILLISECONDS)) {
                publish.drainPermits();
            }
        }
    }

    private void publish(List<RelayUrl> relays) throws InterruptedException {
        boolean fresh;
        synchronized (this) {
            fresh = !listed.equals(Set.copyOf(relays));
        }
        if (fresh) {
            var outcomes = messenger.directory().publishOwn(messenger.own());
            if (outcomes.values().stream().anyMatch(SendOutcome::accepted)) {
                synchronized (this) {
                    listed = Set.copyOf(relays);
                }
            }
        }
        SignedEvent profile;
        synchronized (this) {
            profile = said;
        }
        if (profile != null) {
            publish(profile, relays);
        }
        for (SignedEvent event : messenger.database().write(messenger.ratchet()::maintain)) {
            publish(event, relays);
        }
    }

    private void publish(SignedEvent event, List<RelayUrl> relays) throws InterruptedException {
        List<RelayUrl> lacking;
        synchronized (this) {
            lacking = relays.stream()
                    .filter(relay -> !published.contains(event.id() + relay))
                    .toList();
        }
        if (!lacking.isEmpty()) {
            messenger.pool().publish(event, lacking).forEach((relay, outcome) -> {
                if (outcome.accepted()) {
                    synchronized (this) {
                        published.add(event.id() + relay);
                    }
                }
            });
        }
    }

    /** Takes in what these people have published; whether at least one relay answered whole. */
    private boolean learn(List<RelayUrl> relays, List<PublicIdentity> people) throws InterruptedException {
        Filter filter = Filter.ofKinds(KeyBundle.KIND, Profile.KIND).by(people.toArray(PublicIdentity[]::new));
        Fetched fetched = messenger.pool().fetch(relays, filter, PATIENCE);
        fetched.events().forEach(this::take);
        return !fetched.complete().isEmpty();
    }

    private void take(SignedEvent event) {
        if (event.kind() == Profile.KIND) {
            messenger.contacts().profile(event);
        } else {
            messenger.database().write(tx -> messenger.ratchet().learn(tx, event));
        }
    }

    void lookUp(PublicIdentity person) throws InterruptedException {
        messenger.directory().lookUp(person);
        learn(places(List.of(person)), List.of(person));
    }

    /** Where things that these people have published may be. */
    private List<RelayUrl> places(List<PublicIdentity> people) {
        Set<RelayUrl> places = new LinkedHashSet<>(allowed());
        for (PublicIdentity person : people) {
            places.addAll(messenger.directory().outboxOf(person));
            places.addAll(messenger.directory().inboxOf(person));
        }
        return List.copyOf(places);
    }

    /** Asks for new keys of everybody who was added or accepted, as long as the program runs. */
    private void follow() {
        List<PublicIdentity> people = new ArrayList<>();
        people.add(messenger.own().publicIdentity());
        messenger.contacts().list().stream()
                .filter(contact -> contact.standing() == Standing.CONTACT)
                .map(Contact::key)
                .limit(MOST_FOLLOWED)
                .forEach(people::add);
        List<RelayUrl> places = places(people);
        synchronized (this) {
            if (closed || places.isEmpty() || followed.equals(Set.copyOf(people))) {
                return;
            }
            followed = Set.copyOf(people);
            Subscription before = bundles;
            Filter filter = Filter.ofKinds(KeyBundle.KIND, Profile.KIND).by(people.toArray(PublicIdentity[]::new));
            bundles = messenger.pool().subscribe(places, filter, (_, event) -> guarded(() -> take(event)));
            if (before != null) {
                before.close();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        for (AutoCloseable each : following) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException("a listener could not be taken away", e);
            }
        }
        synchronized (this) {
            if (bundles != null) {
                bundles.close();
            }
        }
        work.shutdownNow();
    }
}
