package org.kakehashi.net;

import java.io.IOException;

/** A connection that was not made, because the person has not allowed this host for this purpose. */
public final class HostNotAllowedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient HostPort host;
    private final Purpose purpose;

    public HostNotAllowedException(HostPort host, Purpose purpose) {
        super("not allowed: " + host + " as " + purpose);
        this.host = host;
        this.purpose = purpose;
    }

    public HostPort host() {
        return host;
    }

    public Purpose purpose() {
        return purpose;
    }
}
