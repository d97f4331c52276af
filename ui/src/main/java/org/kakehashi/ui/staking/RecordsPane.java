package org.kakehashi.ui.staking;

import java.math.BigInteger;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.EmptyState;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.send.ReceiptWords;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.staking.StakingRecord;
import org.kakehashi.wallet.staking.ValidatorList;

/** Rewards over time as a drawing, and below it everything that was done from here. */
final class RecordsPane extends VBox {

    /** Which table is saved. */
    enum Table {
        RECORDS,
        REWARDS,
        DELEGATIONS
    }

    private final Texts texts;
    private final StakingWords words;
    private final InstantSource clock;
    private final RewardChart chart;
    private final Label sums = Form.words("");
    private final Label sparse;
    private final ListView<StakingRecord> list = new ListView<>();

    RecordsPane(
            Texts texts,
            StakingWords words,
            ReceiptWords receipts,
            NetworkProfile profile,
            RecordsViewModel model,
            Supplier<@Nullable ValidatorList> validators,
            InstantSource clock,
            Consumer<Table> onSave) {
        this.texts = texts;
        this.words = words;
        this.clock = clock;
        setSpacing(8);
        setMinWidth(0);
        chart = new RewardChart(texts, profile.symbol(), profile.decimals());
        chart.setMinHeight(205);
        chart.setPrefHeight(215);
        chart.setMaxHeight(215);
        sparse = Form.muted(texts.get("staking.chart.sparse"));
        sums.getStyleClass().add("strong");
        list.setId("staking-records");
        list.setAccessibleText(texts.get("staking.records"));
        list.setCellFactory(_ -> new RecordCell(texts, words, receipts, validators));
        list.setPlaceholder(
                new EmptyState(Icons.CLOCK, texts.get("staking.records.none"), texts.get("staking.records.none.text")));
        list.setMinHeight(90);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren()
                .addAll(
                        Form.row(sums, Form.space(), csv(onSave)),
                        sparse,
                        chart,
                        Notice.message(model.noticeProperty()),
                        list);
        model.recordsProperty().addListener((_, _, now) -> show(now));
        show(model.recordsProperty().get());
    }

    private Node csv(Consumer<Table> onSave) {
        var menu = new MenuButton(texts.get("history.export"));
        menu.setId("staking-csv");
        menu.setMinWidth(USE_PREF_SIZE);
        for (Table table : Table.values()) {
            var item = new MenuItem(texts.get("staking.csv." + table));
            item.setOnAction(_ -> onSave.accept(table));
            menu.getItems().add(item);
        }
        return menu;
    }

    private void show(RecordsViewModel.Records records) {
        list.getItems().setAll(records.records());
        boolean drawable = RewardChart.drawable(records.snapshots(), records.paid());
        toggle(chart, drawable);
        toggle(sparse, !drawable);
        if (drawable) {
            chart.show(records.snapshots(), records.paid(), clock.instant());
        }
        BigInteger waiting = records.snapshots().isEmpty()
                ? BigInteger.ZERO
                : records.snapshots().getLast().pending();
        String said = texts.get("staking.chart.sums", words.coin(records.paidSum()), words.coin(waiting));
        sums.setText(said);
        chart.setAccessibleText(texts.get("staking.chart") + ". " + said);
    }

    private static void toggle(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
