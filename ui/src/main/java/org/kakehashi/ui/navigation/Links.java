package org.kakehashi.ui.navigation;

import java.util.Locale;
import java.util.Optional;

/** Reads links into routes. Pure: the same text gives the same route, and nothing is opened by it. */
public final class Links {

    private static final int LONGEST = 8_192;

    private Links() {}

    /**
     * A payment request ({@code ethereum:}, ERC-681) opens the send form with it, unread and unconfirmed; a person ({@code
     * nostr:}, NIP-21) opens the form for a new chat; {@code
     * kakehashi:wallet}, {@code kakehashi:receive} and {@code kakehashi:settings/SECTION} open places.
     *
     * @return empty for anything else, and for texts longer than 8,192 characters or with control characters
     */
    public static Optional<Route> parse(String link) {
        String text = link.strip();
        if (text.length() > LONGEST || text.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String rest = text.substring(colon + 1);
        return switch (text.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "ethereum" -> rest.isEmpty() ? Optional.empty() : Optional.of(new Route.Send(null, text));
            case "nostr" -> rest.isEmpty() ? Optional.empty() : Optional.of(new Route.Chat(text));
            case "kakehashi" -> place(rest.startsWith("//") ? rest.substring(2) : rest);
            default -> Optional.empty();
        };
    }

    private static Optional<Route> place(String path) {
        return switch (path) {
            case "wallet" -> Optional.of(new Route.Wallet());
            case "messages" -> Optional.of(new Route.Messages());
            case "receive" -> Optional.of(new Route.Receive(null));
            case "settings" -> Optional.of(new Route.Settings(Route.Section.LOOK));
            default -> path.startsWith("settings/") ? section(path.substring("settings/".length())) : Optional.empty();
        };
    }

    private static Optional<Route> section(String name) {
        for (Route.Section section : Route.Section.values()) {
            if (section.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(new Route.Settings(section));
            }
        }
        return Optional.empty();
    }
}
