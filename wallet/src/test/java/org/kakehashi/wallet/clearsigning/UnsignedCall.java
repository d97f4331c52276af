package org.kakehashi.wallet.clearsigning;

import java.math.BigInteger;
import java.util.List;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rlp.Rlp;
import org.kakehashi.wallet.rlp.RlpException;
import org.kakehashi.wallet.rlp.RlpItem;

/** The parts of a raw transaction, signed or not, that a descriptor is about. */
record UnsignedCall(BigInteger chainId, Address to, BigInteger value, Bytes data, BigInteger highestFee) {

    static UnsignedCall read(Bytes raw) throws RlpException {
        int type = raw.at(0);
        if (type >= 0xc0) {
            List<RlpItem> fields = Rlp.decodeList(raw.toArray()).items();
            BigInteger v = number(fields, 6);
            boolean unsigned = number(fields, 7).signum() == 0;
            BigInteger chainId = unsigned
                    ? v
                    : v.compareTo(BigInteger.valueOf(35)) >= 0
                            ? v.subtract(BigInteger.valueOf(35)).shiftRight(1)
                            : v.max(BigInteger.ONE);
            return call(fields, chainId, 1, 2);
        }
        List<RlpItem> fields =
                Rlp.decodeList(raw.slice(1, raw.size()).toArray()).items();
        return call(fields, number(fields, 0), type == 1 ? 2 : 3, type == 1 ? 3 : 4);
    }

    private static UnsignedCall call(List<RlpItem> fields, BigInteger chainId, int price, int gas) {
        Bytes to = (Bytes) fields.get(gas + 1);
        return new UnsignedCall(
                chainId,
                Address.of(to.toArray()),
                number(fields, gas + 2),
                (Bytes) fields.get(gas + 3),
                number(fields, price).multiply(number(fields, gas)));
    }

    private static BigInteger number(List<RlpItem> fields, int index) {
        return ((Bytes) fields.get(index)).toNumber();
    }
}
