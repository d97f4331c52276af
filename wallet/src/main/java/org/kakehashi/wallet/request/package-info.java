/** What people hand each other to be paid: payment links (ERC-681), addresses with their chain (ERC-7930), references (ISO 11649). */
@NullMarked
package org.kakehashi.wallet.request;

import org.jspecify.annotations.NullMarked;
