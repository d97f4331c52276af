package org.kakehashi.ui.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.MenuItem;
import org.kakehashi.messaging.file.FileNote;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.voice.Player;

/** The entries of a message's menu that are about its files. */
final class FileMenu {

    private final ChatFiles files;
    private final List<ChatFiles.Said> said;
    private final List<MenuItem> items = new ArrayList<>();

    FileMenu(ChatFiles files, List<ChatFiles.Said> said) {
        this.files = files;
        this.said = said;
    }

    List<MenuItem> items() {
        List<FileNote> notes = said.stream()
                .map(ChatFiles.Said::note)
                .flatMap(Optional::stream)
                .toList();
        if (notes.isEmpty()) {
            return items;
        }
        if (said.size() == 1 && ChatFiles.voice(said.getFirst()).isPresent()) {
            Player.State now = files.player().stateProperty().get();
            boolean on = now.is(said.getFirst().message().id()) && now.stage() == Player.Stage.PLAYING;
            item(on ? Icons.PAUSE : Icons.PLAY, on ? "voice.pause" : "voice.play", () -> files.play(said.getFirst()));
        }
        if (FileWords.isPicture(notes.getFirst())) {
            item(Icons.PICTURE, "file.look", () -> files.look(said, said.getFirst()));
        }
        if (notes.stream().anyMatch(note -> files.downloads().state(note).get() instanceof Downloads.State.Coming)) {
            item(Icons.CLOSE, "file.get.cancel", () -> notes.forEach(files.downloads()::cancel));
        } else if (notes.stream().anyMatch(note -> !files.downloads().isHere(note))) {
            item(
                    Icons.SAVE,
                    notes.size() > 1 ? "file.get.all" : "file.get",
                    () -> notes.forEach(files.downloads()::get));
        } else if (notes.size() == 1) {
            item(Icons.SAVE, "file.save", () -> files.saving().save(notes.getFirst()));
        }
        return items;
    }

    private void item(Icons icon, String key, Runnable action) {
        var item = new MenuItem(files.desk().texts().get(key), icon.node());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        items.add(item);
    }
}
