package org.kakehashi.wallet.transaction;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rlp.Rlp;
import org.kakehashi.wallet.rlp.RlpException;
import org.kakehashi.wallet.rlp.RlpItem;
import org.kakehashi.wallet.rlp.RlpList;
import org.kakehashi.wallet.signature.Signature;

/** Reads the serialised forms of all transaction types. */
final class Decoding {

    private static final int LOWEST_LIST = 0xc0;

    private final List<RlpItem> fields;
    private int next;

    private Decoding(List<RlpItem> fields) {
        this.fields = fields;
    }

    static SignedTransaction signed(Bytes encoded) throws TransactionException {
        if (encoded.isEmpty()) {
            throw new TransactionException("No bytes");
        }
        int type = encoded.at(0);
        try {
            return type >= LOWEST_LIST ? legacy(encoded) : typed(type, encoded.slice(1, encoded.size()));
        } catch (RlpException e) {
            throw new TransactionException(e);
        } catch (IllegalArgumentException e) {
            // The records refuse what is out of range.
            throw new TransactionException(e);
        }
    }

    private static SignedTransaction legacy(Bytes encoded) throws RlpException, TransactionException {
        Decoding in = reader(encoded, 9);
        BigInteger nonce = in.number();
        BigInteger gasPrice = in.number();
        BigInteger gasLimit = in.number();
        Address to = in.receiver();
        BigInteger value = in.number();
        Bytes data = in.bytes();
        BigInteger v = in.number();
        BigInteger parity = v.subtract(Encoding.UNPROTECTED_V);
        BigInteger chainId = null;
        if (v.compareTo(Encoding.PROTECTED_V) >= 0) {
            BigInteger offset = v.subtract(Encoding.PROTECTED_V);
            chainId = offset.shiftRight(1);
            parity = offset.testBit(0) ? BigInteger.ONE : BigInteger.ZERO;
        }
        Signature signature = signature(parity, in.number(), in.number());
        return SignedTransaction.of(
                new LegacyTransaction(chainId, nonce, gasPrice, gasLimit, to, value, data), signature);
    }

    private static SignedTransaction typed(int type, Bytes payload) throws RlpException, TransactionException {
        Decoding in = reader(
                payload,
                switch (type) {
                    case 1 -> 11;
                    case 2 -> 12;
                    case 3 -> 14;
                    case 4 -> 13;
                    default -> throw new TransactionException("No known transaction type: " + type);
                });
        BigInteger chainId = in.number();
        BigInteger nonce = in.number();
        BigInteger tip = type == 1 ? BigInteger.ZERO : in.number();
        BigInteger price = in.number();
        BigInteger gasLimit = in.number();
        Address to = in.receiver();
        BigInteger value = in.number();
        Bytes data = in.bytes();
        List<AccessListEntry> access = in.accessList();
        UnsignedTransaction transaction = switch (type) {
            case 1 -> new AccessListTransaction(chainId, nonce, price, gasLimit, to, value, data, access);
            case 2 -> new FeeMarketTransaction(chainId, nonce, tip, price, gasLimit, to, value, data, access);
            case 3 ->
                new BlobTransaction(
                        chainId, nonce, tip, price, gasLimit, to, value, data, access, in.number(), in.words());
            default ->
                new SetCodeTransaction(
                        chainId, nonce, tip, price, gasLimit, present(to), value, data, access, in.authorizations());
        };
        return SignedTransaction.of(transaction, signature(in.number(), in.number(), in.number()));
    }

    private static Decoding reader(Bytes encoded, int size) throws RlpException {
        List<RlpItem> fields = Rlp.decodeList(encoded.toArray()).items();
        if (fields.size() != size) {
            throw new RlpException(fields.size() + " fields instead of " + size);
        }
        return new Decoding(fields);
    }

    private static Signature signature(BigInteger parity, BigInteger r, BigInteger s) throws TransactionException {
        if (parity.signum() < 0 || parity.bitLength() > 1) {
            throw new TransactionException("A signature with an impossible parity or chain id");
        }
        return Signatures.read(r, s, parity.intValue());
    }

    private Bytes bytes() throws RlpException {
        return bytes(fields.get(next++));
    }

    private static Bytes bytes(RlpItem item) throws RlpException {
        if (item instanceof Bytes bytes) {
            return bytes;
        }
        throw new RlpException("A list where bytes belong");
    }

    private static List<RlpItem> list(RlpItem item) throws RlpException {
        if (item instanceof RlpList list) {
            return list.items();
        }
        throw new RlpException("Bytes where a list belongs");
    }

    private BigInteger number() throws RlpException {
        return number(bytes());
    }

    private static BigInteger number(Bytes bytes) throws RlpException {
        BigInteger number = bytes.toCanonicalNumber();
        if (number.bitLength() > 256) {
            throw new RlpException("A number of more than 256 bits");
        }
        return number;
    }

    private @Nullable Address receiver() throws RlpException {
        Bytes bytes = bytes();
        return bytes.isEmpty() ? null : address(bytes);
    }

    private static Address present(@Nullable Address address) throws RlpException {
        if (address == null) {
            throw new RlpException("This type cannot create a contract");
        }
        return address;
    }

    private static Address address(Bytes bytes) throws RlpException {
        if (bytes.size() != Address.LENGTH) {
            throw new RlpException("An address of " + bytes.size() + " bytes");
        }
        return Address.of(bytes.toArray());
    }

    private List<AccessListEntry> accessList() throws RlpException {
        List<AccessListEntry> entries = new ArrayList<>();
        for (RlpItem item : list(fields.get(next++))) {
            List<RlpItem> parts = list(item);
            if (parts.size() != 2) {
                throw new RlpException("An access list entry of " + parts.size() + " fields");
            }
            entries.add(new AccessListEntry(address(bytes(parts.get(0))), words(parts.get(1))));
        }
        return entries;
    }

    private List<Bytes> words() throws RlpException {
        return words(fields.get(next++));
    }

    private static List<Bytes> words(RlpItem item) throws RlpException {
        List<Bytes> words = new ArrayList<>();
        for (RlpItem each : list(item)) {
            words.add(bytes(each));
        }
        return words;
    }

    private List<Authorization> authorizations() throws RlpException, TransactionException {
        List<Authorization> authorizations = new ArrayList<>();
        for (RlpItem item : list(fields.get(next++))) {
            List<RlpItem> parts = list(item);
            if (parts.size() != 6) {
                throw new RlpException("An authorization of " + parts.size() + " fields");
            }
            Signature signature =
                    signature(number(bytes(parts.get(3))), number(bytes(parts.get(4))), number(bytes(parts.get(5))));
            authorizations.add(new Authorization(
                    number(bytes(parts.get(0))), address(bytes(parts.get(1))), number(bytes(parts.get(2))), signature));
        }
        return authorizations;
    }
}
