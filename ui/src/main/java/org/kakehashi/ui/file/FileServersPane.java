package org.kakehashi.ui.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kakehashi.messaging.file.FileServerUrl;
import org.kakehashi.messaging.file.FileServers;
import org.kakehashi.messaging.messenger.Messenger;
import org.kakehashi.net.HostEntry;
import org.kakehashi.net.Purpose;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.correspondence.Correspondence;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Following;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;

/** The page about the servers that keep one's encrypted files: which, in what order, and whether they may be spoken to. */
public final class FileServersPane extends VBox implements AutoCloseable {

    /** Public servers run by different people; none is chosen before the person chooses it. */
    private static final List<String> KNOWN =
            List.of("https://blossom.primal.net", "https://cdn.satellite.earth", "https://blossom.band");

    private final Desk desk;
    private final Texts texts;
    private final Correspondence correspondence;
    private final Following following = new Following();
    private final Following inner = new Following();
    private final VBox lines = new VBox(12);
    private final VBox known = new VBox(8);
    private final TextField address = new TextField();
    private final Field field;
    private Optional<Messenger> messenger = Optional.empty();
    private List<FileServerUrl> urls = List.of();

    public FileServersPane(Desk desk, Correspondence correspondence) {
        this.desk = desk;
        this.texts = desk.texts();
        this.correspondence = correspondence;
        setSpacing(18);
        address.setId("file-server-address");
        address.setPromptText("https://");
        field = new Field(texts.get("file.server.own"), address);
        address.setOnAction(event -> {
            add();
            event.consume();
        });
        following.follow(desk.background(), correspondence::listen, this::take);
    }

    private void take(Optional<Messenger> present) {
        if (present.isPresent() && messenger.isEmpty()) {
            inner.follow(desk.background(), present.get().files().servers()::listen, (List<FileServerUrl> list) -> {
                urls = list;
                show();
            });
            inner.follow(desk.background(), correspondence.hosts()::listen, (List<HostEntry> _) -> show());
        }
        messenger = present;
        if (messenger.isEmpty()) {
            getChildren().setAll(Form.muted(texts.get("file.servers.noIdentity")));
            return;
        }
        Button add = Buttons.plain(Icons.ADD, texts.get("file.server.add"), this::add);
        add.setId("file-server-add");
        getChildren()
                .setAll(
                        Form.words(texts.get("file.servers.text")),
                        lines,
                        known,
                        new VBox(8, field, new HBox(add)),
                        Form.muted(texts.get("file.servers.advice")));
        show();
    }

    private void show() {
        lines.getChildren().clear();
        urls.forEach(url -> lines.getChildren().add(line(url)));
        if (urls.isEmpty()) {
            lines.getChildren().add(Form.muted(texts.get("file.servers.none")));
        }
        known.getChildren().clear();
        KNOWN.stream()
                .map(FileServerUrl::new)
                .filter(url -> !urls.contains(url))
                .forEach(url -> known.getChildren().add(offer(url)));
        if (!known.getChildren().isEmpty()) {
            known.getChildren().addFirst(Form.muted(texts.get("file.servers.known")));
        }
    }

    private Node offer(FileServerUrl url) {
        Label name = GuardedText.label(url.text());
        Button use = Buttons.plain(texts.get("file.server.use"), () -> use(url));
        use.setAccessibleText(texts.get("file.server.use.this", url.text()));
        return row(name, use);
    }

    private static HBox row(Label name, Node... rest) {
        var row = new HBox(10, name, Form.space());
        row.getChildren().addAll(rest);
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(name, Priority.SOMETIMES);
        return row;
    }

    private Node line(FileServerUrl url) {
        Label name = GuardedText.label(url.text());
        name.getStyleClass().add("strong");
        var box = new CheckBox(texts.get("file.server.allowed"));
        box.setAccessibleText(texts.get("file.server.allow", url.text()));
        box.setSelected(correspondence.hosts().allowed(url.host(), Purpose.FILE_SERVER));
        box.setOnAction(_ -> later(servers -> {
            if (box.isSelected()) {
                servers.allow(url);
            } else {
                correspondence.hosts().revoke(url.host(), Purpose.FILE_SERVER);
            }
        }));
        Button up = Buttons.icon(Icons.UP, texts.get("file.server.up", url.text()), () -> first(url));
        up.setDisable(urls.getFirst().equals(url));
        Button remove = Buttons.icon(Icons.REMOVE, texts.get("file.server.remove", url.text()), () -> {
            List<FileServerUrl> left =
                    urls.stream().filter(other -> !other.equals(url)).toList();
            later(servers -> servers.set(left));
        });
        var line = row(name, box, up, remove);
        line.getStyleClass().add("line");
        return line;
    }

    private void first(FileServerUrl url) {
        List<FileServerUrl> order = new ArrayList<>(urls);
        order.remove(url);
        order.addFirst(url);
        later(servers -> servers.set(order));
    }

    private void add() {
        String typed = address.getText().strip();
        Optional<FileServerUrl> url = FileServerUrl.read(typed.contains("://") ? typed : "https://" + typed);
        if (typed.isEmpty() || url.isEmpty()) {
            field.error(texts.get("file.server.unusable"));
            return;
        }
        if (urls.size() >= FileServers.MOST) {
            field.error(texts.get("file.server.many", FileServers.MOST));
            return;
        }
        field.ok();
        address.clear();
        use(url.get());
    }

    /** Who names a server here means that it may be spoken to. */
    private void use(FileServerUrl url) {
        List<FileServerUrl> all = new ArrayList<>(urls);
        if (!all.contains(url)) {
            all.add(url);
        }
        later(servers -> {
            servers.set(all);
            servers.allow(url);
        });
    }

    private interface Change {
        void on(FileServers servers);
    }

    private void later(Change change) {
        messenger.ifPresent(present -> desk.background()
                .job(new Object(), _ -> {
                    change.on(present.files().servers());
                    return true;
                })
                .start(_ -> {}));
    }

    @Override
    public void close() {
        following.close();
        inner.close();
    }
}
