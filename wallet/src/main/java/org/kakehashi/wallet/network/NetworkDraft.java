package org.kakehashi.wallet.network;

import java.util.List;

/**
 * A network as a person types it in.
 *
 * @param name 1 to 60 characters
 * @param chainId decimal, or hexadecimal with 0x
 * @param hrp bech32 prefix, blank for hexadecimal addresses
 * @param symbol 1 to 12 characters
 * @param decimals decimal places of the coin, nearly always 18
 * @param nodes http or https addresses
 * @param explorer https address, blank for none
 * @param dynamicFees whether it accepts type 2 transactions (EIP-1559)
 */
public record NetworkDraft(
        String name,
        String chainId,
        String hrp,
        String symbol,
        int decimals,
        List<String> nodes,
        String explorer,
        boolean dynamicFees) {

    public NetworkDraft {
        nodes = List.copyOf(nodes);
    }
}
