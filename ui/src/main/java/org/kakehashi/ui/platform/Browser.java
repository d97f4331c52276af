package org.kakehashi.ui.platform;

import java.net.URI;

/** The person's web browser. It is opened only by their own click, and leaves the program's rules about hosts. */
@FunctionalInterface
public interface Browser {

    void open(URI page);
}
