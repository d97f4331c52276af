package org.kakehashi.ui.history;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.EmptyState;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.ProgressPane;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.send.ReplaceSheet;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.history.Entry;
import org.kakehashi.wallet.network.NetworkProfile;

/** The history of one account: the list, and the entry that is looked at beside it. */
public final class HistoryPane implements AutoCloseable {

    private final Desk desk;
    private final Texts texts;
    private final Holdings holdings;
    private final HistoryViewModel model;
    private final ListView<Entry> list = new ListView<>();
    private final InlineMessage repair = new InlineMessage();
    private final VBox root = new VBox();
    private boolean filling;

    public HistoryPane(Desk desk, Holdings holdings) {
        this.desk = desk;
        this.texts = desk.texts();
        this.holdings = holdings;
        model = new HistoryViewModel(texts, desk.background(), holdings);
        var words = new EntryWords(texts, new Figures(texts, holdings.clock()), holdings.networks());
        buildList(words);
        var detail = new ScrollPane(new EntryPane(desk, holdings, model, words));
        detail.setFitToWidth(true);
        detail.getStyleClass().add("page");
        detail.setPrefHeight(260);
        detail.setMinHeight(120);
        list.setMinHeight(110);
        var both = new SplitPane();
        both.setOrientation(Orientation.VERTICAL);
        both.getStyleClass().add("history-split");
        VBox.setVgrow(both, Priority.ALWAYS);
        model.selectedProperty().addListener((_, _, now) -> arrange(both, detail, now != null));
        arrange(both, detail, false);
        root.setSpacing(8);
        root.setStyle("-fx-padding: 12px 24px 16px 24px;");
        root.getChildren()
                .addAll(
                        top(),
                        Form.when(
                                model.lookingProperty(),
                                new ProgressPane(texts, texts.get("history.looking"), model::stopLooking)),
                        repair,
                        both,
                        bottom());
        model.missingProperty().addListener((_, _, now) -> showRepair(now));
        showRepair(model.missingProperty().get());
    }

    /** The entry takes half of the room as soon as one is chosen; before that the list has it all. */
    private void arrange(SplitPane both, Node detail, boolean chosen) {
        if (chosen && both.getItems().size() == 1) {
            both.getItems().add(detail);
            both.setDividerPositions(0.42);
        } else if (!chosen) {
            both.getItems().setAll(List.<Node>of(list));
        }
    }

    public Node node() {
        return root;
    }

    /** Shows the history of this account on this network. */
    public void show(Account account, NetworkProfile profile) {
        model.show(account, profile);
    }

    /** Looks at the chain for what is new. */
    public void look() {
        model.look();
    }

    private HBox top() {
        var search = new TextField();
        search.setId("history-search");
        search.setPromptText(texts.get("history.search.prompt"));
        search.setAccessibleText(texts.get("history.search"));
        search.textProperty().bindBidirectional(model.searchProperty());
        HBox.setHgrow(search, Priority.ALWAYS);
        Button look = Buttons.icon(Icons.REFRESH, texts.get("history.look"), model::look);
        Button save = Buttons.icon(Icons.SAVE, texts.get("history.export"), this::export);
        var row = new HBox(6, search, look, save);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox bottom() {
        var suspicious = new CheckBox(texts.get("history.suspicious"));
        suspicious.selectedProperty().bindBidirectional(model.suspiciousProperty());
        var count = new Label();
        count.getStyleClass().addAll("muted", "caption");
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.count("history.total", model.totalProperty().get()), model.totalProperty()));
        var looked = new Label();
        looked.getStyleClass().addAll("muted", "caption");
        looked.textProperty().bind(model.lookedProperty());
        Button more = Buttons.plain(texts.get("history.more"), model::more);
        var enough = Bindings.createBooleanBinding(
                () -> model.entries().size() < model.totalProperty().get(), model.entries(), model.totalProperty());
        var honest = Form.muted(texts.get("history.honest"));
        honest.getStyleClass().add("caption");
        HBox.setHgrow(honest, Priority.ALWAYS);
        var left = new VBox(
                6, Form.row(suspicious, count, Form.when(enough, more), Form.space(), looked), honest, notice());
        HBox.setHgrow(left, Priority.ALWAYS);
        return new HBox(left);
    }

    private Node notice() {
        return Notice.message(model.noticeProperty());
    }

    private void buildList(EntryWords words) {
        list.setId("history");
        list.setAccessibleText(texts.get("wallet.tab.history"));
        list.setItems(model.entries());
        list.setCellFactory(_ -> new EntryCell(texts, words));
        var none = new EmptyState(Icons.CLOCK, texts.get("history.none"), texts.get("history.none.text"));
        var nothing = new EmptyState(Icons.SEARCH, texts.get("history.nothing"), texts.get("history.nothing.text"));
        list.placeholderProperty()
                .bind(Bindings.when(model.searchProperty().isEmpty())
                        .<Node>then(none)
                        .otherwise(nothing));
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (!filling && now != null) {
                model.select(now);
            }
        });
        model.selectedProperty().addListener((_, _, now) -> {
            filling = true;
            if (now == null) {
                list.getSelectionModel().clearSelection();
            } else {
                list.getSelectionModel().select(now);
            }
            filling = false;
        });
    }

    private void showRepair(Optional<BigInteger> missing) {
        Account account = model.account();
        NetworkProfile profile = model.profile();
        if (missing.isEmpty() || account == null || profile == null) {
            repair.clear();
            return;
        }
        repair.show(
                InlineMessage.Kind.WARNING,
                texts.get("history.repair.found", missing.get().toString()),
                texts.get("history.repair.text"),
                Buttons.plain(
                        texts.get("history.repair"),
                        () -> ReplaceSheet.fill(desk, holdings, profile, account, missing.get())));
    }

    private void export() {
        desk.files()
                .save(texts.get("history.export"), "history.csv")
                .ifPresent(target -> model.export(
                        target, file -> desk.toasts().done(texts.get("history.exported", file.getFileName()))));
    }

    @Override
    public void close() {
        model.close();
    }
}
