package org.kakehashi.ui.conversation;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.file.Attaching;
import org.kakehashi.ui.file.ChatFiles;

/** Takes files into the chat: by the button beside the field, by dropping them, and by pasting them. */
final class Attachments {

    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");

    private final Desk desk;
    private final ConversationViewModel model;
    private final ChatFiles files;
    private final Attaching attaching;
    private final ReadOnlyBooleanWrapper any = new ReadOnlyBooleanWrapper();
    private final Button button;
    private final Node tray;

    Attachments(Desk desk, ConversationViewModel model, ChatFiles files) {
        this.desk = desk;
        this.model = model;
        this.files = files;
        attaching = files.attaching(model.id());
        any.bind(Bindings.isNotEmpty(attaching.list()));
        button = Buttons.icon(Icons.ATTACH, desk.texts().get("file.attach"), this::choose);
        button.setId("attach");
        tray = files.tray(model.id());
    }

    Button button() {
        return button;
    }

    Node tray() {
        return tray;
    }

    /** Whether something was chosen. */
    ReadOnlyBooleanProperty anyProperty() {
        return any.getReadOnlyProperty();
    }

    private void choose() {
        List<Path> chosen = desk.files().openSeveral(desk.texts().get("file.attach"));
        if (!chosen.isEmpty()) {
            attaching.add(chosen);
        }
    }

    /** Takes what was copied; false when that is text. */
    boolean paste() {
        List<Path> copied = desk.pasteboard().files();
        if (!copied.isEmpty()) {
            attaching.add(copied);
            return true;
        }
        if (desk.pasteboard().text().isPresent()) {
            return false;
        }
        Optional<Image> picture = desk.pasteboard().picture();
        picture.ifPresent(attaching::add);
        return picture.isPresent();
    }

    /** Takes what is dropped here, while the chat may be written to. */
    void acceptDrops(Node place) {
        place.addEventHandler(
                DragEvent.DRAG_ENTERED,
                event -> place.pseudoClassStateChanged(DROPPING, isWanted(event.getDragboard())));
        place.addEventHandler(DragEvent.DRAG_EXITED, _ -> place.pseudoClassStateChanged(DROPPING, false));
        place.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (isWanted(event.getDragboard())) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        place.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            Dragboard board = event.getDragboard();
            if (isWanted(board)) {
                drop(board);
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    private boolean isWanted(Dragboard board) {
        return tray.getParent() != null && tray.getParent().isVisible() && (board.hasFiles() || board.hasImage());
    }

    private void drop(Dragboard board) {
        if (board.hasFiles()) {
            attaching.add(board.getFiles().stream().map(File::toPath).toList());
        } else {
            attaching.add(board.getImage());
        }
    }

    /**
     * Sends what was chosen; text that is too long to stand below a picture is a message of its own.
     *
     * @return false when it stays, because a server has to be chosen first or a file is still being looked at
     */
    boolean send(String words) {
        if (files.serversProperty().get().isEmpty() || !attaching.isReady()) {
            return false;
        }
        Message answered = model.replyingProperty().get();
        boolean caption = words.length() <= Attaching.LONGEST_CAPTION;
        if (caption) {
            model.textProperty().set("");
            model.drop();
            model.saveDraft();
        } else {
            model.send(words);
        }
        attaching.send(caption ? words.strip() : "", answered == null ? null : answered.id());
        return true;
    }
}
