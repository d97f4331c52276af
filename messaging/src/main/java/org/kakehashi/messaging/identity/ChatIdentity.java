package org.kakehashi.messaging.identity;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kakehashi.vault.Migrations;
import org.kakehashi.vault.Secrets;
import org.kakehashi.vault.Vault;

/** The vault's chat identity: a Nostr key, sealed, from the wallet's phrase (NIP-06) or brought from elsewhere. */
public final class ChatIdentity implements OwnIdentity {

    public static final Migrations MIGRATIONS = new Migrations("messaging.identity", ChatIdentity.class);

    private static final String CONTEXT = "chat identity";

    private final Secrets secrets;
    private final PublicIdentity publicIdentity;
    private final byte[] sealed;
    private final @Nullable Integer persona;
    private final String device;

    private ChatIdentity(
            Secrets secrets, PublicIdentity publicIdentity, byte[] sealed, @Nullable Integer persona, String device) {
        this.secrets = secrets;
        this.publicIdentity = publicIdentity;
        this.sealed = sealed;
        this.persona = persona;
        this.device = device;
    }

    /** What came of bringing in a key. */
    public sealed interface Import {

        /** It is the vault's chat identity now. */
        record Done(ChatIdentity identity) implements Import {}

        /** The vault has a chat identity already; chats are bound to it. */
        record AlreadyOne(String npub) implements Import {}

        /** Neither an {@code nsec1…} nor an {@code ncryptsec1…} text, or a letter of it is wrong. */
        record Malformed() implements Import {}

        record WrongPassword() implements Import {}

        /** It asks for more memory than this program spends on one key. */
        record TooCostly() implements Import {}
    }

    /** The identity that the vault has; empty before one is chosen. */
    public static Optional<ChatIdentity> of(Vault vault) {
        return vault.database().read(tx -> {
            try (PreparedStatement select =
                            tx.prepareStatement("SELECT public_key, sealed, persona, device FROM chat_identity");
                    ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                PublicIdentity key = PublicIdentity.of(row.getBytes(1)).orElseThrow();
                int persona = row.getInt(3);
                return Optional.of(new ChatIdentity(
                        vault.secrets(), key, row.getBytes(2), row.wasNull() ? null : persona, row.getString(4)));
            }
        });
    }

    /**
     * Makes the key of the wallet's phrase the chat identity.
     *
     * @param key the private key at m/44'/1237'/persona'/0/0 of the phrase (NIP-06), 32 bytes; the caller wipes it
     */
    public static Import fromPhrase(Vault vault, byte[] key, int persona, SecureRandom random) {
        Optional<SecretIdentity> secret = SecretIdentity.of(key);
        if (secret.isEmpty()) {
            return new Import.Malformed();
        }
        try (SecretIdentity identity = secret.get()) {
            return store(vault, identity, persona, random);
        }
    }

    /**
     * Makes a key from elsewhere the chat identity.
     *
     * @param text {@code nsec1…} or {@code ncryptsec1…} (NIP-49)
     * @param password of the latter; not wiped, that is the caller's
     */
    public static Import fromText(Vault vault, String text, char[] password, SecureRandom random) {
        String key = text.strip();
        if (!key.startsWith("ncryptsec1")) {
            Optional<SecretIdentity> plain = SecretIdentity.ofNsec(key);
            if (plain.isEmpty()) {
                return new Import.Malformed();
            }
            try (SecretIdentity identity = plain.get()) {
                return store(vault, identity, null, random);
            }
        }
        return switch (Nip49.decrypt(key, password)) {
            case Nip49.Reading.Malformed() -> new Import.Malformed();
            case Nip49.Reading.TooCostly(int _) -> new Import.TooCostly();
            case Nip49.Reading.WrongPassword() -> new Import.WrongPassword();
            case Nip49.Reading.Key(SecretIdentity identity) -> {
                try (identity) {
                    yield store(vault, identity, null, random);
                }
            }
        };
    }

    private static Import store(Vault vault, SecretIdentity identity, @Nullable Integer persona, SecureRandom random) {
        byte[] scalar = identity.bytes();
        byte[] device = new byte[8];
        random.nextBytes(device);
        try {
            byte[] sealed = vault.secrets().seal(CONTEXT, scalar);
            int added = vault.database().write(tx -> {
                try (PreparedStatement insert =
                        tx.prepareStatement("INSERT OR IGNORE INTO chat_identity (one, public_key, sealed, persona,"
                                + " device) VALUES (1, ?, ?, ?, ?)")) {
                    insert.setBytes(1, identity.publicIdentity().bytes());
                    insert.setBytes(2, sealed);
                    insert.setObject(3, persona);
                    insert.setString(4, HexFormat.of().formatHex(device));
                    return insert.executeUpdate();
                }
            });
            ChatIdentity stored = of(vault).orElseThrow();
            return added == 1
                    ? new Import.Done(stored)
                    : new Import.AlreadyOne(stored.publicIdentity().npub());
        } finally {
            Arrays.fill(scalar, (byte) 0);
        }
    }

    @Override
    public PublicIdentity publicIdentity() {
        return publicIdentity;
    }

    /** Which persona of the phrase it is; absent for a key from elsewhere. */
    public @Nullable Integer persona() {
        return persona;
    }

    /** Names this installation in the counters of messages: 16 hexadecimal digits. */
    public String device() {
        return device;
    }

    @Override
    public <T extends @Nullable Object> T use(Function<SecretIdentity, T> use) {
        return secrets.<T>open(CONTEXT, sealed, scalar -> {
            try (SecretIdentity secret = SecretIdentity.of(scalar).orElseThrow()) {
                return use.apply(secret);
            }
        });
    }

    /**
     * The key as {@code ncryptsec1…} (NIP-49), for taking it to another program.
     *
     * @param password not wiped, that is the caller's
     */
    public String export(char[] password, SecureRandom random) {
        return this.<String>use(key -> Nip49.encrypt(key, password, 16, random));
    }

    @Override
    public String toString() {
        return "ChatIdentity of " + publicIdentity;
    }
}
