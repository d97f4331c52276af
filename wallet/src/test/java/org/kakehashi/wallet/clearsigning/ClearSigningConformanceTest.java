package org.kakehashi.wallet.clearsigning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.conformance.Suite;
import org.kakehashi.wallet.money.Units;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.typeddata.TypedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

@Tag("conformance")
class ClearSigningConformanceTest {

    private static final Pattern ADDRESS = Pattern.compile("\\b0x[0-9a-fA-F]{40}\\b");

    private static final Pattern LONG_HEX = Pattern.compile("0x[0-9a-fA-F]{41,}");

    private final JsonNode known = known();

    /**
     * The expected texts were read off a device's screen, so some things are allowed for: it breaks and splits lines
     * anywhere, cuts labels after 25 characters, repeats long hex as the message spells it, adds instructions of its own,
     * and does not know some tokens. A label that no longer stands anywhere in the descriptor cannot be shown either.
     */
    @Test
    void descriptors() {
        Suite.run("erc7730-clear-signing", one -> {
            String written = compact(one.path("descriptor").toString() + one.path("include"));
            String shown = compact(shown(one, new Known(true), 200) + " | " + shown(one, new Known(true), 25) + " | "
                    + shown(one, new Known(false), 200));
            int found = 0;
            for (JsonNode text : one.path("test").path("expectedTexts")) {
                String whole = compact(text.stringValue()).replace("Swipetoreview", "");
                String expected = LONG_HEX.matcher(whole).matches() ? whole.toLowerCase(Locale.ROOT) : whole;
                boolean outdatedLabel = expected.matches("[A-Za-z]+") && !written.contains(expected);
                if (!outdatedLabel || shown.contains(expected)) {
                    assertTrue(shown.contains(expected), () -> expected + " is not in " + shown);
                    found++;
                }
            }
            assertTrue(found > 0, "nothing expected was shown");
        });
    }

    private static String compact(String text) {
        return text.replace(" ", "");
    }

    private String shown(JsonNode one, Known directory, int longestLabel) throws Exception {
        JsonNode include = one.path("include");
        Descriptor descriptor = Descriptor.of(one.path("descriptor"), include.isObject() ? include : null);
        JsonNode test = one.path("test");
        if (test.has("data")) {
            // Made-up addresses with a wrong checksum are about in these messages; they would not be signed.
            String json = ADDRESS.matcher(test.path("data").toString())
                    .replaceAll(match -> match.group().toLowerCase(Locale.ROOT));
            TypedData message = TypedData.read(json);
            ClearText text = descriptor.describe(message, directory).orElseThrow();
            return text.intent() + " Network " + network(message.chainId().orElse(BigInteger.ZERO))
                    + lines(text, longestLabel);
        }
        UnsignedCall call = UnsignedCall.read(Bytes.fromHex(test.path("rawTx").stringValue()));
        Address account = Address.ofHex(known.path("account").stringValue());
        ClearText text = descriptor
                .describe(call.chainId(), call.to(), account, call.value(), call.data(), directory)
                .orElseThrow();
        Directory.Token coin = directory.coin(call.chainId());
        return "Review transaction to " + text.intent() + lines(text, longestLabel) + " Network "
                + network(call.chainId()) + " Max fees " + Units.format(call.highestFee(), coin.decimals()) + " "
                + coin.symbol();
    }

    private String network(BigInteger chainId) {
        return known.path("networks").path(chainId.toString()).path("name").asString("");
    }

    private static String lines(ClearText text, int longestLabel) {
        StringBuilder shown = new StringBuilder(" Interaction with ").append(text.owner());
        for (ClearText.Line line : text.lines()) {
            String label = line.label()
                    .substring(0, Math.min(longestLabel, line.label().length()));
            shown.append(' ').append(label).append(' ').append(line.text());
        }
        return shown.toString();
    }

    /** The tokens, coins and names that the wallet knows in this test. */
    private final class Known implements Directory {

        private final boolean tokens;

        Known(boolean tokens) {
            this.tokens = tokens;
        }

        @Override
        public Optional<Token> token(BigInteger chainId, Address address) {
            JsonNode token = !tokens
                    ? MissingNode.getInstance()
                    : known.path("tokens").path(chainId + ":" + address.toLowerHex());
            return token.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(new Token(
                            token.path("symbol").stringValue(),
                            token.path("decimals").intValue()));
        }

        @Override
        public Optional<String> name(BigInteger chainId, Address address) {
            JsonNode name = known.path("names").path(chainId + ":" + address.toLowerHex());
            return name.isMissingNode() ? Optional.empty() : Optional.of(name.stringValue());
        }

        @Override
        public Token coin(BigInteger chainId) {
            return new Token(
                    known.path("networks").path(chainId.toString()).path("coin").asString("ETH"), 18);
        }
    }

    private static JsonNode known() {
        try (InputStream in =
                Objects.requireNonNull(ClearSigningConformanceTest.class.getResourceAsStream("known-addresses.json"))) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
