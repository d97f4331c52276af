package org.kakehashi.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.platform.Pasteboard;
import org.kakehashi.ui.text.Texts;

/**
 * An address: the network's own form first, the other form one click away, in groups of four for reading, copied
 * whole. It is always shown whole: a shortened address can be imitated.
 */
public final class AddressLabel extends VBox {

    private final Label shown = new Label();
    private final Button other;
    private final Button copy;
    private final Texts texts;
    private String first = "";
    private @Nullable String second;
    private boolean showsSecond;

    public AddressLabel(Texts texts, Pasteboard pasteboard, Toasts toasts) {
        this.texts = texts;
        getStyleClass().add("address");
        shown.getStyleClass().add("address-text");
        shown.setWrapText(true);
        copy = Buttons.icon(Icons.COPY, texts.get("common.copyAddress"), () -> {
            pasteboard.copy(current());
            toasts.done(texts.get("common.copied"));
        });
        other = Buttons.icon(Icons.SWAP, texts.get("common.otherForm"), () -> {
            showsSecond = !showsSecond;
            refresh();
        });
        var row = new HBox(shown, other, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("row-tight");
        getChildren().add(row);
    }

    /**
     * @param preferred the form this network uses, whole
     * @param alternative the other form of the same address, or null where there is only one
     */
    public void setAddress(String preferred, @Nullable String alternative) {
        first = preferred;
        second = alternative;
        showsSecond = false;
        other.setVisible(alternative != null);
        other.setManaged(alternative != null);
        refresh();
    }

    private String current() {
        return showsSecond && second != null ? second : first;
    }

    private void refresh() {
        shown.setText(grouped(current()));
        shown.setAccessibleText(texts.get("common.address", current()));
    }

    /** In groups of four after the prefix (0x, or everything up to the separator 1), with spaces. */
    public static String grouped(String address) {
        int prefix = address.startsWith("0x") ? 2 : address.indexOf('1') + 1;
        var grouped = new StringBuilder(address.substring(0, prefix));
        for (int i = prefix; i < address.length(); i += 4) {
            grouped.append(' ').append(address, i, Math.min(i + 4, address.length()));
        }
        return grouped.toString();
    }
}
