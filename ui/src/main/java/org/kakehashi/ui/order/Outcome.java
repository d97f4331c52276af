package org.kakehashi.ui.order;

import java.util.List;
import java.util.Optional;

/** Puts into words what a plan of the network's contracts will do. */
public interface Outcome {

    /** A sentence for each part, the main thing first. */
    List<String> sentences(Object preview);

    /** The words of the button that goes on with the rest after this; empty where this was all of it. */
    default Optional<String> goOn(Object preview) {
        return Optional.empty();
    }
}
