package org.kakehashi.ui.token;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.AmountLabel;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.EmptyState;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.BalanceWords;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.token.BalanceSheet;
import org.kakehashi.wallet.token.ListedToken;
import org.kakehashi.wallet.token.Token;

/** Coin and tokens of one account. Lines are changed where they stand, so that nothing jumps when balances arrive. */
public final class TokensPane implements AutoCloseable {

    private record Line(HBox node, AmountLabel amount) {}

    private final Desk desk;
    private final Texts texts;
    private final Holdings holdings;
    private final TokensViewModel model;
    private final BalanceWords words;
    private final Consumer<Asset> onSend;
    private final VBox lines = new VBox();
    private final VBox root = new VBox();
    private final Map<ListedToken, Line> known = new HashMap<>();
    private final AmountLabel coinAmount = new AmountLabel();
    private @Nullable Account account;
    private @Nullable BalanceSheet sheet;
    private boolean hidden;

    /** @param onSend hears which asset is to be sent */
    public TokensPane(Desk desk, Holdings holdings, Consumer<Asset> onSend) {
        this.desk = desk;
        this.texts = desk.texts();
        this.holdings = holdings;
        this.onSend = onSend;
        model = new TokensViewModel(desk.background(), holdings);
        words = new BalanceWords(texts, new Figures(texts, holdings.clock()));
        lines.getStyleClass().add("lines");
        Button add = Buttons.plain(Icons.ADD, texts.get("token.add"), this::add);
        var hiddenOnes = new Button();
        hiddenOnes.getStyleClass().add("flat");
        hiddenOnes
                .textProperty()
                .bind(javafx.beans.binding.Bindings.createStringBinding(
                        () -> model.showHiddenProperty().get()
                                ? texts.get("token.hideAgain")
                                : texts.count(
                                        "token.showHidden",
                                        model.hiddenCountProperty().get()),
                        model.showHiddenProperty(),
                        model.hiddenCountProperty()));
        hiddenOnes.setOnAction(
                _ -> model.showHiddenProperty().set(!model.showHiddenProperty().get()));
        var bottom = Form.row(add, Form.when(model.hiddenCountProperty().greaterThan(0), hiddenOnes));
        var scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root.setSpacing(8);
        root.getStyleClass().add("tokens");
        root.getChildren().addAll(scroll, bottom);
        model.shownProperty().addListener((_, _, _) -> layOut());
        layOut();
    }

    public Node node() {
        return root;
    }

    /** Opens the sheet for adding a token. */
    public void add() {
        new AddTokenSheet(desk, holdings).show();
    }

    /** @param hideAmounts whether figures are kept from the screen */
    public void show(@Nullable Account owner, BalanceSheet balances, boolean hideAmounts) {
        boolean otherNetwork = sheet == null || !sheet.network().equals(balances.network());
        account = owner;
        sheet = balances;
        hidden = hideAmounts;
        if (otherNetwork) {
            layOut();
        } else {
            fill();
        }
    }

    private NetworkProfile profile() {
        return holdings.networks().state().selected().profile();
    }

    private void layOut() {
        known.clear();
        lines.getChildren().setAll(coinLine());
        List<ListedToken> tokens = model.shownProperty().get();
        for (ListedToken listed : tokens) {
            Line line = line(listed);
            known.put(listed, line);
            lines.getChildren().add(line.node());
        }
        if (tokens.isEmpty()) {
            lines.getChildren().add(new EmptyState(Icons.TOKEN, texts.get("token.none"), texts.get("token.none.text")));
        }
        fill();
    }

    private void fill() {
        Account owner = account;
        BalanceSheet balances = sheet;
        if (owner == null || balances == null) {
            return;
        }
        words.show(coinAmount, Figures.coin(profile()), balances.coin(owner.address()), hidden);
        known.forEach((listed, line) -> words.show(
                line.amount(),
                Holdings.asset(listed.token()),
                balances.token(owner.address(), listed.token().address()),
                hidden));
    }

    private HBox coinLine() {
        Asset coin = Figures.coin(profile());
        var send = new MenuItem(texts.get("token.send", coin.symbol()));
        send.setOnAction(_ -> onSend.accept(coin));
        return row(coin.symbol(), texts.get("token.coin"), coinAmount, List.of(send));
    }

    private Line line(ListedToken listed) {
        Token token = listed.token();
        var amount = new AmountLabel();
        HBox node = row(token.symbol(), token.name(), amount, actions(listed));
        if (listed.visibility() != ListedToken.Visibility.SHOWN) {
            node.getStyleClass().add("faded");
            node.setOpacity(0.6);
        }
        return new Line(node, amount);
    }

    private List<MenuItem> actions(ListedToken listed) {
        Token token = listed.token();
        String symbol = GuardedText.line(token.symbol());
        var send = new MenuItem(texts.get("token.send", symbol));
        send.setOnAction(_ -> onSend.accept(Holdings.asset(token)));
        var copy = new MenuItem(texts.get("token.copyContract"));
        copy.setOnAction(_ -> {
            desk.pasteboard().copy(Figures.address(token.address(), profile()));
            desk.toasts().done(texts.get("common.copied"));
        });
        var remove = new MenuItem(texts.get("token.remove", symbol));
        remove.setOnAction(_ -> model.remove(listed));
        if (listed.visibility() == ListedToken.Visibility.SHOWN) {
            return List.of(
                    send,
                    copy,
                    visibility(listed, "token.hide", ListedToken.Visibility.HIDDEN),
                    visibility(listed, "token.spam", ListedToken.Visibility.SPAM),
                    remove);
        }
        String back = listed.visibility() == ListedToken.Visibility.SPAM ? "token.notSpam" : "token.unhide";
        return List.of(copy, visibility(listed, back, ListedToken.Visibility.SHOWN), remove);
    }

    private MenuItem visibility(ListedToken listed, String key, ListedToken.Visibility visibility) {
        var item = new MenuItem(texts.get(key, GuardedText.line(listed.token().symbol())));
        item.setOnAction(_ -> model.setVisibility(listed, visibility));
        return item;
    }

    private HBox row(String symbol, String name, AmountLabel amount, List<MenuItem> actions) {
        Label first = GuardedText.label(symbol);
        first.getStyleClass().add("strong");
        Label second = GuardedText.label(name);
        second.getStyleClass().add("muted");
        var names = new VBox(first, second);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        String title = texts.get("token.more", GuardedText.line(symbol));
        var more = new MenuButton();
        more.setGraphic(Icons.MORE.node());
        more.setAccessibleText(title);
        more.setTooltip(new Tooltip(title));
        more.getStyleClass().addAll("flat", "no-arrow", "icon-button");
        more.getItems().setAll(actions);
        var row = new HBox(12, names, amount, more);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setFillHeight(false);
        row.getStyleClass().add("line");
        return row;
    }

    @Override
    public void close() {
        model.close();
    }
}
