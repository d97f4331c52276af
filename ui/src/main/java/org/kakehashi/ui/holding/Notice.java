package org.kakehashi.ui.holding;

import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.InlineMessage;

/**
 * Something to say to the person where it belongs.
 *
 * @param text may be empty where the title says all
 */
public record Notice(InlineMessage.Kind kind, String title, String text) {

    public static Notice info(String title, String text) {
        return new Notice(InlineMessage.Kind.INFO, title, text);
    }

    public static Notice success(String title, String text) {
        return new Notice(InlineMessage.Kind.SUCCESS, title, text);
    }

    public static Notice warning(String title, String text) {
        return new Notice(InlineMessage.Kind.WARNING, title, text);
    }

    public static Notice danger(String title, String text) {
        return new Notice(InlineMessage.Kind.DANGER, title, text);
    }

    /** A message that always shows the present notice, and takes no room while there is none. */
    public static InlineMessage message(ObservableValue<? extends @Nullable Notice> notice) {
        var message = new InlineMessage();
        show(message, notice.getValue());
        notice.addListener((_, _, now) -> show(message, now));
        return message;
    }

    /** Shows a notice in a message, or clears it. */
    public static void show(InlineMessage message, @Nullable Notice notice) {
        if (notice == null) {
            message.clear();
        } else {
            message.show(notice.kind(), notice.title(), notice.text());
        }
    }
}
