package org.kakehashi.ui.background;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A failure nobody foresaw.
 *
 * @param code short and stable: the same defect gives the same code in every language and on every machine, so that
 *     two people can find out that they met the same one
 */
public record Failure(String code, Throwable cause) {

    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /** Makes the code from the kind of failure and the method of ours it came from, never from its message. */
    public static Failure of(Throwable cause) {
        var print = new CRC32();
        print.update((cause.getClass().getName() + "@" + place(cause)).getBytes(StandardCharsets.UTF_8));
        var code = new StringBuilder("K-");
        long rest = print.getValue();
        for (int i = 0; i < 5; i++) {
            code.append(LETTERS.charAt((int) (rest & 31)));
            rest >>>= 5;
        }
        return new Failure(code.toString(), cause);
    }

    private static String place(Throwable cause) {
        for (StackTraceElement frame : cause.getStackTrace()) {
            if (frame.getClassName().startsWith("org.kakehashi.")) {
                return frame.getClassName() + "." + frame.getMethodName();
            }
        }
        return "elsewhere";
    }
}
