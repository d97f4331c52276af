/** What happened on the person's accounts, kept in the vault, readable and searchable without a connection. */
@NullMarked
package org.kakehashi.wallet.history;

import org.jspecify.annotations.NullMarked;
