package org.kakehashi.testbed;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes one recorded delegation many, to nodes whose ids differ in the first byte only, each with the same amount and
 * reward: nobody recorded an account with more than twenty.
 */
final class ManyDelegations {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RELATED = "0xda8382044f";
    private static final String REWARDS = "0xdc838213ec";
    private static final Pattern ONE = Pattern.compile("(0xf86283820450[0-9a-f]*b842b840)([0-9a-f]{2})([0-9a-f]{126})");

    private final int count;
    private final String first;

    /** @param first the first byte of the recorded node's id, in hex */
    ManyDelegations(int count, String first) {
        this.count = count;
        this.first = first;
    }

    /** The request as it was recorded: about the one node. */
    JsonNode recorded(JsonNode request) {
        Matcher one = ONE.matcher(request.toString());
        return one.find() ? JSON.readTree(one.replaceFirst("$1" + first + "$3")) : request;
    }

    /** The recorded answer as it is for the many. */
    ObjectNode multiplied(JsonNode request, ObjectNode answer) {
        String asked = request.path("params").path(0).path("data").asString("");
        String result = answer.path("result").asString("");
        if (result.length() < 2) {
            return answer;
        }
        Matcher one = ONE.matcher(asked);
        if (one.find()) {
            return answer.put("result", hex(text(result).replace(quoted(first), quoted(one.group(2)))));
        }
        if (!asked.startsWith(RELATED) && !asked.startsWith(REWARDS)) {
            return answer;
        }
        ObjectNode whole = (ObjectNode) JSON.readTree(text(result));
        if (!(whole.path("Ret") instanceof ArrayNode list) || list.isEmpty()) {
            return answer;
        }
        ArrayNode many = JSON.createArrayNode();
        for (int i = 0; i < count; i++) {
            many.add(JSON.readTree(list.get(0).toString().replace(quoted(first), quoted(String.format("%02x", i)))));
        }
        whole.set("Ret", many);
        return answer.put("result", hex(whole.toString()));
    }

    private static String quoted(String start) {
        return "\"" + start;
    }

    private static String text(String result) {
        return new String(HexFormat.of().parseHex(result.substring(2)), StandardCharsets.UTF_8);
    }

    private static String hex(String text) {
        return "0x" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
