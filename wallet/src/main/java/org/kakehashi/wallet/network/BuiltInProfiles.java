package org.kakehashi.wallet.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The profiles that come with the program, the default network first. */
final class BuiltInProfiles {

    private static final List<String> FILES =
            List.of("platon.json", "alaya.json", "platon-devnet3.json", "ethereum.json", "local.json");

    private BuiltInProfiles() {}

    static List<NetworkProfile> all() {
        return FILES.stream().map(BuiltInProfiles::load).toList();
    }

    private static NetworkProfile load(String file) {
        try (InputStream in = BuiltInProfiles.class.getResourceAsStream("/org/kakehashi/resources/networks/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + file);
            }
            return ProfileJson.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
