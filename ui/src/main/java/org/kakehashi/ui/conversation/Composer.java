package org.kakehashi.ui.conversation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.people.People;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.ui.voice.RecorderBar;

/** Where the next message is written: Enter sends, Shift+Enter begins a new line, @ offers the people of the chat. */
final class Composer extends VBox {

    private static final double LINE = 20;
    private static final int MOST_LINES = 8;
    private static final int MOST_OFFERED = 8;

    private final Texts texts;
    private final People people;
    private final ChatWords words;
    private final ConversationViewModel model;
    private final Attachments attachments;
    private final TextArea field = new TextArea();
    private final HBox above = new HBox();
    private final ContextMenu offers = new ContextMenu();
    private final Text ruler = new Text();

    /** The names that were put in for people, with whom each stands for. */
    private final Map<String, PublicIdentity> named = new LinkedHashMap<>();

    Composer(
            Desk desk,
            People people,
            ChatWords words,
            ConversationViewModel model,
            Attachments attachments,
            RecorderBar recorder,
            EmojiPicker picker) {
        this.attachments = attachments;
        this.texts = desk.texts();
        this.people = people;
        this.words = words;
        this.model = model;
        getStyleClass().add("composer");
        field.setId("composer");
        field.setPromptText(texts.get("chat.compose"));
        field.setAccessibleText(texts.get("chat.compose"));
        field.setWrapText(true);
        field.textProperty().bindBidirectional(model.textProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.textProperty().addListener((_, _, now) -> changed(now));
        field.widthProperty().addListener((_, _, _) -> fit());
        field.caretPositionProperty().addListener((_, _, _) -> Platform.runLater(this::offer));
        HBox.setHgrow(field, Priority.ALWAYS);
        Button emoji = Buttons.icon(Icons.SMILE, texts.get("chat.emoji"));
        emoji.setOnAction(_ -> picker.show(chosen -> {
            field.insertText(field.getCaretPosition(), chosen);
            Platform.runLater(field::requestFocus);
        }));
        Button send = Buttons.icon(Icons.SEND, texts.get("chat.send"), this::send);
        send.setId("send-message");
        send.disableProperty()
                .bind(field.textProperty()
                        .isEmpty()
                        .and(attachments.anyProperty().not()));
        var row = new HBox(6, attachments.button(), emoji, field, recorder.button(), send);
        row.setAlignment(Pos.BOTTOM_CENTER);
        above.setVisible(false);
        above.setManaged(false);
        above.getStyleClass().add("composer-above");
        above.setAlignment(Pos.CENTER_LEFT);
        // Above the field, not over what is typed.
        offers.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_BOTTOM_LEFT);
        getChildren().addAll(attachments.tray(), recorder, above, row);
        model.replyingProperty().addListener((_, _, _) -> showAbove());
        model.editingProperty().addListener((_, _, _) -> showAbove());
        model.onBegun(() -> Platform.runLater(() -> {
            field.requestFocus();
            field.end();
        }));
        recorder.visibleProperty().addListener((_, _, there) -> {
            if (!there) {
                focus();
            }
        });
        showAbove();
        changed(field.getText());
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && offers.isShowing()) {
            return;
        }
        if (event.getCode() == KeyCode.V && event.isShortcutDown() && attachments.paste()) {
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
            field.replaceSelection("\n");
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !event.isControlDown() && !event.isAltDown()) {
            send();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE
                && (model.replyingProperty().get() != null
                        || model.editingProperty().get() != null)) {
            model.drop();
            event.consume();
        }
    }

    private void send() {
        String whole = field.getText();
        for (Map.Entry<String, PublicIdentity> entry : named.entrySet()) {
            whole = whole.replace(
                    "@" + entry.getKey(), "nostr:" + entry.getValue().npub());
        }
        if (attachments.anyProperty().get() && model.editingProperty().get() == null) {
            if (!attachments.send(whole)) {
                return;
            }
        } else {
            model.send(whole);
        }
        named.clear();
    }

    /** JavaFX 26 cannot wrap text that needs shaping; such text goes on in one line each. */
    private void changed(String now) {
        if (now == null || GuardedText.isPlain(now)) {
            Platform.runLater(() -> field.setWrapText(GuardedText.isPlain(field.getText())));
        } else {
            field.setWrapText(false);
        }
        fit();
    }

    /** As high as what is written, up to eight lines. */
    private void fit() {
        String text = field.getText();
        long lines = text.chars().filter(c -> c == '\n').count() + 1;
        if (field.isWrapText() && lines < MOST_LINES && text.length() < 4_000 && GuardedText.isPlain(text)) {
            ruler.setFont(field.getFont());
            ruler.setWrappingWidth(Math.max(100, field.getWidth() - 36));
            ruler.setText(text);
            lines = Math.max(lines, Math.round(ruler.getLayoutBounds().getHeight() / LINE));
        }
        double height = Math.clamp(lines, 1, MOST_LINES) * LINE + 18;
        field.setMinHeight(height);
        field.setPrefHeight(height);
        field.setMaxHeight(height);
    }

    private void showAbove() {
        Message edited = model.editingProperty().get();
        Message answered = model.replyingProperty().get();
        Message shown = edited == null ? answered : edited;
        above.setVisible(shown != null);
        above.setManaged(shown != null);
        if (shown == null) {
            above.getChildren().clear();
            return;
        }
        var what = new Label(
                edited == null ? texts.get("chat.reply.to", people.name(shown.author())) : texts.get("chat.editing"));
        what.getStyleClass().addAll("caption", "strong");
        Label start = GuardedText.label(words.preview(shown.content()));
        start.getStyleClass().addAll("caption", "muted");
        var both = new VBox(1, what, start);
        HBox.setHgrow(both, Priority.ALWAYS);
        both.setMinWidth(0);
        above.getChildren().setAll(both, Buttons.icon(Icons.CLOSE, texts.get("common.cancel"), model::drop));
    }

    /** Offers the people whose names begin as what stands between the @ and the caret. */
    private void offer() {
        offers.hide();
        String begun = begun();
        List<PublicIdentity> members = model.membersProperty().get();
        if (begun == null || members.size() < 3) {
            return;
        }
        offers.getItems().clear();
        for (PublicIdentity member : members) {
            String name = people.name(member);
            if (!member.equals(people.self())
                    && name.toLowerCase().startsWith(begun.toLowerCase())
                    && offers.getItems().size() < MOST_OFFERED) {
                var item = new MenuItem(name);
                item.setMnemonicParsing(false);
                item.setOnAction(_ -> name(member, name, begun.length()));
                offers.getItems().add(item);
            }
        }
        if (!offers.getItems().isEmpty() && field.isFocused()) {
            Bounds at = field.localToScreen(field.getLayoutBounds());
            offers.show(field, at.getMinX() + 12, at.getMinY());
        }
    }

    private @Nullable String begun() {
        String before = field.getText().substring(0, Math.min(field.getCaretPosition(), field.getLength()));
        int at = before.lastIndexOf('@');
        if (at < 0 || at > 0 && !Character.isWhitespace(before.charAt(at - 1)) || before.length() - at > 30) {
            return null;
        }
        String begun = before.substring(at + 1);
        return begun.contains("\n") || named.containsKey(begun.strip()) ? null : begun;
    }

    private void name(PublicIdentity member, String name, int typed) {
        int caret = field.getCaretPosition();
        named.put(name, member);
        field.replaceText(Math.max(0, caret - typed), caret, name + " ");
    }

    void focus() {
        Platform.runLater(field::requestFocus);
    }
}
