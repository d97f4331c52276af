package org.kakehashi.wallet.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way from a master key to one of its descendants (BIP-32), written {@code m/44'/486'/0'/0/0}.
 *
 * @param steps child numbers, the top bit (0x80000000) set for hardened ones; at most 16
 */
public record DerivationPath(List<Integer> steps) {

    /** The bit that marks a hardened child number. */
    public static final int HARDENED = 0x80000000;

    /** The master key itself. */
    public static final DerivationPath MASTER = new DerivationPath(List.of());

    private static final int DEEPEST = 16;

    /** Copies the steps. @throws IllegalArgumentException if there are more than 16 */
    public DerivationPath {
        steps = List.copyOf(steps);
        if (steps.size() > DEEPEST) {
            throw new IllegalArgumentException("at most 16 steps");
        }
    }

    /** A path written in the program itself. @throws IllegalArgumentException if it is none */
    public static DerivationPath of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a derivation path"));
    }

    /**
     * Reads {@code m} followed by steps, each a slash and a number below 2^31 without leading zeros; a hardened one is
     * marked by an apostrophe, h or H. Empty for anything else.
     */
    public static Optional<DerivationPath> parse(String text) {
        if (text.length() > 1 + DEEPEST * 12) {
            return Optional.empty();
        }
        String[] parts = text.split("/", -1);
        if (!parts[0].equals("m") || parts.length > DEEPEST + 1) {
            return Optional.empty();
        }
        List<Integer> steps = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            Optional<Integer> step = step(parts[i]);
            if (step.isEmpty()) {
                return Optional.empty();
            }
            steps.add(step.get());
        }
        return Optional.of(new DerivationPath(steps));
    }

    /** This path with one more ordinary step. @throws IllegalArgumentException if the index is negative */
    public DerivationPath child(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("an index is not negative");
        }
        List<Integer> longer = new ArrayList<>(steps);
        longer.add(index);
        return new DerivationPath(longer);
    }

    /** This path with one more hardened step. @throws IllegalArgumentException if the index is negative */
    public DerivationPath hardenedChild(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("an index is not negative");
        }
        List<Integer> longer = new ArrayList<>(steps);
        longer.add(index | HARDENED);
        return new DerivationPath(longer);
    }

    /** Whether any step is hardened, so that a public key alone cannot take this path. */
    public boolean needsPrivateKey() {
        return steps.stream().anyMatch(step -> (step & HARDENED) != 0);
    }

    /** The text form, hardened steps marked by an apostrophe. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("m");
        for (int step : steps) {
            text.append('/').append(step & ~HARDENED).append((step & HARDENED) != 0 ? "'" : "");
        }
        return text.toString();
    }

    private static Optional<Integer> step(String part) {
        boolean hardened = part.endsWith("'") || part.endsWith("h") || part.endsWith("H");
        String digits = hardened ? part.substring(0, part.length() - 1) : part;
        boolean sound = !digits.isEmpty()
                && digits.length() <= 10
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
        if (!sound || Long.parseLong(digits) > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        int index = Integer.parseInt(digits);
        return Optional.of(hardened ? index | HARDENED : index);
    }
}
