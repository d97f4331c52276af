package org.kakehashi.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.kakehashi.messaging.encryption.Nip44;
import org.kakehashi.messaging.event.GiftWrap;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.event.SignedEvent;
import org.kakehashi.messaging.identity.SecretIdentity;
import org.signal.libsignal.protocol.IdentityKeyPair;
import org.signal.libsignal.protocol.SessionBuilder;
import org.signal.libsignal.protocol.SessionCipher;
import org.signal.libsignal.protocol.SignalProtocolAddress;
import org.signal.libsignal.protocol.ecc.ECKeyPair;
import org.signal.libsignal.protocol.kem.KEMKeyPair;
import org.signal.libsignal.protocol.kem.KEMKeyType;
import org.signal.libsignal.protocol.message.CiphertextMessage;
import org.signal.libsignal.protocol.message.PreKeySignalMessage;
import org.signal.libsignal.protocol.message.SignalMessage;
import org.signal.libsignal.protocol.state.KyberPreKeyRecord;
import org.signal.libsignal.protocol.state.PreKeyBundle;
import org.signal.libsignal.protocol.state.SignedPreKeyRecord;
import org.signal.libsignal.protocol.state.impl.InMemorySignalProtocolStore;

/** Messages of 200 bytes a second of processor time: NIP-44, gift wraps, our ratchet engine, bare libsignal, nostr-tools. */
public final class SealingBench {

    private static final String TEXT = "0123456789".repeat(20);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long EACH = TimeUnit.SECONDS.toNanos(Integer.getInteger("seconds", 3));

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SealingBench() {}

    private interface Step {
        void run() throws Exception;
    }

    /** Takes no arguments; prints a table. */
    public static void main(String[] arguments) throws Exception {
        System.out.printf("messages of %d bytes, in a second of one processor (so that other work does not count)%n", TEXT.length());
        nip44();
        wraps();
        bareLibsignal();
        ourRatchet();
        nostrTools();
    }

    private static void measure(String what, Step step) throws Exception {
        double rate = 0;
        // The first round warms up.
        for (int round = 0; round < 2; round++) {
            long began = THREADS.getCurrentThreadCpuTime();
            long count = 0;
            while (THREADS.getCurrentThreadCpuTime() - began < EACH) {
                step.run();
                count++;
            }
            rate = count * 1e9 / (THREADS.getCurrentThreadCpuTime() - began);
        }
        System.out.printf("%-46s %,10.0f /s%n", what, rate);
    }

    private static void nip44() throws Exception {
        try (SecretIdentity one = SecretIdentity.random(RANDOM);
                SecretIdentity two = SecretIdentity.random(RANDOM)) {
            byte[] key = Nip44.conversationKey(one, two.publicIdentity());
            String payload = Nip44.encrypt(key, TEXT, RANDOM);
            measure("ours: NIP-44 encrypt", () -> Nip44.encrypt(key, TEXT, RANDOM));
            measure("ours: NIP-44 decrypt", () -> Nip44.decrypt(key, payload).orElseThrow());
        }
    }

    private static void wraps() throws Exception {
        GiftWrap wraps = new GiftWrap(RANDOM, InstantSource.system());
        try (SecretIdentity one = SecretIdentity.random(RANDOM);
                SecretIdentity two = SecretIdentity.random(RANDOM)) {
            Rumor rumor = new Rumor(one.publicIdentity(), 1_700_000_000, 14, List.of(), TEXT);
            SignedEvent wrap = wraps.wrap(rumor, one, two.publicIdentity());
            measure("ours: wrap (NIP-59)", () -> wraps.wrap(rumor, one, two.publicIdentity()));
            measure("ours: unwrap (NIP-59)", () -> wraps.open(wrap, two));
        }
    }

    private static InMemorySignalProtocolStore store(int registration) {
        return new InMemorySignalProtocolStore(IdentityKeyPair.generate(), registration);
    }

