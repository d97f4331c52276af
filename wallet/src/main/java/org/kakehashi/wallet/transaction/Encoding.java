package org.kakehashi.wallet.transaction;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rlp.Rlp;
import org.kakehashi.wallet.rlp.RlpItem;
import org.kakehashi.wallet.rlp.RlpList;
import org.kakehashi.wallet.signature.Signature;

/** The serialised forms of all transaction types. */
final class Encoding {

    /** EIP-155: v = chain id × 2 + 35 + parity. */
    static final BigInteger PROTECTED_V = BigInteger.valueOf(35);
    /** Before EIP-155: v = 27 + parity. */
    static final BigInteger UNPROTECTED_V = BigInteger.valueOf(27);

    private Encoding() {}

    static Bytes unsigned(UnsignedTransaction transaction) {
        List<RlpItem> fields = fields(transaction);
        if (transaction instanceof LegacyTransaction legacy && legacy.chainId() != null) {
            fields.add(number(legacy.chainId()));
            fields.add(Bytes.EMPTY);
            fields.add(Bytes.EMPTY);
        }
        return enveloped(transaction.type(), fields);
    }

    static Bytes signed(UnsignedTransaction transaction, Signature signature) {
        List<RlpItem> fields = fields(transaction);
        BigInteger parity = BigInteger.valueOf(signature.yParity());
        fields.add(number(transaction instanceof LegacyTransaction legacy ? v(legacy.chainId(), parity) : parity));
        fields.add(number(signature.r()));
        fields.add(number(signature.s()));
        return enveloped(transaction.type(), fields);
    }

    private static BigInteger v(@Nullable BigInteger chainId, BigInteger parity) {
        return chainId == null
                ? UNPROTECTED_V.add(parity)
                : chainId.shiftLeft(1).add(PROTECTED_V).add(parity);
    }

    private static Bytes enveloped(int type, List<RlpItem> fields) {
        Bytes list = Bytes.of(Rlp.encode(new RlpList(fields)));
        return type == 0 ? list : Bytes.of(new byte[] {(byte) type}).plus(list);
    }

    private static List<RlpItem> fields(UnsignedTransaction transaction) {
        List<RlpItem> fields = new ArrayList<>();
        if (transaction.type() != 0 && transaction.chainId() != null) {
            fields.add(number(transaction.chainId()));
        }
        fields.add(number(transaction.nonce()));
        switch (transaction) {
            case LegacyTransaction legacy -> fields.add(number(legacy.gasPrice()));
            case AccessListTransaction one -> fields.add(number(one.gasPrice()));
            case FeeMarketTransaction two -> addFees(fields, two.maxPriorityFeePerGas(), two.maxFeePerGas());
            case BlobTransaction three -> addFees(fields, three.maxPriorityFeePerGas(), three.maxFeePerGas());
            case SetCodeTransaction four -> addFees(fields, four.maxPriorityFeePerGas(), four.maxFeePerGas());
        }
        fields.add(number(transaction.gasLimit()));
        fields.add(address(transaction.to()));
        fields.add(number(transaction.value()));
        fields.add(transaction.data());
        if (transaction.type() != 0) {
            fields.add(accessList(transaction.accessList()));
        }
        if (transaction instanceof BlobTransaction blob) {
            fields.add(number(blob.maxFeePerBlobGas()));
            fields.add(new RlpList(List.copyOf(blob.blobVersionedHashes())));
        } else if (transaction instanceof SetCodeTransaction setCode) {
            fields.add(new RlpList(setCode.authorizations().stream()
                    .map(Encoding::authorization)
                    .toList()));
        }
        return fields;
    }

    private static void addFees(List<RlpItem> fields, BigInteger priority, BigInteger highest) {
        fields.add(number(priority));
        fields.add(number(highest));
    }

    private static RlpItem accessList(List<AccessListEntry> entries) {
        List<RlpItem> items = new ArrayList<>();
        for (AccessListEntry entry : entries) {
            items.add(RlpList.of(address(entry.address()), new RlpList(List.copyOf(entry.storageKeys()))));
        }
        return new RlpList(items);
    }

    private static RlpItem authorization(Authorization authorization) {
        Signature signature = authorization.signature();
        return RlpList.of(
                number(authorization.chainId()),
                address(authorization.address()),
                number(authorization.nonce()),
                number(BigInteger.valueOf(signature.yParity())),
                number(signature.r()),
                number(signature.s()));
    }

    private static Bytes number(BigInteger number) {
        return Bytes.ofNumber(number);
    }

    private static Bytes address(@Nullable Address address) {
        return address == null ? Bytes.EMPTY : Bytes.of(address.bytes());
    }
}
