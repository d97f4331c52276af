package org.kakehashi.wallet.name;

/** What {@link EnsName#normalize} made of a name. */
public sealed interface NameReading {

    /**
     * A name in its one normal form.
     *
     * @param name labels joined by full stops; empty for the empty name
     */
    record Normal(String name) implements NameReading {}

    /**
     * A name that nobody can have registered, or that looks like another one on purpose.
     *
     * @param label the part that is wrong, as it was written
     * @param fault what is wrong with it
     */
    record Refused(String label, Fault fault) implements NameReading {}

    /** What can be wrong with a label. */
    enum Fault {
        EMPTY_LABEL,
        TOO_LONG,
        /** A character that no name can hold. */
        DISALLOWED_CHARACTER,
        /** An underscore that is not at the start. */
        UNDERSCORE,
        /** Two hyphens in third and fourth place. */
        LABEL_EXTENSION,
        /** A combining mark with nothing to combine with. */
        COMBINING_MARK,
        /** An apostrophe, slash or dot at an end or beside another. */
        FENCED_CHARACTER,
        /** Characters of several scripts. */
        MIXED_SCRIPTS,
        /** Marks piled up on one character. */
        TOO_MANY_MARKS,
        /** It could be read as a name in another script. */
        CONFUSABLE
    }
}
