package org.kakehashi.ui.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.SendResult;
import org.kakehashi.messaging.parcel.Transit;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Purpose;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.navigation.Route;
import org.kakehashi.ui.text.Texts;

/** A file on its way into the chat: how far it is, how it is stopped, and what helps where it goes no further. */
final class TransitCard extends VBox {

    private final ChatFiles files;
    private final Texts texts;
    private final long number;
    private final ProgressBar bar = new ProgressBar(-1);
    private final Label stage = new Label();
    private final VBox trouble = new VBox(6);
    private final Button cancel;
    private Transit.@Nullable Trouble shown;

    private final ChangeListener<List<Transit>> listener =
            (_, _, now) -> find(now).ifPresent(this::at);

    TransitCard(ChatFiles files, long number) {
        this.files = files;
        this.texts = files.desk().texts();
        this.number = number;
        getStyleClass().addAll("file-card", "transit");
        setSpacing(6);
        setMinWidth(220);
        setMaxWidth(380);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        stage.getStyleClass().addAll("caption", "muted");
        cancel = Buttons.icon(
                Icons.CLOSE,
                texts.get("common.cancel"),
                () -> files.later(() -> files.parcels().cancel(number)));
        cancel.setFocusTraversable(false);
        var property = files.transitsProperty();
        find(property.get()).ifPresent(this::build);
        property.addListener(new WeakChangeListener<>(listener));
    }

    private Optional<Transit> find(List<Transit> all) {
        return all.stream().filter(one -> one.number() == number).findFirst();
    }

    private void build(Transit transit) {
        Label name = files.words().nameLabel(transit.name());
        var names = new VBox(2, name, stage);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        cancel.setAccessibleText(texts.get("file.sending.cancel", files.words().name(transit.name())));
        bar.setAccessibleText(texts.get("file.sending", files.words().name(transit.name())));
        Node icon = (transit.type().startsWith("image/") ? Icons.PICTURE : Icons.FILE).node();
        var row = new HBox(10, icon, names, cancel);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(row, bar);
        at(transit);
    }

    private void at(Transit transit) {
        switch (transit.stage()) {
            case Transit.Stage.Waiting() -> going(texts.get("file.stage.waiting"), -1);
            case Transit.Stage.Encrypting() -> going(texts.get("file.stage.encrypting"), -1);
            case Transit.Stage.Uploading(long done, long total) ->
                going(
                        texts.get(
                                "file.stage.uploading",
                                files.words().size(done),
                                files.words().size(total)),
                        total > 0 ? (double) done / total : -1);
            case Transit.Stage.Stopped(Transit.Trouble why) -> stopped(why);
        }
    }

    private void going(String words, double progress) {
        shown = null;
        stage.setText(words);
        bar.setProgress(progress);
        if (!getChildren().contains(bar)) {
            getChildren().remove(trouble);
            getChildren().add(bar);
        }
    }

    private void stopped(Transit.Trouble why) {
        if (why.equals(shown)) {
            return;
        }
        shown = why;
        stage.setText(texts.get("file.stage.stopped"));
        Label words = Form.words(said(why));
        words.getStyleClass().add("caption");
        trouble.getChildren().setAll(words);
        List<Help> helps = helps(files, number, why);
        if (!helps.isEmpty()) {
            trouble.getChildren()
                    .add(new HBox(6, helps.stream().map(TransitCard::small).toArray(Node[]::new)));
        }
        getChildren().remove(bar);
        if (!getChildren().contains(trouble)) {
            getChildren().add(trouble);
        }
    }

    private String said(Transit.Trouble why) {
        return switch (why) {
            case Transit.Trouble.TooLarge _ -> texts.get("file.refused.TOO_LARGE");
            case Transit.Trouble.Unreadable() -> texts.get("file.trouble.unreadable");
            case Transit.Trouble.NoServers() -> texts.get("file.trouble.noServers");
            case Transit.Trouble.NeedsConsent(List<HostPort> hosts) ->
                texts.get("file.trouble.closed", FileWords.hosts(hosts));
            case Transit.Trouble.Incomplete(int having, var problems) ->
                texts.get(
                        having == 0 ? "file.trouble.nowhere" : "file.trouble.one",
                        files.words().problems(List.copyOf(problems.values())));
            case Transit.Trouble.WouldBeBasic _ -> texts.get("file.trouble.basic");
            case Transit.Trouble.Refused(SendResult.Reason reason) -> texts.get("chat.refused." + reason);
            case Transit.Trouble.Fault() -> texts.get("file.problem.FAULT");
        };
    }

    /** Something that helps. */
    private record Help(String words, Runnable action) {}

    private static List<Help> helps(ChatFiles files, long number, Transit.Trouble why) {
        Texts texts = files.desk().texts();
        return switch (why) {
            case Transit.Trouble.TooLarge _, Transit.Trouble.Unreadable _ -> List.of();
            case Transit.Trouble.NoServers() ->
                List.of(new Help(
                        texts.get("file.servers.choose"),
                        () -> files.desk().navigator().open(new Route.Settings(Route.Section.FILE_SERVERS))));
            case Transit.Trouble.NeedsConsent(List<HostPort> hosts) ->
                List.of(new Help(
                        texts.get("file.closed.allow"),
                        () -> hosts.forEach(host -> files.hosts().allow(host, Purpose.FILE_SERVER))));
            case Transit.Trouble.WouldBeBasic _ ->
                List.of(new Help(
                        texts.get("chat.downgrade.once"),
                        () -> files.later(() -> files.parcels().agree(number))));
            case Transit.Trouble.Incomplete _, Transit.Trouble.Refused _, Transit.Trouble.Fault _ ->
                List.of(new Help(
                        texts.get("file.again"),
                        () -> files.later(() -> files.parcels().retry(number))));
        };
    }

    /** The same as entries of a menu. */
    static List<MenuItem> menu(ChatFiles files, long number) {
        List<MenuItem> items = new ArrayList<>();
        files.transitsProperty().get().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .ifPresent(transit -> {
                    if (transit.stage() instanceof Transit.Stage.Stopped(Transit.Trouble why)) {
                        helps(files, number, why).forEach(help -> items.add(item(help)));
                    }
                    String words = files.desk()
                            .texts()
                            .get("file.sending.cancel", files.words().name(transit.name()));
                    items.add(item(new Help(
                            words, () -> files.later(() -> files.parcels().cancel(number)))));
                });
        return items;
    }

    private static MenuItem item(Help help) {
        var item = new MenuItem(help.words);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> help.action.run());
        return item;
    }

    private static Button small(Help help) {
        Button button = Buttons.plain(help.words, help.action);
        button.getStyleClass().add("small");
        button.setFocusTraversable(false);
        return button;
    }
}
