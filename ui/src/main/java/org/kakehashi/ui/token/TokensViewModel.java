package org.kakehashi.ui.token;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.holding.Following;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.wallet.network.Networks;
import org.kakehashi.wallet.token.ListedToken;

/** The listed tokens of the selected network; hidden ones only when they are asked for. */
final class TokensViewModel implements AutoCloseable {

    private final Background background;
    private final Holdings holdings;
    private final Following following = new Following();
    private final BooleanProperty showHidden = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<List<ListedToken>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper hiddenCount = new ReadOnlyIntegerWrapper();

    TokensViewModel(Background background, Holdings holdings) {
        this.background = background;
        this.holdings = holdings;
        showHidden.addListener((_, _, _) -> refresh());
        following.follow(background, holdings.tokens()::listen, (List<ListedToken> _) -> refresh());
        following.follow(background, holdings.networks()::listen, (Networks.State _) -> refresh());
    }

    private void refresh() {
        List<ListedToken> all = holdings.tokens().list(network());
        List<ListedToken> visible =
                all.stream().filter(TokensViewModel::isShown).toList();
        hiddenCount.set(all.size() - visible.size());
        List<ListedToken> wanted = showHidden.get() ? all : visible;
        if (!wanted.equals(shown.get())) {
            shown.set(wanted);
        }
    }

    private static boolean isShown(ListedToken listed) {
        return listed.visibility() == ListedToken.Visibility.SHOWN;
    }

    private String network() {
        return holdings.networks().state().selected().id();
    }

    ReadOnlyObjectProperty<List<ListedToken>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    BooleanProperty showHiddenProperty() {
        return showHidden;
    }

    ReadOnlyIntegerProperty hiddenCountProperty() {
        return hiddenCount.getReadOnlyProperty();
    }

    void setVisibility(ListedToken listed, ListedToken.Visibility visibility) {
        change(() -> holdings.tokens()
                .setVisibility(listed.token().network(), listed.token().address(), visibility));
    }

    void remove(ListedToken listed) {
        change(() -> holdings.tokens()
                .remove(listed.token().network(), listed.token().address()));
    }

    private void change(Runnable change) {
        background
                .job("token.change", _ -> {
                    change.run();
                    return true;
                })
                .start(_ -> {});
    }

    @Override
    public void close() {
        following.close();
    }
}
