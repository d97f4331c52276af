package org.kakehashi.ui.file;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import org.kakehashi.messaging.file.FileLook;
import org.kakehashi.messaging.file.FileNote;
import org.kakehashi.messaging.file.FileReceiving;
import org.kakehashi.ui.background.Background;

/** Pictures as they are shown, made away from the window's thread and kept for a while. Used on the window's thread. */
final class PictureStore {

    /** Larger files are not looked at here. */
    private static final int LARGEST = 64 << 20;

    /** Of all that are kept, four bytes each. */
    private static final long MOST_PIXELS = 12_000_000;

    /** Pictures as large as the window are made anew each time. */
    private static final int LARGEST_KEPT = 1_000;

    private final Background background;
    private final FileReceiving receiving;

    private record Key(String sha256, int side) {}

    private record Reading(Key key) {}

    private record Waiter(Consumer<Image> shown, Runnable broken) {}

    private final Map<Key, List<Waiter>> waiting = new HashMap<>();

    /** An image, or nothing where it cannot be shown; the least recently used goes first. */
    private final Map<Key, Image[]> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long pixels;

    PictureStore(Background background, FileReceiving receiving) {
        this.background = background;
        this.receiving = receiving;
    }

    /** Shows the preview that came with a message; nothing happens when there is none, or it is no picture. */
    void preview(FileNote note, FileLook look, Consumer<Image> shown) {
        if (look.preview().length > 0) {
            read(new Key(note.sha256(), 0), () -> Pictures.decode(look.preview(), 512), shown, () -> {});
        }
    }

    /**
     * Shows the file itself, if it is here.
     *
     * @param side the longer side is at most this long
     * @param broken runs when it is no picture that can be shown
     */
    void picture(FileNote note, int side, Consumer<Image> shown, Runnable broken) {
        read(new Key(note.sha256(), side), () -> decoded(note, side), shown, broken);
    }

    private BufferedImage decoded(FileNote note, int side) throws IOException, InterruptedException {
        return switch (receiving.read(note, LARGEST)) {
            case FileReceiving.Opened.Bytes(byte[] content) -> Pictures.decode(content, side);
            case FileReceiving.Opened.NotHere(),
                    FileReceiving.Opened.TooLarge(),
                    FileReceiving.Opened.WrongKey(),
                    FileReceiving.Opened.Saved() -> throw new IOException("not to be shown");
        };
    }

    private interface Decoding {
        BufferedImage run() throws IOException, InterruptedException;
    }

    private void read(Key key, Decoding decoding, Consumer<Image> shown, Runnable broken) {
        Image[] known = kept.get(key);
        if (known != null) {
            tell(known, shown, broken);
            return;
        }
        List<Waiter> others = waiting.get(key);
        if (others != null) {
            others.add(new Waiter(shown, broken));
            return;
        }
        waiting.put(key, new ArrayList<>(List.of(new Waiter(shown, broken))));
        background
                .job(new Reading(key), _ -> SwingFXUtils.toFXImage(decoding.run(), null))
                .heavy()
                // Whatever a hostile picture does to the decoder ends here: it is not shown.
                .failed(_ -> finish(key, new Image[0]))
                .start(image -> finish(key, new Image[] {image}));
    }

    private void finish(Key key, Image[] made) {
        keep(key, made);
        List<Waiter> waiters = waiting.remove(key);
        if (waiters != null) {
            waiters.forEach(waiter -> tell(made, waiter.shown, waiter.broken));
        }
    }

    private void keep(Key key, Image[] made) {
        if (key.side > LARGEST_KEPT) {
            return;
        }
        kept.put(key, made);
        pixels += pixels(made);
        var oldest = kept.entrySet().iterator();
        while (pixels > MOST_PIXELS && kept.size() > 1) {
            pixels -= pixels(oldest.next().getValue());
            oldest.remove();
        }
    }

    private static long pixels(Image[] made) {
        return made.length == 0 ? 100 : (long) (made[0].getWidth() * made[0].getHeight());
    }

    private static void tell(Image[] known, Consumer<Image> shown, Runnable broken) {
        if (known.length == 0) {
            broken.run();
        } else {
            shown.accept(known[0]);
        }
    }

    /** Lets go of everything, as at locking. */
    void clear() {
        kept.clear();
        pixels = 0;
    }
}
