package org.kakehashi.ui.notification;

import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.platform.Notifier;
import org.kakehashi.ui.preferences.Preferences;
import org.kakehashi.ui.preferences.Preferences.Announcing;

/** How much of new messages is said outside the window; a choice takes effect at once. */
public final class NotificationsPane extends VBox {

    private final Object key = new Object();
    private final Desk desk;
    private final Notifier notifier;
    private final InlineMessage result = new InlineMessage();

    public NotificationsPane(Desk desk, Preferences preferences, Notifier notifier) {
        this.desk = desk;
        this.notifier = notifier;
        setSpacing(24);
        var texts = desk.texts();
        var group = new ToggleGroup();
        VBox choices = Form.block(texts.get("notification.level"), texts.get("notification.text"));
        for (Announcing announcing : Announcing.values()) {
            var button = new RadioButton(texts.get("notification.level." + announcing));
            button.setWrapText(true);
            button.setId("announce-" + announcing.name().toLowerCase(java.util.Locale.ROOT));
            button.setToggleGroup(group);
            button.setSelected(preferences.announcingProperty().get() == announcing);
            // Arrow keys choose without an action.
            button.selectedProperty().addListener((_, _, chosen) -> {
                if (chosen) {
                    preferences.announcingProperty().set(announcing);
                }
            });
            choices.getChildren().add(button);
        }
        choices.getChildren().add(Form.muted(texts.get("notification.disappearing")));
        Button show = Buttons.plain(texts.get("notification.try"), this::tryOne);
        getChildren()
                .addAll(
                        choices,
                        Form.block(
                                texts.get("notification.desktop"),
                                texts.get("notification.desktop.text"),
                                Form.row(show),
                                result));
    }

    private void tryOne() {
        var texts = desk.texts();
        result.clear();
        desk.background()
                .job(key, _ -> notifier.show(texts.get("notification.new"), texts.get("notification.try.body")))
                .start(shown -> result.show(
                        shown ? InlineMessage.Kind.SUCCESS : InlineMessage.Kind.INFO,
                        texts.get(shown ? "notification.try.shown" : "notification.try.none"),
                        shown ? "" : texts.get("notification.try.none.text")));
    }
}
