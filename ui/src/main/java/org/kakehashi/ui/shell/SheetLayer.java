package org.kakehashi.ui.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Focus;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.control.Sheets;

/** Draws sheets above the window's content, keeps the keyboard among them, and closes the top one on Escape. */
final class SheetLayer extends StackPane implements Sheets {

    private record Open(
            Sheet sheet, StackPane veil, @Nullable Node cameFrom) {}

    private final Deque<Open> stack = new ArrayDeque<>();
    private final Node below;

    /** @param below what cannot be reached while a sheet is open */
    SheetLayer(Node below) {
        this.below = below;
        setPickOnBounds(false);
        setVisible(false);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Open top = stack.peek();
            if (event.getCode() == KeyCode.ESCAPE && top != null) {
                event.consume();
                leave(top);
            }
        });
    }

    @Override
    public void show(Sheet sheet) {
        Scene scene = getScene();
        var veil = new StackPane(sheet.card());
        veil.getStyleClass().add("veil");
        veil.setOnMousePressed(event -> {
            if (event.getTarget() == veil
                    && stack.peek() instanceof Open top
                    && top.sheet().closesBeside()) {
                leave(top);
            }
        });
        Region card = sheet.card();
        card.setMaxHeight(Region.USE_PREF_SIZE);
        StackPane.setMargin(card, new Insets(24));
        stack.push(new Open(sheet, veil, scene == null ? null : scene.getFocusOwner()));
        getChildren().add(veil);
        refresh();
        Focus.first(card.lookup(".sheet-scroll") instanceof Node body ? body : card);
    }

    @Override
    public void close(Sheet sheet) {
        stack.stream().filter(open -> open.sheet() == sheet).findFirst().ifPresent(open -> remove(open, true));
    }

    /** Closes all of them, as at locking. */
    void closeAll() {
        while (stack.peek() instanceof Open top) {
            remove(top, false);
        }
    }

    boolean isOpen() {
        return !stack.isEmpty();
    }

    private void leave(Open open) {
        if (open.sheet().closableProperty().get()) {
            remove(open, true);
        }
    }

    private void remove(Open open, boolean giveBack) {
        stack.remove(open);
        getChildren().remove(open.veil());
        open.veil().getChildren().clear();
        refresh();
        open.sheet().left();
        Node cameFrom = open.cameFrom();
        if (giveBack && cameFrom != null) {
            Focus.back(
                    cameFrom, stack.peek() instanceof Open under ? under.sheet().card() : below);
        }
    }

    /** All but the top sheet is disabled, so that neither Tab nor a click gets there. */
    private void refresh() {
        setVisible(!stack.isEmpty());
        below.setDisable(!stack.isEmpty());
        boolean top = true;
        for (Open open : stack) {
            open.veil().setDisable(!top);
            top = false;
        }
    }
}
