package org.kakehashi.wallet.systemcontract;

import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.SystemContracts;
import org.kakehashi.wallet.rlp.Bytes;

/**
 * What stands behind an address on PlatON and Alaya. WASM contracts begin with the magic bytes 00 61 73 6d; their calls
 * are RLP, not the ABI, so nothing that is made for Ethereum contracts can be sent to them.
 */
public enum ContractKind {
    /** No code: an account. */
    ACCOUNT,
    /** Ethereum bytecode. */
    EVM,
    /** WebAssembly. */
    WASM,
    /** A contract of the protocol. */
    SYSTEM;

    private static final Bytes WASM_MAGIC = Bytes.fromHex("0061736d");

    /**
     * The kind of an address.
     *
     * @param code what the node gives as its code
     */
    public static ContractKind of(Address address, Bytes code) {
        if (SystemContracts.isSystem(address)) {
            return SYSTEM;
        }
        if (code.isEmpty()) {
            return ACCOUNT;
        }
        return isWasm(code) ? WASM : EVM;
    }

    /** Whether code, or the data of a deployment, is WebAssembly. */
    public static boolean isWasm(Bytes code) {
        return code.size() >= WASM_MAGIC.size()
                && code.slice(0, WASM_MAGIC.size()).equals(WASM_MAGIC);
    }
}