    private static void bareLibsignal() throws Exception {
        InMemorySignalProtocolStore one = store(1);
        InMemorySignalProtocolStore two = store(2);
        SignalProtocolAddress toOne = new SignalProtocolAddress("one", 1);
        SignalProtocolAddress toTwo = new SignalProtocolAddress("two", 1);
        long now = System.currentTimeMillis();
        ECKeyPair signed = ECKeyPair.generate();
        KEMKeyPair kyber = KEMKeyPair.generate(KEMKeyType.KYBER_1024);
        var vouching = two.getIdentityKeyPair().getPrivateKey();
        byte[] signature = vouching.calculateSignature(signed.getPublicKey().serialize());
        byte[] kyberSignature = vouching.calculateSignature(kyber.getPublicKey().serialize());
        two.storeSignedPreKey(1, new SignedPreKeyRecord(1, now, signed, signature));
        two.storeKyberPreKey(1, new KyberPreKeyRecord(1, now, kyber, kyberSignature));
        new SessionBuilder(one, toTwo)
                .process(new PreKeyBundle(
                        2,
                        1,
                        PreKeyBundle.NULL_PRE_KEY_ID,
                        null,
                        1,
                        signed.getPublicKey(),
                        signature,
                        two.getIdentityKeyPair().getPublicKey(),
                        1,
                        kyber.getPublicKey(),
                        kyberSignature));
        SessionCipher writes = new SessionCipher(one, toTwo);
        SessionCipher reads = new SessionCipher(two, toOne);
        byte[] text = TEXT.getBytes(StandardCharsets.UTF_8);
        reads.decrypt(new PreKeySignalMessage(writes.encrypt(text).serialize()));
        writes.decrypt(new SignalMessage(reads.encrypt(text).serialize()));
        List<byte[]> waiting = new ArrayList<>();
        measure("bare libsignal, in memory: encrypt and decrypt", () -> {
            CiphertextMessage message = writes.encrypt(text);
            waiting.add(message.serialize());
            reads.decrypt(new SignalMessage(waiting.removeLast()));
        });
    }

    /** Each step is a transaction of the encrypted database, gift wrap included. */
    private static void ourRatchet() throws Exception {
        Path folder = Files.createTempDirectory("bench");
        try (Chatter one = new Chatter(folder.resolve("one"), true, (tx, id, wraps) -> {});
                Chatter two = new Chatter(folder.resolve("two"), true, (tx, id, wraps) -> {})) {
            for (SignedEvent bundle : one.vault.database().write(one.ratchet::maintain)) {
                two.vault.database().write(tx -> two.ratchet.learn(tx, bundle));
            }
            for (SignedEvent bundle : two.vault.database().write(two.ratchet::maintain)) {
                one.vault.database().write(tx -> one.ratchet.learn(tx, bundle));
            }
            Rumor text = new Rumor(one.self, 1_700_000_000, 14, List.of(), TEXT);
            Rumor answer = new Rumor(two.self, 1_700_000_000, 14, List.of(), TEXT);
            open(two, seal(one, two, text));
            open(one, seal(two, one, answer));
            measure("ours: ratchet, wrap and store, a transaction", () -> seal(one, two, text));
            measure("ours: the same, and opened at the other side", () -> open(two, seal(one, two, text)));
        }
    }

    private static SignedEvent seal(Chatter from, Chatter to, Rumor text) {
        return from.vault
                .database()
                .write(tx -> from.ratchet.seal(tx, text, to.self).getFirst().wrap());
    }

    private static void open(Chatter at, SignedEvent wrap) {
        at.vault.database().write(tx -> {
            var carried = (GiftWrap.Opening.Opened) at.identity.use(key -> at.wraps.open(wrap, key));
            return at.ratchet.open(tx, carried.rumor());
        });
    }

    private static void nostrTools() throws IOException, InterruptedException {
        Process node = new ProcessBuilder("node", "bench/messaging/nostr-tools.mjs", String.valueOf(EACH / 1_000_000))
                .inheritIO()
                .start();
        if (node.waitFor() != 0) {
            throw new IOException("the measurement of nostr-tools failed");
        }
    }
}
