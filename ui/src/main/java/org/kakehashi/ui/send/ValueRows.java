package org.kakehashi.ui.send;

import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Names;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.wallet.abi.AbiValue;
import org.kakehashi.wallet.typeddata.TypedValue;

/** Every value of a call or message under its name, as it is signed; bounded. */
public final class ValueRows {

    private static final int MOST_ROWS = 200;
    private static final int LONGEST = 4_000;
    private static final int MOST_PARTS = 50;

    private final Names names;
    private int rows;

    public ValueRows(Names names) {
        this.names = names;
    }

    /** Adds a row for each value that has no parts. */
    public void add(TypedValue value, KeyValues facts) {
        add("", value, facts);
    }

    private void add(String path, TypedValue value, KeyValues facts) {
        if (rows++ >= MOST_ROWS) {
            return;
        }
        switch (value) {
            case TypedValue.Struct(var _, var fields) -> {
                for (TypedValue.Field field : fields) {
                    add(path.isEmpty() ? field.name() : path + "." + field.name(), field.value(), facts);
                }
            }
            case TypedValue.Elements(var _, var values) -> {
                for (int i = 0; i < values.size(); i++) {
                    add(path + "[" + i + "]", values.get(i), facts);
                }
            }
            case TypedValue.Leaf(var _, var leaf) -> facts.row(GuardedText.line(path), shown(leaf));
        }
    }

    private Node shown(AbiValue value) {
        return switch (value) {
            case AbiValue.Number(var number) -> Form.words(number.toString());
            case AbiValue.AddressValue(var address) -> Form.words(names.address(address));
            case AbiValue.Bool(boolean bool) -> Form.words(String.valueOf(bool));
            case AbiValue.Blob(var bytes) ->
                Form.words(bounded(bytes.toHex()).replaceAll("(.{34})", "$1\n").strip());
            case AbiValue.Text(var text) -> GuardedText.flow(bounded(text));
            case AbiValue.Sequence(var values) ->
                new VBox(values.stream().limit(MOST_PARTS).map(this::shown).toArray(Node[]::new));
        };
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
