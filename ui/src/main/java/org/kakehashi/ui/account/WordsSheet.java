package org.kakehashi.ui.account;

import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.wallet.account.Seed;

/** The words of a seed, to be written down. */
final class WordsSheet {

    private final Sheet sheet;

    WordsSheet(Desk desk, Holdings holdings, Seed seed) {
        var texts = desk.texts();
        var model = new SecretViewModel(texts, desk.background(), holdings);
        var pane = new SecretPane(
                texts, model, texts.get("account.words.show"), true, password -> model.showWords(seed, password));
        sheet = new Sheet(
                texts,
                desk.sheets(),
                texts.get("account.words.title", GuardedText.line(seed.name())),
                Form.column(Form.words(texts.get("account.words.paper")), pane));
        sheet.setButtons(Buttons.plain(texts.get("account.close"), sheet::close));
        sheet.setOnClosed(pane::forget);
    }

    void show() {
        sheet.show();
    }
}
