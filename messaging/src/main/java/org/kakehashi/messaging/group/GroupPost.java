package org.kakehashi.messaging.group;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.kakehashi.messaging.event.Rumor;
import org.kakehashi.messaging.identity.PublicIdentity;

/** Sends an inner event to people, by whatever engine reaches each, in the caller's transaction. */
public interface GroupPost {

    /** @param to perhaps oneself among them, for one's other devices */
    void post(Connection tx, Rumor inner, List<PublicIdentity> to) throws SQLException;
}
