package org.kakehashi.messaging.messenger;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.kakehashi.messaging.conversation.AttachedFiles;

/** Deletes the copies of files whose message disappeared or was deleted: here, and one's own from the servers too. */
final class Sweeping {

    /** Servers that could not be reached so often are left alone until the program runs again. */
    private static final int MOST_TRIES = 5;

    private final AttachedFiles attached;
    private final Messenger.Files files;
    private final Consumer<Throwable> failures;
    private final Map<String, Integer> tries = new HashMap<>();

    Sweeping(AttachedFiles attached, Messenger.Files files, Consumer<Throwable> failures) {
        this.attached = attached;
        this.files = files;
        this.failures = failures;
    }

    /** Does it once. */
    void run() throws InterruptedException {
        for (AttachedFiles.Gone gone : attached.gone()) {
            try {
                files.receiving().forget(gone.sha256());
                if (!gone.everywhere() || gone(gone.sha256())) {
                    files.sending().drop(gone.sha256());
                    attached.forget(gone.sha256());
                }
            } catch (IOException disk) {
                failures.accept(disk);
            }
        }
    }

    private boolean gone(String sha256) throws InterruptedException {
        int before = tries.getOrDefault(sha256, 0);
        if (before < MOST_TRIES) {
            tries.put(sha256, before + 1);
            return files.sending().delete(sha256).isEmpty();
        }
        return false;
    }
}
