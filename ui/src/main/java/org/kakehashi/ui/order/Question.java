package org.kakehashi.ui.order;

import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;

/** The first page of an order: asks for what the network must know before it can say what will happen. */
public interface Question {

    Node node();

    /** On while everything that is needed was entered. */
    ObservableBooleanValue ready();

    /** What was entered, once it is whole. */
    Optional<Wish> wish();

    void focus();
}
