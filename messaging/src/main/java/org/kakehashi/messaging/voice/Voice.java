package org.kakehashi.messaging.voice;

import java.util.Arrays;

/**
 * A recording that can be sent. It exists in memory only.
 *
 * @param ogg Opus in Ogg (RFC 7845)
 */
public record Voice(byte[] ogg, VoiceLook look) {

    public static final String TYPE = "audio/ogg";

    /** Nobody can hear it any more. */
    public void wipe() {
        Arrays.fill(ogg, (byte) 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Voice voice && Arrays.equals(ogg, voice.ogg) && look.equals(voice.look);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ogg);
    }

    @Override
    public String toString() {
        return "Voice[" + look.length() + "]";
    }
}
