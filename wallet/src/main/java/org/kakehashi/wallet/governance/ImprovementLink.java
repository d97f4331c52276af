package org.kakehashi.wallet.governance;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the text behind a PIP (PlatON) or AIP (Alaya) number can be read. Nothing is fetched. */
public final class ImprovementLink {

    private static final Pattern NUMBER = Pattern.compile("(?:(?<kind>PIP|AIP)[-_ ]?)?(?<number>[0-9]{1,5})");
    private static final String PIPS = "https://github.com/PlatONnetwork/PIPs/blob/master/PIPs/PIP-%d.md";
    private static final String AIPS = "https://github.com/AlayaNetwork/AIPs/blob/master/Alaya/AIP-%d.md";

    private ImprovementLink() {}

    /**
     * The page of an improvement proposal.
     *
     * @param pipId as the proposer wrote it, such as {@code PIP-10}, {@code aip-18} or {@code 10}
     * @param alaya whether the network is Alaya, for a number without a kind
     * @return empty for anything that is no such number
     */
    public static Optional<URI> of(String pipId, boolean alaya) {
        Matcher matcher = NUMBER.matcher(pipId.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String kind = matcher.group("kind");
        boolean aip = kind == null ? alaya : kind.equals("AIP");
        return Optional.of(
                URI.create(String.format(Locale.ROOT, aip ? AIPS : PIPS, Integer.parseInt(matcher.group("number")))));
    }
}
