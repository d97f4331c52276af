package org.kakehashi.messaging.picture;

import java.io.ByteArrayOutputStream;

/** Goes through the bytes of a file and copies what is to be kept. Numbers have their highest byte first. */
final class Scan {

    /** The file ends too early, or says what cannot be. */
    static final class DamagedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final byte[] file;
    private final ByteArrayOutputStream out;
    private int at;

    Scan(byte[] file) {
        this.file = file;
        this.out = new ByteArrayOutputStream(file.length);
    }

    int at() {
        return at;
    }

    int left() {
        return file.length - at;
    }

    boolean atEnd() {
        return at >= file.length;
    }

    /** The byte so far ahead. */
    int peek(int ahead) {
        need(ahead + 1);
        return file[at + ahead] & 0xFF;
    }

    int number16(int ahead) {
        return peek(ahead) << 8 | peek(ahead + 1);
    }

    int little16(int ahead) {
        return peek(ahead + 1) << 8 | peek(ahead);
    }

    long number32(int ahead) {
        return (long) number16(ahead) << 16 | number16(ahead + 2);
    }

    long little32(int ahead) {
        return (long) little16(ahead + 2) << 16 | little16(ahead);
    }

    boolean says(int ahead, String letters) {
        return PictureKind.begins(file, at + ahead, letters);
    }

    void keep(int bytes) {
        need(bytes);
        out.write(file, at, bytes);
        at += bytes;
    }

    void skip(int bytes) {
        need(bytes);
        at += bytes;
    }

    void write(byte[] bytes) {
        out.writeBytes(bytes);
    }

    byte[] kept() {
        return out.toByteArray();
    }

    /** As many bytes as a file may say, if it has them. */
    int length(long said) {
        if (said < 0 || said > left()) {
            throw new DamagedException();
        }
        return (int) said;
    }

    static int side(long pixels) {
        if (pixels < 1 || pixels > Integer.MAX_VALUE) {
            throw new DamagedException();
        }
        return (int) pixels;
    }

    private void need(int bytes) {
        if (bytes < 0 || left() < bytes) {
            throw new DamagedException();
        }
    }
}
