package org.kakehashi.ui.share;

import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.seed.ShareCollection;
import org.kakehashi.wallet.seed.Slip39;
import org.kakehashi.wallet.seed.Slip39Share;

/** Shares typed in one after another: each is checked at once, and it is said what is missing. */
public final class SharesEntry extends VBox {

    private static final int MOST_OFFERS = 6;

    private final Texts texts;
    private final ShareWords words;
    private final ShareCollection collection = new ShareCollection();
    private final TextArea area = new TextArea();
    private final FlowPane offers = new FlowPane();
    private final VBox names = new VBox(2);
    private final Button add;
    private final Button again;
    private final SimpleObjectProperty<@Nullable Notice> last = new SimpleObjectProperty<>();
    private final SimpleObjectProperty<@Nullable Notice> state = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper enough = new ReadOnlyBooleanWrapper();

    public SharesEntry(Texts texts) {
        this.texts = texts;
        words = new ShareWords(texts);
        area.setId("share-words");
        area.setWrapText(true);
        area.setPrefRowCount(4);
        offers.getStyleClass().add("offers");
        offers.setMinHeight(34);
        add = Buttons.plain(Icons.ADD, texts.get("share.add"), this::add);
        add.setId("share-add");
        add.disableProperty().bind(area.textProperty().isEmpty());
        again = Buttons.plain(texts.get("share.again"), this::forget);
        area.textProperty().addListener((_, _, text) -> offer(text));
        setSpacing(8);
        getChildren()
                .addAll(
                        new Field(texts.get("share.words"), area),
                        offers,
                        Form.row(add, again),
                        Notice.message(last),
                        names,
                        Notice.message(state));
        show();
    }

    private void add() {
        char[] typed = area.getText().toCharArray();
        ShareCollection.Addition addition = collection.add(CharBuffer.wrap(typed));
        Arrays.fill(typed, '\0');
        if (addition instanceof ShareCollection.Taken || addition instanceof ShareCollection.Twice) {
            area.clear();
        }
        last.set(addition instanceof ShareCollection.Taken ? null : words.of(addition));
        show();
        area.requestFocus();
    }

    private void show() {
        List<Slip39Share.Header> headers = collection.headers();
        names.getChildren()
                .setAll(headers.stream()
                        .map(header -> Form.words("✓ " + texts.get("share.taken", words.name(header))))
                        .toList());
        again.setDisable(headers.isEmpty());
        boolean several = !headers.isEmpty() && headers.getFirst().groupCount() > 1;
        state.set(headers.isEmpty() ? null : words.state(collection.state(), several));
        enough.set(!headers.isEmpty() && collection.state().isEnough());
    }

    /** Listed words that begin as the word being typed. */
    private void offer(String text) {
        offers.getChildren().clear();
        int start = text.length();
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        String typed = text.substring(start);
        String before = text.substring(0, start);
        List<String> found = typed.isEmpty() ? List.of() : Slip39Share.completions(typed, MOST_OFFERS);
        for (String word : found) {
            if (!word.equals(typed)) {
                Button chip = Buttons.plain(word, () -> {
                    area.setText(before + word + " ");
                    area.end();
                    area.requestFocus();
                });
                chip.getStyleClass().add("small");
                offers.getChildren().add(chip);
            }
        }
    }

    /** On once the shares can be joined. */
    public ReadOnlyBooleanProperty enoughProperty() {
        return enough.getReadOnlyProperty();
    }

    /**
     * Joins the shares; for a thread of the background, while the entry is not used.
     *
     * @param passphrase of the shares; not wiped, that is the caller's
     */
    public Slip39.Joined join(char[] passphrase, Progress progress) throws InterruptedException {
        return collection.join(passphrase, progress);
    }

    /** What a failed joining means. */
    public Notice why(Slip39.Joined failed) {
        return words.of(failed);
    }

    /** Wipes the shares and empties the field. */
    public void forget() {
        collection.close();
        area.clear();
        last.set(null);
        show();
    }
}
