package org.kakehashi.wallet.key;

import java.util.List;

/**
 * A habit of some wallet software: where under a seed it keeps its accounts. The same words give different addresses
 * under each, so a restore looks at all of them.
 *
 * @param id stable short name, for storage
 * @param template the path in which {@code i} stands for the number of the account, for example
 *     {@code m/44'/486'/0'/0/i}; without an {@code i} the habit knows one account only
 * @param software names of the programs that keep to it
 */
public record PathConvention(String id, String template, List<String> software) {

    /** ATON and the validator tool of PlatON; on both networks. */
    public static final PathConvention PLATON = new PathConvention(
            "platon", "m/44'/486'/0'/0/i", List.of("ATON (Android, iOS from 0.9.1)", "PlatON MTool"));

    /** The documents and the validator tool of Alaya. */
    public static final PathConvention ALAYA =
            new PathConvention("alaya", "m/44'/206'/0'/0/i", List.of("Alaya MTool", "ATON for iOS before 0.9.1"));

    /** Ethereum's own. */
    public static final PathConvention ETHEREUM =
            new PathConvention("ethereum", "m/44'/60'/0'/0/i", List.of("MetaMask", "Samurai"));

    /** The PlatON app of Ledger devices, which hardens the last step but one. */
    public static final PathConvention LEDGER_PLATON =
            new PathConvention("ledger-platon", "m/44'/486'/0'/0'/i", List.of("Ledger app for PlatON"));

    /** The Java library of PlatON, which stops one step early. */
    public static final PathConvention SDK_PLATON =
            new PathConvention("sdk-platon", "m/44'/486'/0'/0", List.of("PlatON client-sdk-java"));

    /** Every habit known, the most common first. */
    public static final List<PathConvention> ALL = List.of(PLATON, ALAYA, ETHEREUM, LEDGER_PLATON, SDK_PLATON);

    /** Copies the names and checks the template. @throws IllegalArgumentException if it gives no path */
    public PathConvention {
        software = List.copyOf(software);
        if (DerivationPath.parse(template.replace("/i", "/0")).isEmpty()) {
            throw new IllegalArgumentException("not a path template");
        }
    }

    /** Whether accounts are numbered; if not, only number 0 exists. */
    public boolean numbered() {
        return template.contains("/i");
    }

    /**
     * The path of an account.
     *
     * @throws IllegalArgumentException if the number is negative, or not 0 where accounts are not numbered
     */
    public DerivationPath path(int number) {
        if (number < 0 || (number > 0 && !numbered())) {
            throw new IllegalArgumentException("no such account");
        }
        return DerivationPath.of(template.replace("/i", "/" + number));
    }
}
