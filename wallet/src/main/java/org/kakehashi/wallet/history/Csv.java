package org.kakehashi.wallet.history;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.money.Amount;
import org.kakehashi.wallet.money.Units;

/**
 * Entries as comma-separated values (RFC 4180: CRLF, every field quoted). Times are UTC, amounts are exact with a point
 * and no grouping, and text that a spreadsheet would run as a formula is disarmed by a leading apostrophe.
 * What failed, was cancelled or never sent has the amount 0 and its fee; what it would have moved stands in a
 * column of its own.
 */
final class Csv {

    private static final List<String> HEAD = List.of(
            "time_utc",
            "network",
            "account",
            "direction",
            "action",
            "counterparty",
            "amount",
            "symbol",
            "token_contract",
            "fee",
            "fee_symbol",
            "status",
            "block",
            "transaction",
            "not_moved",
            "hidden_because",
            "note");

    private Csv() {}

    static void head(Appendable out) throws IOException {
        line(out, HEAD);
    }

    static void entry(Appendable out, Entry entry, @Nullable String hrp) throws IOException {
        Amount fee = entry.fee();
        Address token = entry.amount().asset().token();
        Long block = entry.block();
        Entry.Suspicion suspicion = entry.suspicion();
        line(
                out,
                List.of(
                        DateTimeFormatter.ISO_INSTANT.format(entry.time()
                                .atOffset(ZoneOffset.UTC)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toInstant()),
                        text(entry.amount().asset().network()),
                        entry.account().toText(hrp),
                        word(entry.direction()),
                        word(entry.action()),
                        entry.counterparty().toText(hrp),
                        entry.moves() ? number(entry.amount()) : "0",
                        text(entry.amount().asset().symbol()),
                        token == null ? "" : token.toText(hrp),
                        fee == null ? "" : number(fee),
                        fee == null ? "" : text(fee.asset().symbol()),
                        word(entry.status()),
                        block == null ? "" : block.toString(),
                        entry.hash(),
                        entry.moves() ? "" : number(entry.amount()),
                        suspicion == null ? "" : word(suspicion),
                        text(entry.note())));
    }

    private static String number(Amount amount) {
        return Units.format(amount.units(), amount.asset().decimals());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Foreign or free text: a cell that begins like a formula is given an apostrophe in front. */
    static String text(String text) {
        if (text.isEmpty()) {
            return text;
        }
        String stripped = text.stripLeading();
        char first = stripped.isEmpty() ? text.charAt(0) : stripped.charAt(0);
        boolean formula = "=+-@|%".indexOf(first) >= 0
                || "＝＋－＠".indexOf(first) >= 0
                || text.charAt(0) == '\t'
                || text.charAt(0) == '\r'
                || text.charAt(0) == '\n';
        return formula ? "'" + text : text;
    }

    private static void line(Appendable out, List<String> fields) throws IOException {
        for (int i = 0; i < fields.size(); i++) {
            out.append(i == 0 ? "\"" : ",\"")
                    .append(fields.get(i).replace("\"", "\"\""))
                    .append('"');
        }
        out.append("\r\n");
    }
}
