package org.kakehashi.wallet.transaction;

import java.math.BigInteger;
import java.util.Optional;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rlp.Rlp;
import org.kakehashi.wallet.rlp.RlpList;
import org.kakehashi.wallet.signature.Signature;
import org.kakehashi.wallet.signature.Signer;

/**
 * An account's word that it will act by the code at an address (EIP-7702).
 *
 * @param chainId the chain it is for; zero means every chain
 * @param address whose code is taken over; the zero address ends the delegation
 * @param nonce the account's nonce at that moment
 */
public record Authorization(BigInteger chainId, Address address, BigInteger nonce, Signature signature) {

    private static final Bytes MAGIC = Bytes.of(new byte[] {0x05});

    public Authorization {
        Ranges.require(chainId, 256, "chain id");
        Ranges.require(nonce, 64, "nonce");
    }

    /** The 32-byte hash that the account signs: keccak256(0x05 ‖ rlp([chain id, address, nonce])). */
    public static Bytes signingHash(BigInteger chainId, Address address, BigInteger nonce) {
        RlpList fields = RlpList.of(Bytes.ofNumber(chainId), Bytes.of(address.bytes()), Bytes.ofNumber(nonce));
        return MAGIC.plus(Bytes.of(Rlp.encode(fields))).keccak256();
    }

    public static Authorization sign(BigInteger chainId, Address address, BigInteger nonce, Signer signer) {
        Signature signature = signer.sign(signingHash(chainId, address, nonce).toArray());
        return new Authorization(chainId, address, nonce, signature);
    }

    /** The account that signed it, or empty when none can be recovered. */
    public Optional<Address> authority() {
        return signature.recoverAddress(signingHash(chainId, address, nonce).toArray());
    }
}
