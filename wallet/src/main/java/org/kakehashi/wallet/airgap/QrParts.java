package org.kakehashi.wallet.airgap;

import com.sparrowwallet.hummingbird.Bytewords;
import com.sparrowwallet.hummingbird.ResultType;
import com.sparrowwallet.hummingbird.UR;
import com.sparrowwallet.hummingbird.URDecoder;
import com.sparrowwallet.hummingbird.UREncoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * A message in one QR code or in a series of them that is shown over and over ("uniform resources", BCR-2020-005 and
 * -024). One object collects the parts of one message; parts may come in any order, twice, or not at all.
 */
public final class QrParts {

    private static final int LONGEST_PART = 4_000;
    private static final int MOST_PARTS = 500;
    private static final Pattern PART = Pattern.compile("ur:([a-z0-9-]+)(?:/([0-9]{1,9})-([0-9]{1,9}))?/([a-z]+)");

    /** The 256 pairs of letters that stand for bytes. */
    private static final Set<String> PAIRS = pairs();

    private final String type;
    private final URDecoder decoder = new URDecoder();

    /** Collects the parts of a message of this type. */
    public QrParts(String type) {
        this.type = type;
    }

    /**
     * Takes the text of one QR code.
     *
     * @return the whole message once all of it has been seen
     * @throws AirgapException when it is no part of such a message
     */
    public Optional<Bytes> add(String text) throws AirgapException {
        String part = text.strip().toLowerCase(Locale.ROOT);
        Matcher form = PART.matcher(part);
        if (part.length() > LONGEST_PART || !form.matches()) {
            throw new AirgapException("Not such a QR code");
        }
        if (!isMadeOfPairs(form.group(4))) {
            throw new AirgapException("A broken QR code");
        }
        if (!form.group(1).equals(type)) {
            throw new AirgapException("A QR code of another kind: " + form.group(1));
        }
        if (form.group(3) != null && Integer.parseInt(form.group(3)) > MOST_PARTS) {
            throw new AirgapException("A message of more than " + MOST_PARTS + " parts");
        }
        try {
            decoder.receivePart(part);
        } catch (Bytewords.InvalidChecksumException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | ClassCastException e) {
            // The library's ways of saying that a part is broken.
            throw new AirgapException("A broken QR code");
        }
        URDecoder.Result result = decoder.getResult();
        if (result == null) {
            return Optional.empty();
        }
        if (result.type != ResultType.SUCCESS) {
            throw new AirgapException("The parts do not make a message");
        }
        return Optional.of(Bytes.of(result.ur.getCborBytes()));
    }

    /** How much of the message has been seen, from 0 to 1. */
    public double progress() {
        return decoder.getEstimatedPercentComplete();
    }

    /** The message as one QR code's text. */
    public static String one(String type, Bytes cbor) {
        return UREncoder.encode(resource(type, cbor));
    }

    /**
     * The message as a series of QR codes' texts: every part once, then as many mixtures of parts, so that a missed part
     * need not be waited for.
     *
     * @param longest bytes of the message in one code
     */
    public static List<String> series(String type, Bytes cbor, int longest) {
        UREncoder encoder = new UREncoder(resource(type, cbor), longest, Math.min(10, longest), 0);
        if (encoder.isSinglePart()) {
            return List.of(encoder.nextPart());
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < 2 * encoder.getSeqLen(); i++) {
            parts.add(encoder.nextPart());
        }
        return parts;
    }

    private static Set<String> pairs() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        String text = one("bytes", Bytes.of(new CborWriter().bytes(all).toBytes()));
        String letters = text.substring(text.indexOf('/') + 1);
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < letters.length(); i += 2) {
            pairs.add(letters.substring(i, i + 2));
        }
        return Set.copyOf(pairs);
    }

    private static boolean isMadeOfPairs(String letters) {
        for (int i = 0; i < letters.length(); i += 2) {
            if (i + 2 > letters.length() || !PAIRS.contains(letters.substring(i, i + 2))) {
                return false;
            }
        }
        return true;
    }

    private static UR resource(String type, Bytes cbor) {
        try {
            return new UR(type, cbor.toArray());
        } catch (UR.InvalidTypeException e) {
            throw new IllegalArgumentException(type, e);
        }
    }
}
