package org.kakehashi.wallet.transaction;

import java.math.BigInteger;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * The gas that a transaction costs before any code runs (yellow paper, EIP-2028, EIP-2930, EIP-3860, EIP-7702). The
 * floor that EIP-7623 sets by size on the newest networks is not part of it.
 */
public final class IntrinsicGas {

    /** The most bytes of init code (EIP-3860). */
    public static final int LONGEST_INIT_CODE = 49_152;

    private static final long TRANSACTION = 21_000;
    private static final long CREATION = 32_000;
    private static final long ZERO_BYTE = 4;
    private static final long OTHER_BYTE = 16;
    private static final long INIT_CODE_WORD = 2;
    private static final long LISTED_ADDRESS = 2_400;
    private static final long LISTED_STORAGE_KEY = 1_900;
    private static final long AUTHORIZATION = 25_000;

    private IntrinsicGas() {}

    /** The least gas limit with which a network takes this transaction. */
    public static BigInteger of(UnsignedTransaction transaction) {
        Bytes data = transaction.data();
        long gas = TRANSACTION;
        for (int i = 0; i < data.size(); i++) {
            gas += data.at(i) == 0 ? ZERO_BYTE : OTHER_BYTE;
        }
        if (transaction.to() == null) {
            gas += CREATION + INIT_CODE_WORD * ((data.size() + 31) / 32);
        }
        for (AccessListEntry entry : transaction.accessList()) {
            gas += LISTED_ADDRESS + LISTED_STORAGE_KEY * entry.storageKeys().size();
        }
        if (transaction instanceof SetCodeTransaction setCode) {
            gas += AUTHORIZATION * setCode.authorizations().size();
        }
        return BigInteger.valueOf(gas);
    }
}
