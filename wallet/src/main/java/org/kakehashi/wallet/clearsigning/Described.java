package org.kakehashi.wallet.clearsigning;

import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.typeddata.TypedValue;

/**
 * A call or message in the words of a descriptor, together with everything that the words leave out.
 *
 * @param text the words; where {@code source} is null they are keys of the program's own texts
 * @param values all arguments or fields, whether the words mention them or not
 * @param rest bytes behind the arguments of a call, mostly none
 * @param source the file that the person added, or null for a description that comes with the program
 */
public record Described(ClearText text, TypedValue.Struct values, Bytes rest, Descriptors.@Nullable Entry source) {}
