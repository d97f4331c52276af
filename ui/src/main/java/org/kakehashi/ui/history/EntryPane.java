package org.kakehashi.ui.history;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.AddressLabel;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.send.ReplaceSheet;
import org.kakehashi.ui.send.TransferWords;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.history.Entry;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.transfer.Transfer;
import org.kakehashi.wallet.transfer.TransferState;

/** One entry, whole. */
final class EntryPane extends VBox {

    private final Desk desk;
    private final Texts texts;
    private final Holdings holdings;
    private final HistoryViewModel model;
    private final EntryWords words;
    private final TextField note = new TextField();

    EntryPane(Desk desk, Holdings holdings, HistoryViewModel model, EntryWords words) {
        this.desk = desk;
        this.texts = desk.texts();
        this.holdings = holdings;
        this.model = model;
        this.words = words;
        setSpacing(12);
        note.setId("note");
        model.selectedProperty().addListener((_, before, now) -> show(before, now));
        show(null, model.selectedProperty().get());
    }

    private void show(@Nullable Entry before, @Nullable Entry entry) {
        NetworkProfile profile = model.profile();
        if (entry == null || profile == null) {
            getChildren().setAll(Form.muted(texts.get("history.detail.choose")));
            return;
        }
        boolean other = before == null || !before.hash().equals(entry.hash());
        if (other) {
            note.setText(entry.note());
        }
        List<Node> parts = new ArrayList<>();
        Label title = Form.heading(words.what(entry) + "  " + words.signed(entry));
        parts.add(title);
        if (entry.suspicion() != null) {
            parts.add(new InlineMessage(
                    InlineMessage.Kind.DANGER, texts.get("history.suspicion." + entry.suspicion()), ""));
        }
        model.transfer(entry).ifPresent(transfer -> parts.addAll(life(transfer, profile)));
        parts.add(facts(entry, profile));
        parts.add(actions(entry, profile));
        parts.add(noteField(entry));
        getChildren().setAll(parts);
    }

    private List<Node> life(Transfer transfer, NetworkProfile profile) {
        Notice notice = new TransferWords(texts, words.figures(), profile).of(transfer);
        List<Button> buttons = new ArrayList<>();
        if (HistoryViewModel.isWaiting(transfer)) {
            if (!transfer.cancelling()) {
                buttons.add(Buttons.plain(
                        texts.get("history.speedUp"), () -> ReplaceSheet.speedUp(desk, holdings, transfer)));
            }
            buttons.add(
                    Buttons.plain(texts.get("history.cancel"), () -> ReplaceSheet.cancel(desk, holdings, transfer)));
            if (transfer.state() != TransferState.SENT) {
                buttons.add(Buttons.plain(texts.get("history.resend"), () -> model.resend(transfer)));
            }
        }
        var message = new InlineMessage();
        message.show(notice.kind(), notice.title(), notice.text(), buttons.toArray(Button[]::new));
        return List.of(message);
    }

    private KeyValues facts(Entry entry, NetworkProfile profile) {
        var facts = new KeyValues();
        boolean in = entry.direction() == Entry.Direction.IN;
        Label address = Form.words(AddressLabel.grouped(words.counterparty(entry)));
        address.getStyleClass().add("address-text");
        facts.row(texts.get(in ? "history.from" : "history.to"), address);
        if (!entry.moves() && !entry.amount().isZero()) {
            facts.row(texts.get("history.detail.notMoved"), words.amount(entry));
        }
        facts.row(texts.get("history.detail.time"), texts.moment(entry.time()));
        if (!in) {
            facts.row(texts.get("history.detail.fee"), words.fee(entry));
        }
        if (entry.block() != null) {
            facts.row(texts.get("history.detail.block"), texts.number(entry.block()));
        }
        Label hash = Form.words(entry.hash().replaceAll("(.{16})(?!$)", "$1\u200b"));
        hash.getStyleClass().add("address-text");
        facts.row(texts.get("history.detail.hash"), hash);
        return facts;
    }

    private FlowPane actions(Entry entry, NetworkProfile profile) {
        var row = new FlowPane(8, 8);
        row.getChildren().add(Buttons.plain(Icons.COPY, texts.get("history.detail.copyHash"), () -> {
            desk.pasteboard().copy(entry.hash());
            desk.toasts().done(texts.get("common.copied"));
        }));
        if (entry.suspicion() == null) {
            EntryWords.page(profile, entry.hash())
                    .ifPresent(page -> row.getChildren()
                            .add(Buttons.plain(
                                    Icons.LINK,
                                    texts.get("history.detail.explorer"),
                                    () -> desk.browser().open(page))));
        }
        return row;
    }

    private VBox noteField(Entry entry) {
        Runnable save = () ->
                model.note(entry, note.getText(), () -> desk.toasts().done(texts.get("history.detail.noteSaved")));
        note.setOnAction(_ -> save.run());
        return new VBox(
                new Field(texts.get("history.detail.note"), note),
                Buttons.plain(texts.get("history.detail.noteSave"), save));
    }
}
