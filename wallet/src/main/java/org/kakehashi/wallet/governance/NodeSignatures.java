package org.kakehashi.wallet.governance;

import java.util.Locale;
import java.util.Optional;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rpc.NodeException;
import org.kakehashi.wallet.rpc.NodePool;
import org.kakehashi.wallet.systemcontract.ProgramVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an operator's own node makes so that the chain believes that it runs: read over its RPC, or pasted from its
 * console.
 */
public final class NodeSignatures {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_PASTE = 10_000;
    private static final int SIGNATURE = 65;

    /** Bytes of a BLS public key. */
    public static final int BLS_KEY = 96;

    /** Bytes of a proof for a BLS public key. */
    public static final int BLS_PROOF = 64;

    private NodeSignatures() {}

    /**
     * The version that a node runs with its signature (admin_getProgramVersion).
     *
     * @return empty if the node's answer is no such thing
     */
    public static Optional<ProgramVersion> version(NodePool ownNode) throws NodeException {
        return version(ownNode.call("admin_getProgramVersion"));
    }

    /**
     * A node's proof for its BLS key (admin_getSchnorrNIZKProve).
     *
     * @return empty if the node's answer is no such thing
     */
    public static Optional<Bytes> proof(NodePool ownNode) throws NodeException {
        return bytes(ownNode.call("admin_getSchnorrNIZKProve").asString(""), BLS_PROOF);
    }

    /**
     * Reads what a node's console printed for admin.getProgramVersion(): JSON with or without quotes round its names.
     *
     * @return empty for anything else
     */
    public static Optional<ProgramVersion> pastedVersion(String text) {
        if (text.length() > LONGEST_PASTE) {
            return Optional.empty();
        }
        String quoted = text.strip().replaceAll("([{,]\\s*)(Sign|Version)\\s*:", "$1\"$2\":");
        try {
            return version(JSON.readTree(quoted));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * Bytes that were pasted as hex, with or without 0x, quotes and spaces around them.
     *
     * @param size how many there must be
     */
    public static Optional<Bytes> bytes(String text, int size) {
        String digits = text.length() > LONGEST_PASTE
                ? ""
                : text.replaceAll("[\\s\"']", "").toLowerCase(Locale.ROOT);
        if (digits.startsWith("0x")) {
            digits = digits.substring(2);
        }
        return digits.length() == 2 * size && digits.matches("[0-9a-f]+")
                ? Optional.of(Bytes.fromHex(digits))
                : Optional.empty();
    }

    private static Optional<ProgramVersion> version(JsonNode answer) {
        JsonNode version = answer.path("Version");
        if (!version.isIntegralNumber() || !version.canConvertToInt() || version.intValue() <= 0) {
            return Optional.empty();
        }
        return bytes(answer.path("Sign").asString(""), SIGNATURE)
                .map(signature -> new ProgramVersion(version.intValue(), signature));
    }
}
