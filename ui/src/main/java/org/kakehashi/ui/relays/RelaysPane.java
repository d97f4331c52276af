package org.kakehashi.ui.relays;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.relay.RelayState;
import org.kakehashi.messaging.relay.SendOutcome;
import org.kakehashi.net.Consent;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.correspondence.Correspondence;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;

/** The page about one's relays, with a test of each. */
public final class RelaysPane extends VBox implements AutoCloseable {

    private final Desk desk;
    private final Texts texts;
    private final RelaysViewModel model;
    private final VBox lines = new VBox(14);

    public RelaysPane(Desk desk, Correspondence correspondence) {
        this.desk = desk;
        this.texts = desk.texts();
        model = new RelaysViewModel(desk.background(), correspondence);
        setSpacing(18);
        model.lines().addListener((ListChangeListener<RelaysViewModel.Line>) _ -> show());
        model.messengerProperty().addListener((_, _, _) -> arrange());
        arrange();
    }

    private void arrange() {
        if (model.messengerProperty().get().isEmpty()) {
            getChildren().setAll(Form.muted(texts.get("chat.relays.noIdentity")));
            return;
        }
        getChildren()
                .setAll(
                        Form.words(texts.get("chat.relays.text")),
                        lines,
                        Form.row(
                                Buttons.plain(Icons.ADD, texts.get("chat.relay.add"), this::add),
                                Buttons.plain(Icons.REFRESH, texts.get("chat.relays.try"), model::tryAll)),
                        RelayChoice.advice(texts));
        show();
    }

    private void add() {
        var choice = new RelayChoice(texts, model.urls());
        var sheet = new Sheet(texts, desk.sheets(), texts.get("chat.relay.add"), choice);
        sheet.setButtons(Buttons.primary(texts.get("chat.relay.allow"), () -> {
            var chosen = choice.chosen();
            if (!chosen.isEmpty()) {
                sheet.close();
                model.add(chosen);
            }
        }));
        sheet.show();
    }

    private void show() {
        lines.getChildren().clear();
        model.lines().forEach(line -> lines.getChildren().add(line(line)));
        if (model.lines().isEmpty()) {
            lines.getChildren().add(Form.muted(texts.get("chat.relays.none")));
        }
    }

    private Node line(RelaysViewModel.Line line) {
        String address = GuardedText.line(line.entry().url().toString());
        boolean allowed = line.entry().consent() == Consent.ALLOWED;
        Label name = GuardedText.label(address);
        name.getStyleClass().add("strong");
        var lamp = new Circle(5);
        lamp.getStyleClass().setAll("lamp", lamp(line.state(), allowed));
        var box = new CheckBox(texts.get("chat.relay.allowed"));
        box.setAccessibleText(texts.get("chat.relay.allow.this", address));
        box.setSelected(allowed);
        box.setOnAction(_ -> model.allow(line.entry(), box.isSelected()));
        Button remove = Buttons.icon(Icons.REMOVE, texts.get("chat.relay.remove", address));
        remove.setOnAction(_ -> model.remove(line.entry()));
        var top = new HBox(10, lamp, name, Form.space(), box, remove);
        top.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(name, Priority.SOMETIMES);
        var block = new VBox(4, top, Form.muted(state(line.state(), allowed)));
        RelaysViewModel.Trial trial = line.trial();
        if (line.trying()) {
            block.getChildren().add(Form.muted(texts.get("chat.relay.trying")));
        } else if (trial != null) {
            block.getChildren().add(Form.words(found(trial)));
        }
        block.getStyleClass().add("line");
        return block;
    }

    private static String lamp(@Nullable RelayState state, boolean allowed) {
        if (state == null || !allowed) {
            return "lamp-off";
        }
        return switch (state.phase()) {
            case OPEN -> "lamp-connected";
            case CONNECTING -> "lamp-partly";
            case WAITING -> "lamp-broken";
            case IDLE, NOT_ALLOWED -> "lamp-off";
        };
    }

    private String state(@Nullable RelayState state, boolean allowed) {
        if (!allowed) {
            return texts.get("chat.relay.state.NOT_ALLOWED");
        }
        if (state == null) {
            return texts.get("chat.relay.state.IDLE");
        }
        String words = texts.get("chat.relay.state." + state.phase());
        String problem = GuardedText.line(state.problem());
        return problem.isEmpty() ? words : texts.get("chat.relay.problem", words, problem);
    }

    private String found(RelaysViewModel.Trial trial) {
        var report = trial.report();
        switch (report.write()) {
            case SendOutcome.NotSent _ -> {
                return texts.get("chat.relay.trial.silent");
            }
            case SendOutcome.Refused(var _, String why) -> {
                String refuses = texts.get("chat.relay.trial.refuses");
                String said = GuardedText.line(why);
                return said.isEmpty() ? refuses : refuses + " " + said;
            }
            case SendOutcome.Accepted _ -> {}
        }
        String auth = texts.get("chat.relay.auth." + report.auth());
        String reads = report.readBack()
                ? texts.get("chat.relay.trial.works", report.writeMillis(), report.readMillis())
                : texts.get("chat.relay.trial.forgets", report.writeMillis());
        String has = texts.get(trial.list() ? "chat.relay.trial.list" : "chat.relay.trial.noList");
        String keys = trial.keys() == 0
                ? texts.get("chat.relay.trial.noKeys")
                : texts.count("chat.relay.trial.keys", trial.keys());
        return String.join(" ", reads, has, keys, auth).strip();
    }

    @Override
    public void close() {
        model.close();
    }
}
