package org.kakehashi.ui.control;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.text.Texts;

/**
 * A card above the window that asks or shows one thing. It has a title, a body that scrolls, and a row of buttons with
 * the default one last. Escape and the cross close it unless {@link #closableProperty} is off.
 */
public class Sheet {

    private static final double A_PAGE = 0.85;

    private final StringProperty title = new SimpleStringProperty("");
    private final BooleanProperty closable = new SimpleBooleanProperty(true);
    private final VBox card = new VBox();
    private final StackPane body = new StackPane();
    private final HBox buttons = new HBox();
    private final Sheets sheets;
    private final BodyScroll scroll;
    private Runnable onClosed = () -> {};

    public Sheet(Texts texts, Sheets sheets, String title, Node content) {
        this.sheets = sheets;
        this.title.set(title);
        var heading = new Label();
        heading.textProperty().bind(this.title);
        heading.getStyleClass().add("title");
        heading.setAccessibleRole(AccessibleRole.TEXT);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button cross = Buttons.icon(Icons.CLOSE, texts.get("common.close"));
        cross.setOnAction(_ -> close());
        cross.visibleProperty().bind(closable);
        var top = new HBox(heading, space, cross);
        top.getStyleClass().add("sheet-top");
        top.setAlignment(Pos.CENTER_LEFT);

        body.getStyleClass().add("sheet-body");
        body.getChildren().setAll(content);
        scroll = new BodyScroll();
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("sheet-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);

        buttons.getStyleClass().add("sheet-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.visibleProperty().bind(Bindings.isNotEmpty(buttons.getChildren()));
        buttons.managedProperty().bind(buttons.visibleProperty());

        card.getStyleClass().add("sheet");
        card.setAccessibleRole(AccessibleRole.DIALOG);
        card.accessibleTextProperty().bind(this.title);
        card.getChildren().addAll(top, scroll, buttons);
        card.addEventHandler(KeyEvent.KEY_PRESSED, this::turnPage);
    }

    /** The page keys read on without the keyboard leaving the field where it is. */
    private void turnPage(KeyEvent event) {
        double hidden = body.getHeight() - scroll.getViewportBounds().getHeight();
        double page = hidden <= 0 ? 0 : scroll.getViewportBounds().getHeight() * A_PAGE / hidden;
        if (event.getCode() == KeyCode.PAGE_DOWN || event.getCode() == KeyCode.PAGE_UP) {
            double to = scroll.getVvalue() + (event.getCode() == KeyCode.PAGE_DOWN ? page : -page);
            scroll.setVvalue(Math.clamp(to, 0, 1));
            event.consume();
        }
    }

    /** Shows something else, from its top. */
    public final void setContent(Node content) {
        body.getChildren().setAll(content);
        scroll.setVvalue(0);
    }

    /** The buttons from left to right; the last is the one Enter presses, if it is a default button. */
    public final void setButtons(Node... row) {
        buttons.getChildren().setAll(row);
    }

    public final StringProperty titleProperty() {
        return title;
    }

    /** Whether a click beside the card closes it; not where it would throw away what was typed. */
    public boolean closesBeside() {
        return true;
    }

    /** Off while something runs that must not be left half done. */
    public final BooleanProperty closableProperty() {
        return closable;
    }

    /** Runs after the sheet is gone, however it was closed: forget secrets here. */
    public final void setOnClosed(Runnable action) {
        onClosed = action;
    }

    public final void show() {
        sheets.show(this);
    }

    public final void close() {
        sheets.close(this);
    }

    /** The layer's business: the node to put on the screen. */
    public final Region card() {
        return card;
    }

    /** The layer's business: called when the card has left the screen. */
    public final void left() {
        onClosed.run();
    }

    /**
     * As high as the body needs at the card's own width. A plain scroll pane asks for the height of unwrapped lines, and
     * the sheet would open too low.
     */
    private final class BodyScroll extends ScrollPane {
        BodyScroll() {
            super(body);
            // What appears below the end, such as an error beside the password, would appear unseen.
            body.heightProperty().addListener((_, before, now) -> {
                if (getVvalue() == getVmax() && now.doubleValue() > before.doubleValue()) {
                    Platform.runLater(() -> setVvalue(getVmax()));
                }
            });
        }

        @Override
        protected double computePrefHeight(double width) {
            double wide = card.getWidth() > 0 ? card.getWidth() : card.prefWidth(-1);
            return snappedTopInset() + snappedBottomInset() + body.prefHeight(wide);
        }
    }
}
