package org.kakehashi.wallet.abi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kakehashi.wallet.rlp.Bytes;

/** Functions that contracts often have, by their selectors: what a call that no standard fits might be. */
final class CommonFunctions {

    private static final int SELECTOR = 4;
    private static final Map<Bytes, List<AbiFunction>> BY_SELECTOR = load();

    private CommonFunctions() {}

    private static Map<Bytes, List<AbiFunction>> load() {
        try (InputStream in = Objects.requireNonNull(CommonFunctions.class.getResourceAsStream("functions.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(AbiFunction::of)
                    .collect(Collectors.groupingBy(AbiFunction::selector));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The functions that this call data may be for. */
    static List<AbiFunction> calledBy(Bytes data) {
        return data.size() < SELECTOR ? List.of() : BY_SELECTOR.getOrDefault(data.slice(0, SELECTOR), List.of());
    }
}
