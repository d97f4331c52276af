package org.kakehashi.wallet.airgap;

import java.util.UUID;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * What the device answers (ERC-4527, {@code eth-signature}).
 *
 * @param requestId of the request that it answers
 * @param signature as the device gives it: r, s, then v in one or more bytes
 */
public record SignReply(UUID requestId, Bytes signature) {

    /** The type of the message, as it stands in the QR code. */
    public static final String TYPE = "eth-signature";

    private static final int UUID_TAG = 37;

    /**
     * Reads the CBOR form; a device's name for itself may follow and is not kept.
     *
     * @throws AirgapException when it is not that
     */
    public static SignReply read(Bytes cbor) throws AirgapException {
        CborReader in = new CborReader(cbor.toArray());
        int size = in.map();
        if (size != 2 && size != 3) {
            throw new AirgapException("Not the fields of an answer");
        }
        SignRequest.key(in, 1);
        in.tag(UUID_TAG);
        UUID id = SignRequest.uuid(in.bytes());
        SignRequest.key(in, 2);
        Bytes signature = Bytes.of(in.bytes());
        if (size == 3) {
            SignRequest.key(in, 3);
            in.text();
        }
        if (!in.atEnd()) {
            throw new AirgapException("Something behind the answer");
        }
        return new SignReply(id, signature);
    }
}
