package org.kakehashi.wallet.seed;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.hash.Pbkdf2;

/**
 * Splits a secret into shares of words and joins them (SLIP-39). The secret is the seed of a BIP-32 tree. Any passphrase
 * opens the shares; a wrong one gives another, empty wallet.
 */
public final class Slip39 {

    private static final int FEWEST_BYTES = 16;
    private static final int MOST_BYTES = 64;
    private static final int MOST_SHARES = 16;
    private static final int MOST_GIVEN = 256;
    private static final int ROUNDS = 4;
    private static final int ITERATIONS = 10_000;

    /** 10000 · 2^10 rounds, some ten seconds; wallets use 0 or 1. */
    private static final int HIGHEST_EXPONENT = 10;

    private Slip39() {}

    /**
     * A group of people or places.
     *
     * @param threshold members needed, 1 to count
     * @param count members in all, 1 to 16; exactly 1 if the threshold is 1, as the standard asks
     */
    public record Group(int threshold, int count) {
        /** Checks the numbers. @throws IllegalArgumentException if the standard forbids them */
        public Group {
            if (threshold < 1 || threshold > count || count > MOST_SHARES || (threshold == 1 && count > 1)) {
                throw new IllegalArgumentException("a group needs 1 of 1, or 2 to 16 of at most 16 members");
            }
        }
    }

    /**
     * How a secret is to be split.
     *
     * @param groupThreshold groups needed
     * @param groups at most 16
     * @param iterationExponent cost of the passphrase, 0 to 10
     * @param extendable true for new secrets: shares made later for the same secret take the same passphrase
     */
    public record Plan(int groupThreshold, List<Group> groups, int iterationExponent, boolean extendable) {
        /** Copies the groups and checks the numbers. @throws IllegalArgumentException if they do not fit */
        public Plan {
            groups = List.copyOf(groups);
            if (groupThreshold < 1 || groupThreshold > groups.size() || groups.size() > MOST_SHARES) {
                throw new IllegalArgumentException("more groups needed than there are");
            }
            if (iterationExponent < 0 || iterationExponent > HIGHEST_EXPONENT) {
                throw new IllegalArgumentException("the exponent is 0 to 10");
            }
        }

        /** The common case: any {@code threshold} of {@code count} shares. */
        public static Plan simple(int threshold, int count) {
            return new Plan(1, List.of(new Group(threshold, count)), 1, true);
        }
    }

    /** What became of joining shares. */
    public sealed interface Joined {}

    /** The secret, 16 to 64 bytes; the caller wipes it. */
    public record Secret(byte[] bytes) implements Joined {}

    /** The share at this position of the list is from another set than the first. */
    public record Stranger(int index) implements Joined {}

    /** Two shares claim the same place with different values, or a group disagrees about its threshold. */
    public record Contradiction(int index) implements Joined {}

    /** More shares are needed. */
    public record NotEnough(int groupsNeeded, List<GroupState> groups) implements Joined {}

    /** A group of which at least one share is there. */
    public record GroupState(int group, int have, int need) {}

    /** The shares do not belong together, although they say so. */
    public record Inconsistent() implements Joined {}

    /** The passphrase holds characters other than printable ASCII, which the standard forbids. */
    public record UnusablePassphrase() implements Joined {}

    /** The shares ask for more rounds of passphrase stretching than any wallet makes. */
    public record TooCostly() implements Joined {}

    /**
     * Splits a secret.
     *
     * @param secret 16 to 64 bytes, an even number; not kept. Many devices take only shares of 16 and 32 bytes
     * @param passphrase printable ASCII, empty for none; the caller wipes it
     * @return the shares of each group, which the caller closes
     * @throws IllegalArgumentException if secret or passphrase are not as said
     * @throws InterruptedException when the thread was interrupted
     */
    public static List<List<Slip39Share>> split(
            byte[] secret, char[] passphrase, Plan plan, SecureRandom random, Progress progress)
            throws InterruptedException {
        if (secret.length < FEWEST_BYTES || secret.length > MOST_BYTES || secret.length % 2 != 0) {
            throw new IllegalArgumentException("the secret has 16 to 64 bytes, an even number");
        }
        if (!isUsable(passphrase)) {
            throw new IllegalArgumentException("the passphrase holds other than printable ASCII");
        }
        int identifier = random.nextInt(1 << 15);
        byte[] sealed = crypt(
                secret, passphrase, new Key(identifier, plan.extendable(), plan.iterationExponent()), true, progress);
        byte[][] groupSecrets =
                Shamir.split(plan.groupThreshold(), plan.groups().size(), sealed, random);
        List<List<Slip39Share>> shares = new ArrayList<>();
        for (int g = 0; g < groupSecrets.length; g++) {
            Group group = plan.groups().get(g);
            byte[][] values = Shamir.split(group.threshold(), group.count(), groupSecrets[g], random);
            List<Slip39Share> members = new ArrayList<>();
            for (int m = 0; m < values.length; m++) {
                Slip39Share.Header header = new Slip39Share.Header(
                        identifier,
                        plan.extendable(),
                        plan.iterationExponent(),
                        g,
                        plan.groupThreshold(),
                        plan.groups().size(),
                        m,
                        group.threshold());
                members.add(new Slip39Share(header, values[m]));
            }
            shares.add(List.copyOf(members));
            Arrays.fill(groupSecrets[g], (byte) 0);
        }
        Arrays.fill(sealed, (byte) 0);
        return List.copyOf(shares);
    }

