package org.kakehashi.ui.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.conversation.ChatWords;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.MessageText;
import org.kakehashi.ui.text.Texts;

/** The chats at the left: search, shelves, and the list; while searching, the messages found are below it. */
final class ChatsPane {

    private static final Duration LONG = Duration.ofDays(36_500);
    private static final double ROW = 62;
    private static final int MOST_ROWS = 4;

    /** What the list leads to. */
    interface Doings {
        void open(ConversationId chat);

        void open(Message found);

        void begin();

        void blocked();
    }

    private final Texts texts;
    private final ChatsViewModel model;
    private final ChatWords words;
    private final MessageText text;
    private final Doings doings;
    private final ListView<Conversation> list = new ListView<>();
    private final ListView<Message> found = new ListView<>();
    private final VBox root = new VBox();
    private boolean choosing;
    private boolean byKey;
    private @Nullable ContextMenu open;
    private @Nullable ConversationId chosen;

    ChatsPane(
            Desk desk,
            ChatsViewModel model,
            ChatWords words,
            MessageText text,
            Supplier<ListCell<Message>> foundCells,
            Doings doings) {
        this.texts = desk.texts();
        this.model = model;
        this.words = words;
        this.text = text;
        this.doings = doings;
        var search = new TextField();
        search.setId("chats-search");
        search.setPromptText(texts.get("chat.searchAll"));
        search.setAccessibleText(texts.get("chat.searchAll"));
        search.textProperty().bindBidirectional(model.searchProperty());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::searchKey);
        HBox.setHgrow(search, Priority.ALWAYS);
        var add = Buttons.icon(Icons.ADD, texts.get("chat.new"), doings::begin);
        add.setId("new-chat");
        var top = new HBox(6, search, add);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("chats-top");
        buildList();
        buildFound(foundCells);
        var searching = Bindings.createBooleanBinding(
                () -> !model.searchProperty().get().isBlank(), model.searchProperty());
        var blocked = Bindings.createBooleanBinding(
                () -> model.shelfProperty().get() == ChatsViewModel.Shelf.REQUESTS
                        && model.blockedProperty().get() > 0
                        && model.searchProperty().get().isBlank(),
                model.shelfProperty(),
                model.blockedProperty(),
                model.searchProperty());
        var heading = Form.muted(texts.get("chat.foundMessages"));
        heading.setStyle("-fx-padding: 10px 14px 4px 14px;");
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox.setVgrow(found, Priority.ALWAYS);
        model.searchProperty().addListener((_, _, now) -> fit(!now.isBlank()));
        model.chats().addListener((ListChangeListener<Conversation>) _ -> {
            fit(!model.searchProperty().get().isBlank());
            select(chosen);
        });
        root.getChildren()
                .addAll(
                        top,
                        Form.when(searching.not(), shelves()),
                        list,
                        Form.when(blocked, letIn()),
                        Form.when(searching, heading),
                        Form.when(searching, found));
        root.getStyleClass().addAll("master", "chats-pane");
    }

    /** While searching, the chats take only the rows they need. */
    private void fit(boolean searching) {
        double height = Math.min(MOST_ROWS, Math.max(1, model.chats().size())) * ROW;
        list.setMaxHeight(searching ? height : Double.MAX_VALUE);
        list.setMinHeight(searching ? Math.min(height, ROW) : 0);
    }

    private void buildList() {
        list.setItems(model.chats());
        list.setId("chats");
        list.setAccessibleText(texts.get("chat.chats"));
        list.setFixedCellSize(ROW);
        list.setPlaceholder(ChatsPane.muted(texts.get("chat.shelf.empty")));
        list.setCellFactory(_ -> new ChatCell(texts, words, text));
        list.getSelectionModel().selectedItemProperty().addListener((_, before, now) -> {
            boolean person = !choosing && !model.isSifting();
            if (now != null && person && (before == null || !before.id().equals(now.id()))) {
                chosen = now.id();
                doings.open(now.id());
                if (byKey) {
                    // Arrow keys go on through the list; Enter goes to the field.
                    Platform.runLater(list::requestFocus);
                }
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, _ -> byKey = true);
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> byKey = false);
        list.setOnContextMenuRequested(event -> {
            chosen().ifPresent(chat -> menu(chat).show(list, event.getScreenX(), event.getScreenY()));
            event.consume();
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chosen().ifPresent(chat -> doings.open(chat.id()));
                event.consume();
            } else if (event.getCode() == KeyCode.CONTEXT_MENU
                    || event.getCode() == KeyCode.F10 && event.isShiftDown()) {
                int at = Math.max(0, list.getSelectionModel().getSelectedIndex());
                double below = Math.min(at * ROW + ROW / 2, list.getHeight()) - list.getHeight();
                chosen().ifPresent(chat -> menu(chat).show(list, Side.BOTTOM, list.getWidth() / 3, below));
                event.consume();
            }
        });
    }

    private Optional<Conversation> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    /** From the search straight to what it has found. */
    private void searchKey(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN) {
            boolean searching = !model.searchProperty().get().isBlank();
            ListView<?> below = searching && !model.found().isEmpty() ? found : list;
            below.requestFocus();
            if (below == found) {
                below.getSelectionModel().selectFirst();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE
                && !model.searchProperty().get().isEmpty()) {
            model.searchProperty().set("");
            event.consume();
        }
    }

    private static Label muted(String said) {
        Label label = Form.muted(said);
        label.setStyle("-fx-padding: 20px; -fx-text-alignment: center;");
        return label;
    }

    private void buildFound(Supplier<ListCell<Message>> cells) {
        found.setItems(model.found());
        found.setId("chats-found");
        found.setAccessibleText(texts.get("chat.foundMessages"));
        found.setCellFactory(_ -> cells.get());
        found.setPlaceholder(ChatsPane.muted(texts.get("chat.search.none")));
        Runnable take = () -> {
            Message message = found.getSelectionModel().getSelectedItem();
            if (message != null) {
                doings.open(message);
            }
        };
        found.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> take.run());
        found.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                take.run();
            }
        });
    }

    private Node letIn() {
        var button = Buttons.plain(texts.get("chat.blocked.people"), doings::blocked);
        button.setId("blocked-people");
        var row = new HBox(button);
        row.setStyle("-fx-padding: 10px 14px 10px 14px;");
        return row;
    }

    private Node shelves() {
        var group = new ToggleGroup();
        var row = new HBox(2);
        row.getStyleClass().add("shelves");
        for (ChatsViewModel.Shelf shelf : ChatsViewModel.Shelf.values()) {
            var button = new ToggleButton();
            button.setId("shelf-" + shelf.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.getStyleClass().addAll("flat", "shelf");
            String name = texts.get("chat.shelf." + shelf);
            button.textProperty()
                    .bind(Bindings.createStringBinding(
                            () -> name + count(shelf), model.requestsProperty(), model.archivedProperty()));
            button.setOnAction(_ -> {
                button.setSelected(true);
                model.shelfProperty().set(shelf);
            });
            button.setSelected(model.shelfProperty().get() == shelf);
            model.shelfProperty().addListener((_, _, now) -> button.setSelected(now == shelf));
            row.getChildren().add(button);
        }
        return row;
    }

    private String count(ChatsViewModel.Shelf shelf) {
        int count = switch (shelf) {
            case CHATS -> 0;
            case REQUESTS -> model.requestsProperty().get();
            case ARCHIVED -> model.archivedProperty().get();
        };
        return count == 0 ? "" : " " + texts.number(count);
    }

    private ContextMenu menu(Conversation chat) {
        ContextMenu before = open;
        if (before != null) {
            before.hide();
        }
        var menu = new ContextMenu(
                item(chat.pinned() ? "chat.unpin" : "chat.pin", () -> model.pin(chat)),
                item(chat.archived() ? "chat.unarchive" : "chat.archive", () -> model.archive(chat)),
                item(
                        ChatsViewModel.isMuted(chat) ? "chat.unmute" : "chat.mute",
                        () -> model.mute(chat, Instant.now().plus(LONG))));
        open = menu;
        return menu;
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(texts.get(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    Node node() {
        return root;
    }

    void focus() {
        list.requestFocus();
    }

    /** Marks a chat without opening it, now or as soon as it is in the list. */
    void select(@Nullable ConversationId chat) {
        chosen = chat;
        choosing = true;
        int at = -1;
        for (int i = 0; i < model.chats().size(); i++) {
            if (model.chats().get(i).id().equals(chat)) {
                at = i;
            }
        }
        if (at < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().clearAndSelect(at);
        }
        choosing = false;
    }

    /** Names have changed. */
    void refresh() {
        list.refresh();
        found.refresh();
    }
}
