package org.kakehashi.wallet.rpc;

import java.math.BigInteger;
import java.net.URI;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/** Reads the two kinds of hexadecimal text in JSON-RPC results, and refuses all else. */
public final class RpcValue {

    private RpcValue() {}

    /** A quantity: 0x and 1 to 64 hex digits, unsigned. Leading zeros, which some nodes send, are let pass. */
    public static BigInteger quantity(URI node, JsonNode value) throws NodeException {
        String text = value.isString() ? value.stringValue() : "";
        if (text.length() > 66 || !hex(text) || text.length() < 3) {
            throw new NodeException(new NodeProblem.BadAnswer(node, "not a 0x number"));
        }
        return new BigInteger(text.substring(2), 16);
    }

    /** Bytes: 0x and an even number of hex digits, none for an empty array. */
    public static byte[] bytes(URI node, JsonNode value) throws NodeException {
        String text = value.isString() ? value.stringValue() : "";
        if (text.length() % 2 != 0 || !hex(text)) {
            throw new NodeException(new NodeProblem.BadAnswer(node, "not 0x bytes"));
        }
        return HexFormat.of().parseHex(text, 2, text.length());
    }

    private static boolean hex(String text) {
        if (text.length() < 2 || text.charAt(0) != '0' || text.charAt(1) != 'x') {
            return false;
        }
        for (int i = 2; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