    /**
     * Joins shares, in any order; more than needed do no harm if they agree.
     *
     * @param passphrase the caller wipes it
     * @throws InterruptedException when the thread was interrupted
     */
    public static Joined join(List<Slip39Share> shares, char[] passphrase, Progress progress)
            throws InterruptedException {
        if (!isUsable(passphrase)) {
            return new UnusablePassphrase();
        }
        if (shares.isEmpty() || shares.size() > MOST_GIVEN) {
            return new NotEnough(1, List.of());
        }
        Map<Integer, Map<Integer, byte[]>> groups = new TreeMap<>();
        Map<Integer, Integer> thresholds = new TreeMap<>();
        for (int i = 0; i < shares.size(); i++) {
            Slip39Share share = shares.get(i);
            Slip39Share.Header header = share.header();
            if (!sameSet(share, shares.getFirst())) {
                return new Stranger(i);
            }
            Integer threshold = thresholds.putIfAbsent(header.group(), header.memberThreshold());
            byte[] present = groups.computeIfAbsent(header.group(), g -> new TreeMap<>())
                    .putIfAbsent(header.member(), share.value());
            boolean otherThreshold = threshold != null && threshold != header.memberThreshold();
            if (otherThreshold || (present != null && !Arrays.equals(present, share.value()))) {
                return new Contradiction(i);
            }
        }
        return joinGroups(groups, thresholds, shares.getFirst().header(), passphrase, progress);
    }

    private static Joined joinGroups(
            Map<Integer, Map<Integer, byte[]>> groups,
            Map<Integer, Integer> thresholds,
            Slip39Share.Header header,
            char[] passphrase,
            Progress progress)
            throws InterruptedException {
        List<GroupState> states = new ArrayList<>();
        thresholds.forEach((group, need) -> states.add(
                new GroupState(group, groups.getOrDefault(group, Map.of()).size(), need)));
        List<GroupState> complete =
                states.stream().filter(state -> state.have() >= state.need()).toList();
        if (complete.size() < header.groupThreshold()) {
            return new NotEnough(header.groupThreshold(), List.copyOf(states));
        }
        if (header.iterationExponent() > HIGHEST_EXPONENT) {
            return new TooCostly();
        }
        Map<Integer, byte[]> secrets = new TreeMap<>();
        for (GroupState state : complete) {
            Optional<byte[]> secret = Shamir.join(state.need(), groups.getOrDefault(state.group(), Map.of()));
            if (secret.isEmpty()) {
                return new Inconsistent();
            }
            secrets.put(state.group(), secret.get());
        }
        Optional<byte[]> sealed = Shamir.join(header.groupThreshold(), secrets);
        secrets.values().forEach(secret -> Arrays.fill(secret, (byte) 0));
        if (sealed.isEmpty()) {
            return new Inconsistent();
        }
        Key key = new Key(header.identifier(), header.extendable(), header.iterationExponent());
        byte[] secret = crypt(sealed.get(), passphrase, key, false, progress);
        Arrays.fill(sealed.get(), (byte) 0);
        return new Secret(secret);
    }

    static boolean sameSet(Slip39Share share, Slip39Share first) {
        Slip39Share.Header a = share.header();
        Slip39Share.Header b = first.header();
        return a.identifier() == b.identifier()
                && a.extendable() == b.extendable()
                && a.iterationExponent() == b.iterationExponent()
                && a.groupThreshold() == b.groupThreshold()
                && a.groupCount() == b.groupCount()
                && share.secretLength() == first.secretLength();
    }

    /** Whether the standard allows this passphrase: printable ASCII, or none. */
    public static boolean isUsable(char[] passphrase) {
        for (char c : passphrase) {
            if (c < 32 || c > 126) {
                return false;
            }
        }
        return true;
    }

    private record Key(int identifier, boolean extendable, int exponent) {
        byte[] salt() {
            if (extendable) {
                return new byte[0];
            }
            byte[] salt = Arrays.copyOf("shamir".getBytes(StandardCharsets.US_ASCII), 8);
            salt[6] = (byte) (identifier >> 8);
            salt[7] = (byte) identifier;
            return salt;
        }
    }

    /** Four rounds of a Feistel network, which the passphrase drives; the same both ways but for their order. */
    private static byte[] crypt(byte[] in, char[] passphrase, Key key, boolean seal, Progress progress)
            throws InterruptedException {
        int half = in.length / 2;
        byte[] left = Arrays.copyOf(in, half);
        byte[] right = Arrays.copyOfRange(in, half, in.length);
        byte[] prefix = key.salt();
        byte[] password = new byte[passphrase.length + 1];
        for (int i = 0; i < passphrase.length; i++) {
            password[i + 1] = (byte) passphrase[i];
        }
        byte[] salt = Arrays.copyOf(prefix, prefix.length + half);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                password[0] = (byte) (seal ? round : ROUNDS - 1 - round);
                System.arraycopy(right, 0, salt, prefix.length, half);
                int iterations = (ITERATIONS << key.exponent()) / ROUNDS;
                byte[] mask = Pbkdf2.sha256(password, salt, iterations, half, Progress.NONE);
                for (int i = 0; i < half; i++) {
                    mask[i] ^= left[i];
                }
                left = right;
                right = mask;
                progress.at(round + 1L, ROUNDS);
            }
            byte[] out = Arrays.copyOf(right, in.length);
            System.arraycopy(left, 0, out, half, half);
            return out;
        } finally {
            Arrays.fill(left, (byte) 0);
            Arrays.fill(right, (byte) 0);
            Arrays.fill(password, (byte) 0);
            Arrays.fill(salt, (byte) 0);
        }
    }
}
