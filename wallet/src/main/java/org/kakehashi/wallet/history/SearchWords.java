package org.kakehashi.wallet.history;

import java.util.ArrayList;
import java.util.List;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.AddressReader;
import org.kakehashi.wallet.address.AddressReading;

/** Turns addresses among the words of a search into the one form that is stored. */
final class SearchWords {

    private SearchWords() {}

    static String canonical(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.strip().split("\\s+")) {
            Address address = switch (AddressReader.read(word, null)) {
                case AddressReading.Valid valid -> valid.address();
                case AddressReading.ForeignPrefix foreign -> foreign.address();
                default -> null;
            };
            words.add(address == null ? word : address.toLowerHex());
        }
        return String.join(" ", words);
    }
}
