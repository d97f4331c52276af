package org.kakehashi.wallet.message;

import java.util.Optional;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.signature.PersonalMessage;
import org.kakehashi.wallet.signature.Signature;
import org.kakehashi.wallet.siwe.SiweException;
import org.kakehashi.wallet.siwe.SiweMessage;
import org.kakehashi.wallet.typeddata.TypedData;
import org.kakehashi.wallet.typeddata.TypedDataException;

/**
 * A message as the person pasted it. Text is always signed as text (EIP-191), so that no digits that are pasted can stand
 * for a transaction; a bare hash cannot be signed.
 */
public sealed interface Message {

    /** The longest text that is read, in characters. */
    int LONGEST = TypedData.LONGEST_TEXT;

    /** Plain text. */
    record Text(String text) implements Message {

        /** Whether it is nothing but the 64 hexadecimal digits of a hash, which may stand for anything. */
        public boolean looksLikeHash() {
            return text.strip().matches("(0x)?[0-9a-fA-F]{64}");
        }
    }

    /** A request to sign in to a site (EIP-4361), as exact text. */
    record SignIn(SiweMessage request, String text) implements Message {}

    /** Typed data (EIP-712), whose hash two computations agree on. */
    record Typed(TypedData data) implements Message {}

    /** Nothing that may be signed. @param reason in English, for those who made the message */
    record Refused(Kind kind, String reason) implements Message {}

    /** What a refused message pretends to be. */
    enum Kind {
        EMPTY,
        TOO_LONG,
        TYPED,
        SIGN_IN
    }

    /** Reads what was pasted. */
    static Message read(String pasted) {
        if (pasted.isBlank()) {
            return new Refused(Kind.EMPTY, "");
        }
        if (pasted.length() > LONGEST) {
            return new Refused(Kind.TOO_LONG, "");
        }
        String trimmed = pasted.strip();
        if (trimmed.startsWith("{") && trimmed.contains("\"primaryType\"")) {
            try {
                return new Typed(TypedData.read(trimmed));
            } catch (TypedDataException e) {
                return new Refused(Kind.TYPED, String.valueOf(e.getMessage()));
            }
        }
        if (SiweMessage.looksLikeOne(pasted)) {
            try {
                return new SignIn(SiweMessage.read(pasted), pasted);
            } catch (SiweException e) {
                return new Refused(Kind.SIGN_IN, String.valueOf(e.getMessage()));
            }
        }
        return new Text(pasted);
    }

    /** Who made this signature over this message; empty where no key fits, or the message is refused. */
    static Optional<Address> signer(Message message, Signature signature) {
        return switch (message) {
            case Text(String text) -> PersonalMessage.of(text).signer(signature);
            case SignIn(var _, String text) -> PersonalMessage.of(text).signer(signature);
            case Typed(TypedData data) -> signature.recoverAddress(data.digest().toArray());
            case Refused _ -> Optional.empty();
        };
    }
}
