package org.kakehashi.wallet.systemcontract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.key.PrivateKey;
import org.kakehashi.wallet.rlp.Bytes;

/** The public test keys that the recordings were made with: the first six of the phrase "test test … junk". */
public final class TestKeys {

    private static final Map<Address, PrivateKey> KEYS = List.of(
                    "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
                    "59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
                    "5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a",
                    "7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6",
                    "47e179ec197488593b187f80a00eb0da91f1b9d0b13f8733639f19c30a34926a",
                    "8b3a350cf5c34c9194ca85829a2df0ec3153be0318b5e2d3348e872092edffba")
            .stream()
            .map(hex -> PrivateKey.of(Bytes.fromHex(hex).toArray()))
            .collect(Collectors.toMap(PrivateKey::address, Function.identity()));

    /** The account that delegates in the recordings. */
    public static final Address DELEGATOR = Address.ofHex("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266");

    /** The account that loses a whole delegation in the recordings. */
    public static final Address E = Address.ofHex("0x15d34aaf54267db7d7c367839aaf71a00a2c6a65");

    /** The account with a restricting plan that it delegates from. */
    public static final Address F = Address.ofHex("0x9965507d1a55bcc2695c58ba16fb37d819b0a4dc");

    /** The account that staked for the second node. */
    public static final Address OPERATOR = Address.ofHex("0x70997970c51812dc3a010c7d01b50e0d17dc79c8");

    private TestKeys() {}

    /** The key of an account, if it is one of them. */
    public static Optional<PrivateKey> of(Address account) {
        return Optional.ofNullable(KEYS.get(account));
    }
}
