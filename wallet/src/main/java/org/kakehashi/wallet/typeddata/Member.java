package org.kakehashi.wallet.typeddata;

/** A declared field of a struct type. */
record Member(String name, String type) {

    /** The type without its array brackets. */
    String base() {
        int bracket = type.indexOf('[');
        return bracket < 0 ? type : type.substring(0, bracket);
    }
}
