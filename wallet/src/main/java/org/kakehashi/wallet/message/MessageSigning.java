package org.kakehashi.wallet.message;

import java.io.IOException;
import java.util.Optional;
import org.kakehashi.vault.PasswordResult;
import org.kakehashi.vault.Vault;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.KeyRing;
import org.kakehashi.wallet.signature.PersonalMessage;
import org.kakehashi.wallet.signature.Signature;

/** Signs messages with the accounts of an open vault; the vault's password is asked for each. */
public final class MessageSigning {

    private final Vault vault;
    private final KeyRing keys;

    public MessageSigning(Vault vault, KeyRing keys) {
        this.vault = vault;
        this.keys = keys;
    }

    /** What came of it. */
    public sealed interface Outcome {}

    public record Signed(Signature signature) implements Outcome {}

    public record PasswordRefused(PasswordResult answer) implements Outcome {}

    /**
     * Signs, and checks that the signature leads back to the account. Waits for the password.
     *
     * @param password the vault's; not wiped, that is the caller's
     * @throws IllegalArgumentException for a refused message
     */
    public Outcome sign(Account account, Message message, char[] password) throws IOException {
        if (message instanceof Message.Refused) {
            throw new IllegalArgumentException("a refused message");
        }
        PasswordResult answer = vault.checkPassword(password);
        if (!(answer instanceof PasswordResult.Correct)) {
            return new PasswordRefused(answer);
        }
        Signature signature = keys.withKey(account, key -> switch (message) {
            case Message.Text(String text) -> key.sign(PersonalMessage.of(text).hash());
            case Message.SignIn(var _, String text) ->
                key.sign(PersonalMessage.of(text).hash());
            case Message.Typed(var data) -> data.sign(key::sign, account.address());
            case Message.Refused _ -> throw new IllegalArgumentException("a refused message");
        });
        if (!Message.signer(message, signature).equals(Optional.of(account.address()))) {
            throw new IllegalStateException("the signature does not lead back to the account");
        }
        return new Signed(signature);
    }
}
