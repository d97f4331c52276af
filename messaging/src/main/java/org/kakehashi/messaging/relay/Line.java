package org.kakehashi.messaging.relay;

/** What the questions and the sends of a connection use of it, in its turns. */
interface Line {

    void transmit(String frame);

    RelayLimits limits();

    /** Whether an AUTH can be answered; if so it is wanted from now on. */
    boolean authenticate();

    /** Says what can be said now. */
    void proceed();

    /** Something has ended: perhaps nothing is wanted any more. */
    void restWhenIdle();
}
