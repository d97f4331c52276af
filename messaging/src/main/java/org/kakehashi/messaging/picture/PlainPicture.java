package org.kakehashi.messaging.picture;

import java.util.Optional;

/**
 * A picture file with nothing in it but the picture: no place, time, camera, author, comment, thumbnail or trailing
 * data. The picture itself is copied bit by bit, not encoded again. Colour profiles and, for JPEG, which side is up
 * (EXIF orientation) are kept, for the picture would look different without them.
 *
 * @param width in pixels as stored, before it is turned
 * @param height in pixels as stored
 * @param orientation EXIF orientation, 1 to 8; 1 is upright
 * @param removed whether there was something to remove
 */
public record PlainPicture(PictureKind kind, byte[] content, int width, int height, int orientation, boolean removed) {

    /** Reads and cleans a picture; empty when it is none of the known kinds, or damaged. */
    public static Optional<PlainPicture> read(byte[] file) {
        return read(file, true);
    }

    /** The same without colour profiles, which nobody should have to trust who only looks at it. */
    public static Optional<PlainPicture> bare(byte[] file) {
        return read(file, false);
    }

    private static Optional<PlainPicture> read(byte[] file, boolean colours) {
        try {
            return PictureKind.of(file).map(kind -> switch (kind) {
                case JPEG -> new JpegCleaning(file, colours).run();
                case PNG -> PngCleaning.run(file);
                case GIF -> new GifCleaning(file).run();
                case WEBP -> WebpCleaning.run(file);
            });
        } catch (Scan.DamagedException damaged) {
            return Optional.empty();
        }
    }

    /** Whether it is looked at lying on its side as stored, so that width and height change places. */
    public boolean sideways() {
        return orientation >= 5;
    }

    @Override
    public String toString() {
        return "PlainPicture[" + kind + " " + width + "x" + height + "]";
    }
}
