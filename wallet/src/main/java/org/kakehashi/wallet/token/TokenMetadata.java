package org.kakehashi.wallet.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.rpc.NodeClient.Call;
import org.kakehashi.wallet.rpc.NodeClient.Outcome;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodePool;
import org.kakehashi.wallet.token.TokenReading.Missing;
import tools.jackson.databind.JsonNode;

/** Asks a contract for what ERC-20 says a token has, in one batch, and reads the answers of new and old compilers. */
final class TokenMetadata {

    private static final String SYMBOL = "0x95d89b41";
    private static final String NAME = "0x06fdde03";
    private static final String DECIMALS = "0x313ce567";
    private static final String BALANCE_OF_ZERO = "0x70a08231" + "0".repeat(64);
    private static final int WORD = 32;

    /** Either the token or what it lacks. */
    record Answer(@Nullable Token token, @Nullable Missing missing) {}

    private TokenMetadata() {}

    static Answer read(NodePool pool, String network, Address address) throws NodeException {
        String to = address.toLowerHex();
        List<Outcome> answers = pool.batch(List.of(
                Call.of("eth_getCode", to, "latest"),
                ask(to, SYMBOL),
                ask(to, NAME),
                ask(to, DECIMALS),
                ask(to, BALANCE_OF_ZERO)));
        if (bytes(answers.get(0)).length == 0) {
            return new Answer(null, Missing.CODE);
        }
        String symbol = ChainText.clean(text(bytes(answers.get(1))), Token.SYMBOL_LENGTH);
        if (symbol.isEmpty()) {
            return new Answer(null, Missing.SYMBOL);
        }
        Optional<Integer> decimals = decimals(bytes(answers.get(3)));
        if (decimals.isEmpty()) {
            return new Answer(null, Missing.DECIMALS);
        }
        if (bytes(answers.get(4)).length != WORD) {
            return new Answer(null, Missing.BALANCES);
        }
        String name = ChainText.clean(text(bytes(answers.get(2))), Token.NAME_LENGTH);
        return new Answer(new Token(network, address, symbol, name.isEmpty() ? symbol : name, decimals.get()), null);
    }

    /** ABI string, or bytes32 filled with zeros at its end; empty for anything else. */
    static String text(byte[] answer) {
        if (answer.length == WORD) {
            int length = WORD;
            while (length > 0 && answer[length - 1] == 0) {
                length--;
            }
            return new String(answer, 0, length, StandardCharsets.UTF_8);
        }
        if (answer.length < 2 * WORD) {
            return "";
        }
        Optional<Integer> offset = small(answer, 0);
        if (offset.isEmpty() || offset.get() > answer.length - WORD) {
            return "";
        }
        Optional<Integer> length = small(answer, offset.get());
        int start = offset.get() + WORD;
        if (length.isEmpty() || length.get() > answer.length - start) {
            return "";
        }
        return new String(answer, start, length.get(), StandardCharsets.UTF_8);
    }

    static Optional<Integer> decimals(byte[] answer) {
        return answer.length == WORD
                ? small(answer, 0).filter(decimals -> decimals <= Token.MAX_DECIMALS)
                : Optional.empty();
    }

    private static Optional<Integer> small(byte[] bytes, int at) {
        BigInteger value = new BigInteger(1, Arrays.copyOfRange(bytes, at, at + WORD));
        return value.bitLength() < 31 ? Optional.of(value.intValue()) : Optional.empty();
    }

    private static Call ask(String to, String data) {
        return Call.of("eth_call", Map.of("to", to, "data", data), "latest");
    }

    /** The bytes of a result; none for an error or for anything that is no bytes. */
    static byte[] bytes(Outcome outcome) {
        if (!(outcome instanceof Outcome.Result result)) {
            return new byte[0];
        }
        JsonNode value = result.value();
        String text = value.isString() ? value.stringValue() : "";
        if (!text.startsWith("0x") || text.length() % 2 != 0) {
            return new byte[0];
        }
        try {
            return HexFormat.of().parseHex(text, 2, text.length());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
