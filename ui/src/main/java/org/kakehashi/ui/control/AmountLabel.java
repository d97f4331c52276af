package org.kakehashi.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** A number with its symbol, right-aligned in figures of one width. What is not known is "—", never zero. */
public final class AmountLabel extends HBox {

    private static final String UNKNOWN = "—";

    private final Label number = new Label(UNKNOWN);
    private final Label symbol = new Label();
    private final Tooltip reason = new Tooltip();

    public AmountLabel() {
        getStyleClass().add("amount");
        setAlignment(Pos.BASELINE_RIGHT);
        number.getStyleClass().add("amount-number");
        number.setMinWidth(USE_PREF_SIZE);
        symbol.getStyleClass().add("amount-symbol");
        getChildren().addAll(number, symbol);
    }

    /** @param unit the symbol, already guarded if it came from a contract */
    public void known(String figures, String unit) {
        getStyleClass().removeAll("unknown", "old");
        number.setText(figures);
        symbol.setText(unit);
        number.setTooltip(null);
        setAccessibleText(figures + " " + unit);
    }

    /** The last good value with its age, where the newest could not be read. */
    public void old(String figures, String unit, String why) {
        known(figures, unit);
        getStyleClass().add("old");
        explain(why);
    }

    /** @param why the reason and, where there is one, the last good value and its time */
    public void unknown(String unit, String why) {
        known(UNKNOWN, unit);
        getStyleClass().add("unknown");
        explain(why);
    }

    private void explain(String why) {
        reason.setText(why);
        number.setTooltip(reason);
        setAccessibleText(number.getText() + " " + symbol.getText() + ", " + why);
    }
}
