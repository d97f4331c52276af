package org.kakehashi.ui.conversation;

import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.Skin;
import javafx.scene.control.SkinBase;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Holds one row. The list's own cell would ask its content for the height at no particular width, which makes every text
 * one line; this one asks with the width it has.
 */
final class RowCell extends ListCell<Row> {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final RowNodes nodes;

    RowCell(RowNodes nodes) {
        this.nodes = nodes;
        getStyleClass().setAll("row-cell");
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> {
            if (!isEmpty()) {
                getListView().getSelectionModel().select(getIndex());
            }
        });
        selectedProperty().addListener((_, _, now) -> pseudoClassStateChanged(CHOSEN, now));
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new RowSkin(this);
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        getChildren().clear();
        if (row == null || empty) {
            setAccessibleText(null);
            setContextMenu(null);
            return;
        }
        getChildren().add(nodes.node(row));
        setAccessibleText(nodes.words(row));
    }

    private static final class RowSkin extends SkinBase<RowCell> {

        /** Cells below the last row need some height, or the list makes a hundred of them. */
        private static final double EMPTY = 40;

        RowSkin(RowCell cell) {
            super(cell);
            // A skin takes the children over as they are.
            consumeMouseEvents(false);
        }

        private @Nullable Node content() {
            return getChildren().isEmpty() ? null : getChildren().getFirst();
        }

        @Override
        protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
            return 0;
        }

        @Override
        protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
            return computePrefHeight(width, top, right, bottom, left);
        }

        @Override
        protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
            Node content = content();
            double wide = width > 0 ? width : getSkinnable().getListView().getWidth() - 20;
            return content == null ? EMPTY : top + content.prefHeight(Math.max(200, wide) - left - right) + bottom;
        }

        @Override
        protected void layoutChildren(double x, double y, double width, double height) {
            Node content = content();
            if (content != null) {
                layoutInArea(content, x, y, width, height, -1, HPos.LEFT, VPos.TOP);
            }
        }
    }
}
