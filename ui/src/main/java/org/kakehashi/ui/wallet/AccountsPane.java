package org.kakehashi.ui.wallet;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.AmountLabel;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.EmptyState;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.holding.BalanceWords;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.network.Network;

/** The left side: the network, what there is together, and the accounts. */
final class AccountsPane extends VBox {

    private final Texts texts;
    private final WalletViewModel model;
    private final Figures figures;
    private final ListView<Account> list = new ListView<>();
    private final ComboBox<Network> networks = new ComboBox<>();
    private final AmountLabel total = new AmountLabel();
    private final Label partly = Form.muted(" ");
    private final Button eye;
    private boolean filling;

    AccountsPane(Texts texts, WalletViewModel model, Figures figures, BalanceWords words, Runnable onAdd) {
        this.texts = texts;
        this.model = model;
        this.figures = figures;
        getStyleClass().addAll("master", "accounts");
        eye = Buttons.icon(Icons.HIDE, texts.get("wallet.hide"));
        eye.setOnAction(_ ->
                model.hideAmountsProperty().set(!model.hideAmountsProperty().get()));
        buildList(words, onAdd);
        var hidden = new CheckBox(texts.get("wallet.account.showHidden"));
        hidden.selectedProperty().bindBidirectional(model.showHiddenProperty());
        Button add = Buttons.plain(Icons.ADD, texts.get("wallet.account.add"), onAdd);
        add.setId("add-account");
        add.setMaxWidth(Double.MAX_VALUE);
        var bottom = new VBox(10, hidden, add);
        bottom.setStyle("-fx-padding: 12px 14px 14px 14px;");
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(top(), list, bottom);
        model.networkProperty().addListener((_, _, _) -> refresh());
        model.sheetProperty().addListener((_, _, _) -> refresh());
        model.totalProperty().addListener((_, _, _) -> refresh());
        model.hideAmountsProperty().addListener((_, _, _) -> refresh());
        model.selectedProperty().addListener((_, _, _) -> mark());
        model.accounts().addListener((ListChangeListener<Account>) _ -> mark());
        refresh();
        mark();
    }

    private VBox top() {
        networks.setItems(model.networks());
        networks.setMaxWidth(Double.MAX_VALUE);
        networks.setId("networks");
        networks.setAccessibleText(texts.get("wallet.network"));
        networks.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Network network) {
                return network == null ? "" : GuardedText.line(network.profile().name());
            }

            @Override
            public Network fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        networks.valueProperty().addListener((_, _, now) -> {
            if (now == null) {
                // A new list of networks takes the choice away.
                Platform.runLater(this::refresh);
            } else if (!filling) {
                model.choose(now);
            }
        });
        HBox.setHgrow(networks, Priority.ALWAYS);
        Button refresh = Buttons.icon(Icons.REFRESH, texts.get("wallet.refresh"), model::refresh);
        refresh.setId("refresh");
        // Paler while it works; were it disabled, the keyboard would jump away from it.
        refresh.opacityProperty()
                .bind(Bindings.when(model.refreshingProperty()).then(0.5).otherwise(1.0));
        var row = new HBox(4, networks, eye, refresh);
        row.setAlignment(Pos.CENTER_LEFT);
        total.setAlignment(Pos.BASELINE_LEFT);
        total.setId("total");
        partly.getStyleClass().add("caption");
        var box = new VBox(4, row, Form.muted(texts.get("wallet.total")), total, partly);
        VBox.setMargin(row, new Insets(0, 0, 8, 0));
        box.setStyle("-fx-padding: 14px 14px 8px 14px;");
        return box;
    }

    private void buildList(BalanceWords words, Runnable onAdd) {
        list.setId("accounts");
        list.setAccessibleText(texts.get("wallet.accounts"));
        list.setItems(model.accounts());
        list.setCellFactory(_ -> new AccountCell(texts, model, words));
        list.setTooltip(new Tooltip(texts.get("wallet.account.order")));
        list.setPlaceholder(new EmptyState(
                Icons.ACCOUNT,
                texts.get("wallet.none"),
                texts.get("wallet.none.text"),
                Buttons.plain(Icons.ADD, texts.get("wallet.account.add"), onAdd)));
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (!filling) {
                model.select(now);
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Account account = list.getSelectionModel().getSelectedItem();
            boolean up = event.getCode() == KeyCode.UP;
            if (event.isAltDown() && account != null && (up || event.getCode() == KeyCode.DOWN)) {
                event.consume();
                model.move(account, up ? -1 : 1);
            }
        });
    }

    private void mark() {
        filling = true;
        Account wanted = model.selectedProperty().get();
        if (wanted == null) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(wanted);
        }
        filling = false;
    }

    private void refresh() {
        filling = true;
        networks.setValue(model.networkProperty().get());
        filling = false;
        boolean hide = model.hideAmountsProperty().get();
        eye.setGraphic((hide ? Icons.SHOW : Icons.HIDE).node());
        String name = texts.get(hide ? "wallet.show" : "wallet.hide");
        eye.setAccessibleText(name);
        eye.setTooltip(new Tooltip(name));
        showTotal(model.totalProperty().get(), hide);
        list.refresh();
    }

    private void showTotal(Total sum, boolean hide) {
        var coin = Figures.coin(model.networkProperty().get().profile());
        String symbol = GuardedText.line(coin.symbol());
        partly.setText(" ");
        if (sum.nothingKnown()) {
            total.unknown(symbol, texts.get("wallet.total.unknown"));
        } else {
            total.known(hide ? texts.get("wallet.hidden") : figures.number(coin.of(sum.known())), symbol);
            if (sum.unknown() > 0) {
                partly.setText(texts.count("wallet.total.partly", sum.unknown()));
            }
        }
    }

    ListView<Account> list() {
        return list;
    }
}
