package org.kakehashi.ui.conversation;

import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;

/** Asks before every message of a chat is deleted here. */
final class ClearSheet {

    private final Desk desk;

    ClearSheet(Desk desk) {
        this.desk = desk;
    }

    void show(Runnable clear) {
        var texts = desk.texts();
        var sheet = new Sheet(texts, desk.sheets(), texts.get("chat.clear"), Form.words(texts.get("chat.clear.text")));
        sheet.setButtons(
                Buttons.plain(texts.get("common.cancel"), sheet::close), Buttons.danger(texts.get("chat.clear"), () -> {
                    sheet.close();
                    desk.background()
                            .job(new Object(), _ -> {
                                clear.run();
                                return true;
                            })
                            .start(_ -> {});
                }));
        sheet.show();
    }
}
