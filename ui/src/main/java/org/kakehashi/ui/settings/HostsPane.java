package org.kakehashi.ui.settings;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.net.Consent;
import org.kakehashi.net.HostEntry;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Purpose;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.EmptyState;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;

/** One line for each host and purpose. Lines are changed where they stand, so that the keyboard stays where it is. */
final class HostsPane extends VBox {

    private record Key(HostPort host, Purpose purpose) {}

    private record Line(VBox host, CheckBox allowed, Label lastUse, Button forget) {}

    private final Texts texts;
    private final HostsViewModel model;
    private final GridPane grid = new GridPane();
    private final EmptyState nothing;
    private final Map<Key, Line> lines = new LinkedHashMap<>();
    private List<Key> shown = List.of();

    HostsPane(Texts texts, HostsViewModel model) {
        this.texts = texts;
        this.model = model;
        setSpacing(16);
        nothing = new EmptyState(Icons.SHIELD, texts.get("settings.hosts.none"), texts.get("settings.hosts.none.text"));
        grid.getStyleClass().add("hosts");
        grid.setHgap(16);
        grid.setVgap(10);
        var host = new ColumnConstraints(200, 300, Double.MAX_VALUE);
        host.setHgrow(Priority.ALWAYS);
        var allowed = new ColumnConstraints(70);
        allowed.setHalignment(HPos.CENTER);
        grid.getColumnConstraints().addAll(host, allowed, new ColumnConstraints(180), new ColumnConstraints(40));
        getChildren().addAll(Form.words(texts.get("settings.hosts.text")), nothing, grid);
        model.entries().addListener((ListChangeListener<HostEntry>) _ -> refresh());
        refresh();
    }

    private void refresh() {
        List<HostEntry> entries = List.copyOf(model.entries());
        nothing.setVisible(entries.isEmpty());
        nothing.setManaged(entries.isEmpty());
        List<Key> keys = entries.stream().map(HostsPane::key).toList();
        entries.forEach(entry -> fill(lines.computeIfAbsent(key(entry), _ -> line(entry)), entry));
        if (!keys.equals(shown)) {
            shown = keys;
            lines.keySet().retainAll(keys);
            layOut(keys);
        }
    }

    private static Key key(HostEntry entry) {
        return new Key(entry.host(), entry.purpose());
    }

    private void layOut(List<Key> keys) {
        grid.getChildren().clear();
        if (keys.isEmpty()) {
            return;
        }
        grid.addRow(
                0,
                Form.muted(texts.get("settings.hosts.host")),
                Form.muted(texts.get("settings.hosts.allowed")),
                Form.muted(texts.get("settings.hosts.lastUse")));
        for (int i = 0; i < keys.size(); i++) {
            Line line = lines.get(keys.get(i));
            if (line != null) {
                grid.addRow(i + 1, line.host(), line.allowed(), line.lastUse(), line.forget());
            }
        }
    }

    private Line line(HostEntry entry) {
        String name = entry.host().toString();
        Label host = GuardedText.label(name);
        host.getStyleClass().add("strong");
        Label source = GuardedText.label(entry.source());
        var allowed = new CheckBox();
        allowed.setAccessibleText(texts.get("settings.hosts.allow", name));
        Button forget = Buttons.icon(Icons.REMOVE, texts.get("settings.hosts.forget", name));
        Label purpose = Form.muted(texts.get("settings.hosts.purpose." + entry.purpose()));
        purpose.getStyleClass().add("caption");
        var words = new VBox(2, host, purpose);
        if (!entry.source().isBlank()) {
            words.getChildren().add(1, source);
        }
        return new Line(words, allowed, new Label(), forget);
    }

    private void fill(Line line, HostEntry entry) {
        line.allowed().setOnAction(null);
        line.allowed().setSelected(entry.consent() == Consent.ALLOWED);
        line.allowed().setOnAction(_ -> model.decide(entry, line.allowed().isSelected()));
        line.forget().setOnAction(_ -> model.forget(entry));
        line.lastUse().setText(lastUse(entry.lastUse()));
        line.lastUse().setWrapText(true);
    }

    private String lastUse(@Nullable Instant at) {
        return at == null ? texts.get("settings.hosts.never") : texts.moment(at);
    }
}
