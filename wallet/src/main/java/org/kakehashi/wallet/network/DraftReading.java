package org.kakehashi.wallet.network;

import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.net.HostPort;
import org.kakehashi.wallet.network.NetworkAddition.Field;

/** Turns what was typed into a profile, or names the field that does not fit. */
final class DraftReading {

    private @Nullable Field wrong;

    static Optional<URI> node(String text) {
        String stripped = text.strip();
        return stripped.startsWith("http")
                ? HostPort.parse(stripped).map(url -> URI.create(url.toString()))
                : Optional.empty();
    }

    static Optional<Long> chainId(String text) {
        String digits = text.strip().toLowerCase(Locale.ROOT);
        boolean hex = digits.startsWith("0x");
        String body = hex ? digits.substring(2) : digits;
        if (!body.matches(hex ? "[0-9a-f]{1,16}" : "[0-9]{1,16}")) {
            return Optional.empty();
        }
        BigInteger value = new BigInteger(body, hex ? 16 : 10);
        return value.bitLength() < 63 && NetworkProfile.isChainId(value.longValue())
                ? Optional.of(value.longValue())
                : Optional.empty();
    }

    /** The profile, or empty with {@link #wrong()} set. */
    Optional<NetworkProfile> read(NetworkDraft draft) {
        String name = draft.name().strip();
        String hrp = draft.hrp().strip().toLowerCase(Locale.ROOT);
        String symbol = draft.symbol().strip();
        Optional<Long> chainId = chainId(draft.chainId());
        List<URI> nodes = new ArrayList<>();
        draft.nodes().stream()
                .filter(text -> !text.isBlank())
                .forEach(text -> node(text).ifPresentOrElse(nodes::add, () -> note(Field.NODES)));
        String page = draft.explorer().strip();
        @Nullable URI explorer = page.isEmpty() ? null : node(page).orElse(null);
        note(Field.NAME, NetworkProfile.isLabel(name, 60));
        note(Field.CHAIN_ID, chainId.isPresent());
        note(Field.HRP, hrp.isEmpty() || NetworkProfile.isHrp(hrp));
        note(Field.SYMBOL, NetworkProfile.isLabel(symbol, 12));
        note(Field.DECIMALS, draft.decimals() >= 0 && draft.decimals() <= 36);
        note(Field.NODES, nodes.size() <= NetworkProfile.MAX_NODES);
        note(Field.EXPLORER, page.isEmpty() || (explorer != null && NetworkProfile.isExplorer(explorer)));
        if (wrong != null || chainId.isEmpty()) {
            return Optional.empty();
        }
        Set<TransactionKind> kinds = draft.dynamicFees()
                ? EnumSet.of(TransactionKind.LEGACY, TransactionKind.ACCESS_LIST, TransactionKind.DYNAMIC_FEE)
                : EnumSet.of(TransactionKind.LEGACY);
        return Optional.of(new NetworkProfile(
                "chain-" + chainId.get(),
                name,
                chainId.get(),
                hrp.isEmpty() ? null : hrp,
                symbol,
                hrp.isEmpty() ? "wei" : "von",
                draft.decimals(),
                hrp.isEmpty() ? List.of(60) : List.of(60, 486, 206),
                nodes.stream().distinct().toList(),
                List.of(),
                explorer,
                kinds,
                draft.dynamicFees() ? TransactionKind.DYNAMIC_FEE : TransactionKind.LEGACY,
                BigInteger.ZERO,
                Set.of(),
                null,
                false,
                false));
    }

    @Nullable
    Field wrong() {
        return wrong;
    }

    private void note(Field field, boolean good) {
        if (!good) {
            note(field);
        }
    }

    private void note(Field field) {
        if (wrong == null) {
            wrong = field;
        }
    }
}
