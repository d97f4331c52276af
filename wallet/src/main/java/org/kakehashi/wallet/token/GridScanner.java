package org.kakehashi.wallet.token;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rpc.NodeClient.Call;
import tools.jackson.databind.json.JsonMapper;

/**
 * Owners × tokens in one {@code eth_call} that creates a contract and deploys nothing. Input and output are laid out in
 * {@code GridScanner.yul}; the answer stays below the 24,576 bytes that a node lets a new contract have (EIP-170).
 */
final class GridScanner {

    /** The most values in one call. 32 + 85 + 680 × 32 bytes leave room for nodes that count otherwise. */
    static final int VALUES = 680;

    private static final int MOST_TOKENS = 300;
    private static final int WORD = 32;

    private final byte[] code = load();

    /** One call's part of the grid. */
    record Part(List<Address> owners, List<Address> tokens, boolean coin) {

        /** The positions in the order of the answer. */
        List<Position> positions() {
            List<Position> positions = new ArrayList<>();
            for (Address owner : owners) {
                if (coin) {
                    positions.add(new Position(owner, null));
                }
                tokens.forEach(token -> positions.add(new Position(owner, token)));
            }
            return positions;
        }
    }

    /** The values of a part: the block they are from, and each value or empty where a token did not tell. */
    record Values(long block, List<Optional<BigInteger>> values) {}

    /** Cuts a grid, the coin of each owner included, into parts of one call each. */
    static List<Part> parts(List<Address> owners, List<Address> tokens) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        do {
            List<Address> columns = tokens.subList(from, Math.min(tokens.size(), from + MOST_TOKENS));
            boolean coin = from == 0;
            int rows = VALUES / (columns.size() + (coin ? 1 : 0));
            for (int row = 0; row < owners.size(); row += rows) {
                parts.add(new Part(owners.subList(row, Math.min(owners.size(), row + rows)), columns, coin));
            }
            from += MOST_TOKENS;
        } while (from < tokens.size());
        return parts;
    }

    /** The call that reads a part at the newest block. */
    Call call(Part part) {
        ByteBuffer data = ByteBuffer.allocate(code.length
                + 5
                + Address.LENGTH * (part.tokens().size() + part.owners().size()));
        data.put(code)
                .put((byte) (part.coin() ? 1 : 0))
                .putShort((short) part.tokens().size())
                .putShort((short) part.owners().size());
        part.tokens().forEach(token -> data.put(token.bytes()));
        part.owners().forEach(owner -> data.put(owner.bytes()));
        return Call.of("eth_call", Map.of("data", "0x" + HexFormat.of().formatHex(data.array())), "latest");
    }

    /** Reads the answer to a part; empty if it is not the scanner's. */
    static Optional<Values> values(Part part, byte[] answer) {
        int count = part.owners().size() * (part.tokens().size() + (part.coin() ? 1 : 0));
        int marks = (count + 7) / 8;
        if (answer.length != WORD + marks + count * WORD) {
            return Optional.empty();
        }
        BigInteger block = new BigInteger(1, Arrays.copyOf(answer, WORD));
        if (block.bitLength() > 62) {
            return Optional.empty();
        }
        List<Optional<BigInteger>> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean read = (answer[WORD + i / 8] >> (i % 8) & 1) == 1;
            int at = WORD + marks + i * WORD;
            values.add(
                    read
                            ? Optional.of(new BigInteger(1, Arrays.copyOfRange(answer, at, at + WORD)))
                            : Optional.empty());
        }
        return Optional.of(new Values(block.longValue(), values));
    }

    private static byte[] load() {
        String file = "/org/kakehashi/resources/contracts/GridScanner.json";
        try (InputStream in = GridScanner.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + file);
            }
            String hex = new JsonMapper().readTree(in).get("creationCode").stringValue();
            return HexFormat.of().parseHex(hex, 2, hex.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
