package org.kakehashi.vault;

import java.time.Duration;

/** The answer to a password given again while the vault is open. */
public sealed interface PasswordResult {

    /** It is the vault's password (and, for a change, the change is on disk). */
    record Correct() implements PasswordResult {}

    /**
     * It is not.
     *
     * @param attempts wrong passwords in a row, this one included
     * @param delay how long until the next attempt is looked at; zero for the first few
     */
    record Wrong(int attempts, Duration delay) implements PasswordResult {}

    /** Nothing was tried, because the delay after earlier wrong passwords is not over. */
    record TooSoon(Duration delay) implements PasswordResult {}
}
