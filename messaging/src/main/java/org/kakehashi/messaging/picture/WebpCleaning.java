package org.kakehashi.messaging.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** WebP (RFC 9649) by its chunks. */
final class WebpCleaning {

    /** In the flags of VP8X: EXIF and XMP follow. */
    private static final int SAYING = 0x08 | 0x04;

    private WebpCleaning() {}

    static PlainPicture run(byte[] file) {
        var scan = new Scan(file);
        long said = scan.little32(4) + 8;
        long end = scan.length(said);
        scan.keep(12);
        int flagsAt = 0;
        int[] sides = new int[2];
        boolean removed = end < file.length;
        while (scan.at() < end) {
            long length = scan.little32(4);
            int whole = scan.length(8 + length + (length & 1));
            if (scan.says(0, "EXIF") || scan.says(0, "XMP ")) {
                scan.skip(whole);
                removed = true;
                continue;
            }
            if (scan.says(0, "VP8X")) {
                flagsAt = scan.kept().length + 8;
                sides[0] = 1 + (int) (scan.little32(12) & 0xFFFFFF);
                sides[1] = 1 + (int) (scan.little32(15) & 0xFFFFFF);
            } else if (scan.says(0, "VP8 ") && sides[0] == 0) {
                sides[0] = scan.little16(14) & 0x3FFF;
                sides[1] = scan.little16(16) & 0x3FFF;
            } else if (scan.says(0, "VP8L") && sides[0] == 0) {
                long bits = scan.little32(9);
                sides[0] = 1 + (int) (bits & 0x3FFF);
                sides[1] = 1 + (int) (bits >> 14 & 0x3FFF);
            }
            scan.keep(whole);
        }
        byte[] kept = scan.kept();
        if (flagsAt > 0) {
            kept[flagsAt] &= (byte) ~SAYING;
        }
        ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN).putInt(4, kept.length - 8);
        return new PlainPicture(PictureKind.WEBP, kept, Scan.side(sides[0]), Scan.side(sides[1]), 1, removed);
    }
}
