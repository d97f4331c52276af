package org.kakehashi.messaging.ratchet;

import org.jspecify.annotations.Nullable;
import org.signal.libsignal.protocol.IdentityKeyPair;

/**
 * This installation as a device of one identity.
 *
 * @param restores how often the vault had been restored when this device was made
 * @param rotatedAt seconds since 1970
 * @param retiredAt seconds since 1970, when another own device removed this one
 * @param bundle the JSON of the signed event that offers it
 */
record OwnDevice(
        String name,
        int registration,
        IdentityKeyPair identity,
        long restores,
        long revision,
        long rotatedAt,
        @Nullable Long retiredAt,
        String bundle) {

    @Override
    public String toString() {
        return "OwnDevice[" + name + "]";
    }
}
