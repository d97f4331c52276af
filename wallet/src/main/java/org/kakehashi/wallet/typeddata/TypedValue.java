package org.kakehashi.wallet.typeddata;

import java.util.List;
import java.util.Optional;
import org.kakehashi.wallet.abi.AbiValue;

/** A part of a typed message, as it is shown and as it is signed. */
public sealed interface TypedValue {

    /** The name of its type as the message declares it. */
    String type();

    /**
     * A value that has no parts.
     *
     * @param value of the kind that the type names
     */
    record Leaf(String type, AbiValue value) implements TypedValue {}

    /** The elements of an array. */
    record Elements(String type, List<TypedValue> values) implements TypedValue {
        public Elements {
            values = List.copyOf(values);
        }
    }

    /** The fields of a struct, in the order of its declaration. */
    record Struct(String type, List<Field> fields) implements TypedValue {
        public Struct {
            fields = List.copyOf(fields);
        }

        /** The value of the field with this name. */
        public Optional<TypedValue> field(String name) {
            return fields.stream()
                    .filter(field -> field.name().equals(name))
                    .map(Field::value)
                    .findFirst();
        }
    }

    /** A field with its name. */
    record Field(String name, TypedValue value) {}
}
