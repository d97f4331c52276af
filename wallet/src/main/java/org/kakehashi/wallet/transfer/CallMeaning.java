package org.kakehashi.wallet.transfer;

import org.kakehashi.wallet.abi.CallDecoding;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.SystemContracts;
import org.kakehashi.wallet.network.Feature;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.systemcontract.SystemCallReading;

/** What the data of a call mean, read from the very bytes that are signed. */
public sealed interface CallMeaning {

    /** A call of one of the network's own contracts. */
    record OfSystemContract(SystemCallReading reading) implements CallMeaning {}

    /** A call of any other contract, as far as the standards tell. */
    record OfContract(CallDecoding decoding) implements CallMeaning {}

    /** Reads the data of a call on this network. */
    static CallMeaning of(NetworkProfile profile, Address contract, Bytes data) {
        return isSystem(profile, contract)
                ? new OfSystemContract(SystemCallReading.of(contract, data))
                : new OfContract(CallDecoding.guessing(contract, data));
    }

    /** Whether an address is one of the contracts that this network itself is made of. */
    static boolean isSystem(NetworkProfile profile, Address address) {
        boolean has = profile.hrp() != null || profile.features().contains(Feature.DELEGATION);
        return has && SystemContracts.isSystem(address);
    }
}
