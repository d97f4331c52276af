package org.kakehashi.ui.file;

import java.nio.file.Path;
import java.util.Optional;
import org.kakehashi.messaging.file.FileNote;
import org.kakehashi.messaging.file.FileReceiving;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.GuardedText;

/** Writes a file that is here to where the person wants it. Nothing decrypted is written anywhere else. */
final class Saving {

    private final Desk desk;
    private final FileWords words;
    private final FileReceiving receiving;

    private record Key(String sha256) {}

    Saving(Desk desk, FileWords words, FileReceiving receiving) {
        this.desk = desk;
        this.words = words;
        this.receiving = receiving;
    }

    /** Asks where; what may run something is asked about first. */
    void save(FileNote note) {
        if (!FileWords.isProgram(note)) {
            choose(note);
            return;
        }
        var texts = desk.texts();
        var sheet = new Sheet(
                texts,
                desk.sheets(),
                texts.get("file.program.title"),
                Form.column(words.nameLabel(note.name()), Form.words(texts.get("file.program.text"))));
        sheet.setButtons(
                Buttons.plain(texts.get("file.save"), () -> {
                    sheet.close();
                    choose(note);
                }),
                Buttons.primary(texts.get("common.cancel"), sheet::close));
        sheet.show();
    }

    private void choose(FileNote note) {
        var texts = desk.texts();
        Optional<Path> target = desk.files().save(texts.get("file.save"), words.saveName(note));
        target.ifPresent(path -> desk.background()
                .job(new Key(note.sha256()), progress -> receiving.save(note, path, progress))
                .failed(_ -> failed("file.unsaved.disk"))
                .start(opened -> {
                    if (opened instanceof FileReceiving.Opened.Saved) {
                        desk.toasts()
                                .done(texts.get("file.saved", GuardedText.line(String.valueOf(path.getFileName()))));
                    } else {
                        failed("file.unsaved.file");
                    }
                }));
    }

    private void failed(String key) {
        var texts = desk.texts();
        var sheet = new Sheet(
                texts,
                desk.sheets(),
                texts.get("file.unsaved"),
                new InlineMessage(InlineMessage.Kind.DANGER, texts.get(key), texts.get(key + ".text")));
        sheet.setButtons(Buttons.primary(texts.get("common.close"), sheet::close));
        sheet.show();
    }
}
