package org.kakehashi.ui.welcome;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.StepSheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.AddressReader;
import org.kakehashi.wallet.address.AddressReading;
import org.kakehashi.wallet.key.ExtendedKey;

/** Watches an address without its key. */
final class WatchOnly {

    private final Texts texts;
    private final Finish finish;
    private final TextField input = new TextField();
    private final Field field;
    private final ObjectProperty<@Nullable Address> address = new SimpleObjectProperty<>();
    private final BooleanProperty xpub = new SimpleBooleanProperty();
    private final StepSheet sheet;

    WatchOnly(Desk desk, Start start) {
        this.texts = desk.texts();
        finish = new Finish(desk, start);
        field = new Field(texts.get("welcome.address"), input).hint(texts.get("welcome.addressHint"));
        input.textProperty().addListener((_, _, text) -> read(text));
        var text = new Label(texts.get("welcome.watchText"));
        text.setWrapText(true);
        var column = new VBox(text, field);
        column.getStyleClass().add("column");
        sheet = new StepSheet(
                texts,
                desk.sheets(),
                texts.get("welcome.watch"),
                List.of(
                        new StepSheet.Step(
                                texts.get("welcome.stepAddress"),
                                column,
                                Bindings.isNotNull(address).or(xpub),
                                texts.get("common.next"),
                                null),
                        finish.step(texts.get("welcome.watchNow"), this::make)));
        sheet.setOnClosed(finish::forget);
    }

    void show() {
        sheet.show();
    }

    /** Each network's prefix will do: the twenty bytes behind it are the same on all of them. */
    private void read(String text) {
        address.set(null);
        xpub.set(false);
        if (ExtendedKey.read(text.strip()) instanceof ExtendedKey.Valid(ExtendedKey key)) {
            try (key) {
                xpub.set(!key.isPrivate() && key.depth() <= 4);
            }
            if (xpub.get()) {
                field.ok();
            } else {
                field.error(texts.get("welcome.xpubBad"));
            }
            return;
        }
        AddressReading reading = AddressReader.read(text, "lat");
        Address found = switch (reading) {
            case AddressReading.Valid valid -> valid.address();
            case AddressReading.ForeignPrefix foreign when foreign.converted() != null -> foreign.address();
            default -> null;
        };
        address.set(found);
        if (found != null || reading instanceof AddressReading.Empty) {
            field.ok();
        } else {
            field.error(complaint(reading));
        }
    }

    private String complaint(AddressReading reading) {
        return switch (reading) {
            case AddressReading.BadChecksum _, AddressReading.MixedCaseChecksumWrong _ ->
                texts.get("welcome.addressChecksum");
            case AddressReading.ForeignPrefix foreign -> texts.get("welcome.addressForeign", foreign.hrp());
            default -> texts.get("welcome.addressNot");
        };
    }

    private void make() {
        String name = texts.get("welcome.accountName", 1);
        if (xpub.get() && ExtendedKey.read(input.getText().strip()) instanceof ExtendedKey.Valid(ExtendedKey key)) {
            finish.run(sheet, accounts -> {
                try (key) {
                    accounts.watchNext(key, name);
                }
                return null;
            });
            return;
        }
        Address given = address.get();
        if (given != null) {
            finish.run(sheet, accounts -> {
                accounts.watch(given, name);
                return null;
            });
        }
    }
}
