// SPDX-License-Identifier: AGPL-3.0-only
//
// Reads the balances of many owners in many tokens in one eth_call that deploys nothing: the call is a contract
// creation, this code runs as the constructor, and what it would leave as the contract's code is the answer.
// Only Byzantium and Istanbul instructions, so that it runs on Alaya as well.
//
// Input, appended to this code:
//   1 byte   1 to read each owner's coin too, else 0
//   2 bytes  number of tokens T, big-endian
//   2 bytes  number of owners O, big-endian
//   T × 20   token addresses
//   O × 20   owner addresses
//
// Output, with N = O × (T + coin) values, owner by owner, the coin before the tokens:
//   32 bytes        number of the block it ran in (its first byte is zero, which EIP-3541 needs)
//   ceil(N/8) bytes one bit for each value, lowest first: 1 if the value was read
//   N × 32 bytes    the values, zero where the bit is 0
object "GridScanner" {
    code {
        let input := 0x80
        let length := sub(codesize(), datasize("GridScanner"))
        codecopy(input, datasize("GridScanner"), length)

        let head := mload(input)
        let coin := shr(248, head)
        let tokens := and(shr(232, head), 0xffff)
        let owners := and(shr(216, head), 0xffff)
        let tokenList := add(input, 5)
        let ownerList := add(tokenList, mul(tokens, 20))
        let count := mul(owners, add(tokens, coin))

        let output := and(add(add(ownerList, mul(owners, 20)), 31), not(31))
        let marks := add(output, 32)
        let values := add(marks, div(add(count, 7), 8))
        mstore(output, number())

        // balanceOf(address), the owner behind it at 0x04; answers land at 0x40.
        mstore(0x00, shl(224, 0x70a08231))
        let index := 0
        for { let o := 0 } lt(o, owners) { o := add(o, 1) } {
            let owner := shr(96, mload(add(ownerList, mul(o, 20))))
            if coin {
                put(marks, values, index, balance(owner))
                index := add(index, 1)
            }
            mstore(0x04, owner)
            for { let t := 0 } lt(t, tokens) { t := add(t, 1) } {
                let token := shr(96, mload(add(tokenList, mul(t, 20))))
                // A token may burn at most this gas, so that a hostile one does not take the others with it.
                if staticcall(150000, token, 0x00, 0x24, 0x40, 0x20) {
                    if eq(returndatasize(), 0x20) { put(marks, values, index, mload(0x40)) }
                }
                index := add(index, 1)
            }
        }
        return(output, sub(add(values, mul(count, 32)), output))

        function put(marksAt, valuesAt, i, value) {
            let cell := add(marksAt, shr(3, i))
            mstore8(cell, or(byte(0, mload(cell)), shl(and(i, 7), 1)))
            mstore(add(valuesAt, mul(i, 32)), value)
        }
    }
}
