package org.kakehashi.wallet.request;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding of RFC 3986 over UTF-8. */
final class PercentCoding {

    private static final String PLAIN = "-._~";

    private PercentCoding() {}

    static String encode(String text) {
        StringBuilder out = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        }
        return out.toString();
    }

    static String decode(String text) throws RequestException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                boolean whole = i + 2 < text.length()
                        && HexFormat.isHexDigit(text.charAt(i + 1))
                        && HexFormat.isHexDigit(text.charAt(i + 2));
                if (!whole) {
                    throw new RequestException("A broken percent sign");
                }
                out.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else if (c > ' ' && c < 0x7f) {
                out.write(c);
            } else {
                throw new RequestException("A character that a link cannot hold");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RequestException("Bytes that are no text");
        }
    }
}
