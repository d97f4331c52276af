package org.kakehashi.vault;

import java.sql.SQLException;

/** The database refused or failed: a defect of our SQL, a full disk, or a damaged page. Nothing of a write was kept. */
public final class DatabaseException extends RuntimeException {

    DatabaseException(String message, SQLException cause) {
        super(message, cause);
    }
}
