package org.kakehashi.messaging.picture;

import java.util.Set;

/** PNG (ISO/IEC 15948) by its chunks. */
final class PngCleaning {

    private static final Set<String> DRAWN = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs",
            "acTL", "fcTL", "fdAT");

    private PngCleaning() {}

    static PlainPicture run(byte[] file) {
        var scan = new Scan(file);
        scan.keep(8);
        if (!scan.says(4, "IHDR") || scan.number32(0) != 13) {
            throw new Scan.DamagedException();
        }
        int width = Scan.side(scan.number32(8));
        int height = Scan.side(scan.number32(12));
        boolean removed = false;
        boolean end = false;
        while (!end) {
            int whole = scan.length(scan.number32(0) + 12);
            String type = String.valueOf(
                    new char[] {(char) scan.peek(4), (char) scan.peek(5), (char) scan.peek(6), (char) scan.peek(7)});
            if (DRAWN.contains(type)) {
                scan.keep(whole);
            } else {
                scan.skip(whole);
                removed = true;
            }
            end = type.equals("IEND");
        }
        removed |= !scan.atEnd();
        return new PlainPicture(PictureKind.PNG, scan.kept(), width, height, 1, removed);
    }
}
