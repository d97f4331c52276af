package org.kakehashi.messaging.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * What a message shows of its file before it is fetched, and says about it (PROTOCOL.md). All of it is the sender's word.
 *
 * @param width of a picture in pixels, as it is looked at; 0 when it is none or not said
 * @param height in pixels; 0 likewise
 * @param preview a small picture (JPEG or PNG) of at most {@link #LARGEST_PREVIEW} bytes, or empty
 * @param caption what the sender says about it, or empty
 * @param album the same for pictures that belong together, 16 hexadecimal digits, or empty
 */
public record FileLook(int width, int height, byte[] preview, String caption, String album) {

    /** More is neither written nor read, in bytes. */
    public static final int LARGEST_PREVIEW = 7_000;

    /** In characters. */
    public static final int LONGEST_CAPTION = 2_000;

    public static final FileLook NONE = new FileLook(0, 0, new byte[0], "", "");

    private static final int LARGEST_SIDE = 100_000;

    /** @throws IllegalArgumentException when something is larger than may be written */
    public FileLook {
        if (preview.length > LARGEST_PREVIEW || caption.length() > LONGEST_CAPTION || !album.isEmpty() && !hex(album)) {
            throw new IllegalArgumentException("more than a message may say of its file");
        }
    }

    /** The tags that say it, beside those of {@link FileNote}. */
    public List<List<String>> tags() {
        List<List<String>> tags = new ArrayList<>();
        if (width > 0 && height > 0) {
            tags.add(List.of("dim", width + "x" + height));
        }
        if (preview.length > 0) {
            tags.add(List.of("preview", Base64.getEncoder().encodeToString(preview)));
        }
        if (!caption.isEmpty()) {
            tags.add(List.of("caption", caption));
        }
        if (!album.isEmpty()) {
            tags.add(List.of("album", album));
        }
        return tags;
    }

    /** Reads the tags of a message; what is malformed is left out. */
    public static FileLook read(List<List<String>> tags) {
        int[] sides = sides(value(tags, "dim"));
        String caption = value(tags, "caption");
        String album = value(tags, "album");
        return new FileLook(
                sides[0],
                sides[1],
                preview(value(tags, "preview")),
                caption.length() > LONGEST_CAPTION ? "" : caption,
                hex(album) ? album : "");
    }

    private static int[] sides(String text) {
        if (!text.matches("[0-9]{1,6}x[0-9]{1,6}")) {
            return new int[2];
        }
        int cross = text.indexOf('x');
        int width = Integer.parseInt(text.substring(0, cross));
        int height = Integer.parseInt(text.substring(cross + 1));
        boolean good = width > 0 && height > 0 && width <= LARGEST_SIDE && height <= LARGEST_SIDE;
        return good ? new int[] {width, height} : new int[2];
    }

    private static byte[] preview(String text) {
        if (text.length() > (LARGEST_PREVIEW + 2) / 3 * 4) {
            return new byte[0];
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return bytes.length > LARGEST_PREVIEW ? new byte[0] : bytes;
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    private static boolean hex(String text) {
        return text.length() == 16 && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    private static String value(List<List<String>> tags, String name) {
        return tags.stream()
                .filter(tag -> tag.size() >= 2 && tag.getFirst().equals(name))
                .map(tag -> tag.get(1))
                .findFirst()
                .orElse("");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileLook look
                && width == look.width
                && height == look.height
                && Arrays.equals(preview, look.preview)
                && caption.equals(look.caption)
                && album.equals(look.album);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(preview) + 31 * caption.hashCode() + width;
    }

    @Override
    public String toString() {
        return "FileLook[" + width + "x" + height + "]";
    }
}
