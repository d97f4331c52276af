package org.kakehashi.ui.file;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.ConversationId;
import org.kakehashi.messaging.file.FileLook;
import org.kakehashi.messaging.parcel.Parcel;
import org.kakehashi.messaging.parcel.Parcels;
import org.kakehashi.ui.background.Background;

/** What was chosen for one chat and not sent yet. Used on the window's thread. */
public final class Attaching {

    /** More at once are refused. */
    static final int MOST = 30;

    /** The longest text that goes as a caption; a longer one is a message of its own. */
    public static final int LONGEST_CAPTION = 1_000;

    private final SecureRandom random = new SecureRandom();
    private final Background background;
    private final Parcels parcels;
    private final ConversationId chat;
    private final ObservableList<Chosen> chosen = FXCollections.observableArrayList();
    private final ObservableList<Refused> refused = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper looking = new ReadOnlyIntegerWrapper();
    private long last;

    /**
     * A file that was not taken.
     *
     * @param reason absent when there were too many
     */
    record Refused(String name, Choosing.@Nullable Refusal reason) {}

    Attaching(Background background, Parcels parcels, ConversationId chat) {
        this.background = background;
        this.parcels = parcels;
        this.chat = chat;
    }

    /** What was chosen, to be counted. */
    public ObservableList<?> list() {
        return chosen;
    }

    ObservableList<Chosen> chosen() {
        return chosen;
    }

    /** What was not taken since something was last chosen, and why. */
    ObservableList<Refused> refused() {
        return refused;
    }

    /** How many files are being looked at. */
    ReadOnlyIntegerProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    /** Takes files in, each once it was looked at. */
    public void add(List<Path> files) {
        refused.clear();
        for (Path file : files) {
            look(file.toString(), () -> Choosing.at(file));
        }
    }

    /** Takes a picture in that was copied as such. */
    public void add(Image copied) {
        refused.clear();
        var pixels = SwingFXUtils.fromFXImage(copied, null);
        String name =
                "picture " + DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss").format(LocalDateTime.now()) + ".png";
        look(name, () -> Choosing.of(pixels, name));
    }

    private interface Looking {
        Choosing.Look run();
    }

    private void look(String name, Looking work) {
        if (chosen.size() + looking.get() >= MOST) {
            refused.add(new Refused(name.substring(name.lastIndexOf('/') + 1), null));
            return;
        }
        looking.set(looking.get() + 1);
        background
                .job(new Object(), _ -> work.run())
                .heavy()
                .busy(busy -> {
                    if (!busy) {
                        looking.set(looking.get() - 1);
                    }
                })
                // A decoder that stumbles says the same as one that refuses.
                .failed(_ -> refused.add(
                        new Refused(name.substring(name.lastIndexOf('/') + 1), Choosing.Refusal.UNREADABLE)))
                .start(this::take);
    }

    private void take(Choosing.Look look) {
        switch (look) {
            case Choosing.Look.Good(Chosen good) -> chosen.add(good.numbered(++last));
            case Choosing.Look.Bad(String name, Choosing.Refusal why) -> refused.add(new Refused(name, why));
        }
    }

    void remove(Chosen one) {
        chosen.remove(one);
    }

    /** Leaves everything as it was before something was chosen. */
    void clear() {
        chosen.clear();
        refused.clear();
    }

    public boolean isEmpty() {
        return chosen.isEmpty();
    }

    /** Whether everything was looked at. */
    public boolean isReady() {
        return looking.get() == 0;
    }

    /**
     * Sends what was chosen: pictures as an album, then the rest.
     *
     * @param caption said of the first, at most {@link #LONGEST_CAPTION} characters
     * @param replyTo the message that is answered; absent when none is
     */
    public void send(String caption, @Nullable String replyTo) {
        List<Chosen> order =
                new ArrayList<>(chosen.stream().filter(Chosen::isPicture).toList());
        int pictures = order.size();
        chosen.stream().filter(one -> !one.isPicture()).forEach(order::add);
        clear();
        byte[] name = new byte[8];
        random.nextBytes(name);
        String album = pictures > 1 ? HexFormat.of().formatHex(name) : "";
        for (int i = 0; i < order.size(); i++) {
            Chosen one = order.get(i);
            var look = new FileLook(
                    one.look().width(),
                    one.look().height(),
                    one.look().preview(),
                    i == 0 ? caption : "",
                    one.isPicture() ? album : "");
            parcels.send(
                    chat,
                    new Parcel(
                            one.content(), one.length(), one.name(), one.type(), look.tags(), i == 0 ? replyTo : null));
        }
    }
}
