package org.kakehashi.ui.wallet;

import java.net.URI;
import java.util.stream.Collectors;
import javafx.scene.layout.VBox;
import org.kakehashi.net.HostPort;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.navigation.Navigator;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.network.NetworkProfile;

/** What stands above everything else while the network cannot be used as it is: why, and what to do. */
final class Banner extends VBox {

    private final Texts texts;
    private final Navigator navigator;
    private final WalletViewModel model;
    private final InlineMessage ended = new InlineMessage();
    private final InlineMessage need = new InlineMessage();
    private final InlineMessage wrong = new InlineMessage();

    Banner(Texts texts, Navigator navigator, WalletViewModel model) {
        this.texts = texts;
        this.navigator = navigator;
        this.model = model;
        setSpacing(8);
        getStyleClass().add("banner");
        getChildren().addAll(ended, need, wrong);
        // A message that says why must never be squeezed into one line by what stands below it.
        setMinHeight(USE_PREF_SIZE);
        model.connectionProperty().addListener((_, _, now) -> show(now));
        show(model.connectionProperty().get());
    }

    private void show(Connection connection) {
        NetworkProfile profile = connection.network().profile();
        if (profile.ended() && connection.allowed() > 0) {
            ended.show(InlineMessage.Kind.WARNING, texts.get("wallet.ended", profile.name()), "");
        } else if (profile.ended()) {
            ended.show(
                    InlineMessage.Kind.WARNING,
                    texts.get("wallet.ended", profile.name()),
                    texts.get("wallet.ended.text"),
                    Buttons.plain(texts.get("wallet.ended.nodes"), this::nodes));
        } else {
            ended.clear();
        }
        showNeed(connection, profile);
        if (connection.wrong()) {
            wrong.show(
                    InlineMessage.Kind.DANGER,
                    texts.get("wallet.wrongNode"),
                    texts.get("wallet.wrongNode.text"),
                    Buttons.plain(texts.get("wallet.ended.nodes"), this::nodes));
        } else {
            wrong.clear();
        }
        boolean something = ended.isVisible() || need.isVisible() || wrong.isVisible();
        setVisible(something);
        setManaged(something);
    }

    private void showNeed(Connection connection, NetworkProfile profile) {
        switch (connection.need()) {
            case NOTHING -> need.clear();
            case NODE -> {
                if (profile.ended()) {
                    need.clear();
                } else {
                    need.show(
                            InlineMessage.Kind.INFO,
                            texts.get("wallet.consent.none", profile.name()),
                            "",
                            Buttons.plain(texts.get("wallet.consent.add"), this::nodes));
                }
            }
            case CONSENT -> {
                String hosts = connection.asked().stream()
                        .map(URI::toString)
                        .map(URI::create)
                        .map(HostPort::of)
                        .map(HostPort::toString)
                        .distinct()
                        .collect(Collectors.joining("\n"));
                var allow = Buttons.plain(texts.get("wallet.consent.allow"), model::allowNodes);
                allow.getStyleClass().add("accent");
                allow.setId("allow-nodes");
                need.show(
                        InlineMessage.Kind.INFO,
                        texts.get("wallet.consent"),
                        texts.get("wallet.consent.text", profile.name()) + "\n\n" + hosts,
                        allow,
                        Buttons.plain(texts.get("wallet.consent.choose"), this::nodes));
            }
            case ANSWER -> {
                if (connection.wrong()) {
                    need.clear();
                    return;
                }
                need.show(
                        InlineMessage.Kind.WARNING,
                        texts.get("wallet.silent"),
                        texts.get("wallet.silent.text"),
                        Buttons.plain(texts.get("wallet.refresh"), model::refresh),
                        Buttons.plain(texts.get("wallet.ended.nodes"), this::nodes));
            }
        }
    }

    private void nodes() {
        navigator.open(new Route.Settings(Route.Section.NETWORKS));
    }
}
