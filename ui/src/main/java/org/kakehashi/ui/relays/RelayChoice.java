package org.kakehashi.ui.relays;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kakehashi.messaging.relay.RelayUrl;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;

/** Well-known relays to tick, none of them ticked, and a field for others. */
public final class RelayChoice extends VBox {

    /** Public relays that take gift wraps without payment, run by different people. */
    private static final List<String> KNOWN = List.of(
            "wss://relay.damus.io",
            "wss://nos.lol",
            "wss://relay.primal.net",
            "wss://relay.0xchat.com",
            "wss://nostr.mom");

    private final Texts texts;
    private final List<CheckBox> boxes = new ArrayList<>();
    private final VBox list = new VBox(8);
    private final TextField address = new TextField();
    private final Field field;

    /** @param present relays that need not be offered any more */
    public RelayChoice(Texts texts, List<RelayUrl> present) {
        this.texts = texts;
        setSpacing(12);
        KNOWN.stream()
                .map(RelayUrl::of)
                .filter(relay -> !present.contains(relay))
                .forEach(relay -> box(relay, false));
        address.setId("relay-address");
        address.setPromptText("wss://");
        field = new Field(texts.get("chat.relay.own"), address);
        address.setOnAction(event -> {
            add();
            event.consume();
        });
        getChildren().addAll(list, field, Buttons.plain(Icons.ADD, texts.get("chat.relay.add"), this::add));
    }

    private void box(RelayUrl relay, boolean ticked) {
        var box = new CheckBox(GuardedText.line(relay.toString()));
        box.setMnemonicParsing(false);
        box.setUserData(relay);
        box.setSelected(ticked);
        boxes.add(box);
        list.getChildren().add(box);
    }

    private void add() {
        String typed = address.getText().strip();
        String whole = typed.contains("://") ? typed : "wss://" + typed;
        Optional<RelayUrl> relay = RelayUrl.read(whole);
        if (typed.isEmpty() || relay.isEmpty()) {
            field.error(texts.get("chat.relay.unusable"));
            return;
        }
        field.ok();
        address.clear();
        boxes.stream()
                .filter(box -> relay.get().equals(box.getUserData()))
                .findFirst()
                .ifPresentOrElse(box -> box.setSelected(true), () -> box(relay.get(), true));
    }

    /** What is ticked, with what stands in the field. */
    public List<RelayUrl> chosen() {
        if (!address.getText().isBlank()) {
            add();
        }
        return boxes.stream()
                .filter(CheckBox::isSelected)
                .map(box -> (RelayUrl) box.getUserData())
                .toList();
    }

    /** What is meant by three or more. */
    public static Label advice(Texts texts) {
        return Form.muted(texts.get("chat.relay.advice"));
    }
}
