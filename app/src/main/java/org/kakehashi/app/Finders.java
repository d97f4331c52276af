package org.kakehashi.app;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.navigation.Navigator;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.shell.Finder;
import org.kakehashi.ui.shell.Finder.Found;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.token.Token;

/** What the palette finds in the wallet: accounts by name or either form of the address, tokens by symbol or name. */
final class Finders {

    private Finders() {}

    static List<Finder> of(Holdings holdings, Navigator navigator) {
        return List.of(query -> accounts(holdings, navigator, query), query -> tokens(holdings, navigator, query));
    }

    private static List<Found> accounts(Holdings holdings, Navigator navigator, String query) {
        NetworkProfile profile = holdings.networks().state().selected().profile();
        return holdings.accounts().book().visible().stream()
                .filter(account -> holds(query, words(account, profile)))
                .map(account -> new Found(
                        Icons.WALLET,
                        GuardedText.line(account.name()),
                        address(account, profile),
                        () -> navigator.open(new Route.Account(account.id()))))
                .toList();
    }

    private static List<Found> tokens(Holdings holdings, Navigator navigator, String query) {
        if (query.isEmpty()) {
            return List.of();
        }
        return holdings
                .tokens()
                .shown(holdings.networks().state().selected().profile().id())
                .stream()
                .filter(token -> holds(query, Stream.of(token.symbol(), token.name())))
                .map(token -> found(token, navigator))
                .toList();
    }

    private static Found found(Token token, Navigator navigator) {
        return new Found(
                Icons.WALLET,
                GuardedText.line(token.symbol()),
                GuardedText.line(token.name()),
                () -> navigator.open(new Route.Wallet()));
    }

    private static Stream<String> words(Account account, NetworkProfile profile) {
        return Stream.of(
                account.name(), address(account, profile), account.address().toHex());
    }

    private static String address(Account account, NetworkProfile profile) {
        String hrp = profile.hrp();
        return hrp == null ? account.address().toHex() : account.address().toBech32(hrp);
    }

    private static boolean holds(String query, Stream<String> words) {
        String wanted = query.toLowerCase(Locale.ROOT);
        return words.anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
