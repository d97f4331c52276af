package org.kakehashi.wallet.typeddata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The struct types that a message declares, checked: every name plain, every member's type known, none twice. */
final class TypeSet {

    static final String DOMAIN = "EIP712Domain";

    private static final int MOST_TYPES = 200;
    private static final int MOST_MEMBERS = 500;
    /** Some services put a colon into type names; nothing that could change the meaning of the encoded type. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$:]{0,127}");

    private static final Pattern ARRAYS = Pattern.compile("(\\[([1-9][0-9]{0,5})?]){0,16}");

    private final Map<String, List<Member>> structs;

    private TypeSet(Map<String, List<Member>> structs) {
        this.structs = structs;
    }

    static TypeSet read(JsonNode types, List<Member> domainIfUndeclared) throws TypedDataException {
        if (!types.isObject() || types.size() > MOST_TYPES) {
            throw new TypedDataException("The types are not an object of at most " + MOST_TYPES + " types");
        }
        Map<String, List<Member>> structs = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : types.properties()) {
            if (!NAME.matcher(entry.getKey()).matches() || isAtomic(entry.getKey())) {
                throw new TypedDataException("Not a name for a type: " + entry.getKey());
            }
            structs.put(entry.getKey(), members(entry.getKey(), entry.getValue()));
        }
        structs.putIfAbsent(DOMAIN, domainIfUndeclared);
        TypeSet set = new TypeSet(structs);
        for (List<Member> members : structs.values()) {
            for (Member member : members) {
                set.check(member);
            }
        }
        return set;
    }

    private static List<Member> members(String type, JsonNode declared) throws TypedDataException {
        if (!declared.isArray() || declared.size() > MOST_MEMBERS) {
            throw new TypedDataException("The members of " + type + " are not a list");
        }
        List<Member> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode each : declared) {
            JsonNode name = each.path("name");
            JsonNode itsType = each.path("type");
            if (!name.isString() || !itsType.isString()) {
                throw new TypedDataException("A member of " + type + " lacks name or type");
            }
            if (!NAME.matcher(name.stringValue()).matches()) {
                throw new TypedDataException("Not a name for a member: " + name.stringValue());
            }
            if (!names.add(name.stringValue())) {
                throw new TypedDataException("Two members of " + type + " are called " + name.stringValue());
            }
            members.add(new Member(name.stringValue(), itsType.stringValue()));
        }
        return List.copyOf(members);
    }

    private void check(Member member) throws TypedDataException {
        String base = member.base();
        String arrays = member.type().substring(base.length());
        if (!ARRAYS.matcher(arrays).matches() || !(isAtomic(base) || structs.containsKey(base))) {
            throw new TypedDataException("Unknown type: " + member.type());
        }
        if (base.equals(DOMAIN)) {
            throw new TypedDataException("The domain cannot be a part of the message");
        }
    }

    boolean isStruct(String type) {
        return structs.containsKey(type);
    }

    List<Member> members(String struct) {
        List<Member> members = structs.get(struct);
        if (members == null) {
            throw new IllegalArgumentException(struct);
        }
        return members;
    }

    Set<String> names() {
        return structs.keySet();
    }

    /** The types that EIP-712 has built in; it has no {@code uint} or {@code int} without a size. */
    static boolean isAtomic(String type) {
        return switch (type) {
            case "address", "bool", "string", "bytes" -> true;
            default -> isSized(type, "uint", 256, 8) || isSized(type, "int", 256, 8) || isSized(type, "bytes", 32, 1);
        };
    }

    private static boolean isSized(String type, String prefix, int most, int step) {
        if (!type.startsWith(prefix)) {
            return false;
        }
        String digits = type.substring(prefix.length());
        if (digits.isEmpty()
                || digits.length() > 3
                || digits.charAt(0) == '0'
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int size = Integer.parseInt(digits);
        return size <= most && size % step == 0;
    }
}
