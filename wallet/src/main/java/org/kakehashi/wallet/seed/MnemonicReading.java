package org.kakehashi.wallet.seed;

import java.util.List;

/** What a text turned out to be when it was read as seed words. */
public sealed interface MnemonicReading {

    /** Sound words; the caller closes them. */
    record Valid(Mnemonic mnemonic) implements MnemonicReading {}

    /**
     * Some words stand in no list, or not in the list of the others.
     *
     * @param language the list that knows most of the words
     * @param words those it does not know, in order
     */
    record UnknownWords(Language language, List<UnknownWord> words) implements MnemonicReading {}

    /**
     * One word that the list does not know.
     *
     * @param index position, from 0
     * @param word as typed, at most 40 characters of it
     * @param suggestions listed words that look like it, nearest first, at most five; none for the
     *     sixth unknown word of a text and later ones
     */
    record UnknownWord(int index, String word, List<String> suggestions) {}

    /** Not 12, 15, 18, 21 or 24 words; counting ends at 65. */
    record WrongCount(int found) implements MnemonicReading {}

    /** All words are listed, but they do not belong together: one is wrong, or two have changed places. */
    record BadChecksum(Language language) implements MnemonicReading {}
}
