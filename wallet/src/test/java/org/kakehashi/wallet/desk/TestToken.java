package org.kakehashi.wallet.desk;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kakehashi.testbed.Anvil;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.ContractAddress;

/** The ERC-20 token of the recorded exchanges, put on an anvil by one of its unlocked accounts. */
public final class TestToken {

    private static final Pattern DEPLOY = Pattern.compile("\"data\"\\s*:\\s*\"(0x60[0-9a-f]{1000,})\"");

    private TestToken() {}

    /** Deploys it; all tokens belong to the deployer. */
    public static Address deploy(Anvil anvil, Address deployer) throws IOException, InterruptedException {
        BigInteger nonce = Desk.nonce(anvil, deployer);
        anvil.call(
                "eth_sendTransaction",
                "{\"from\":\"" + deployer.toLowerHex()
                        + "\",\"gas\":\"0x200000\",\"gasPrice\":\"0x77359400\",\"data\":\"" + code() + "\"}");
        Address token = ContractAddress.create(deployer, nonce);
        // Anvil answers before the block with the transaction is there.
        Desk.await(
                () -> anvil.call("eth_getCode", "\"" + token.toLowerHex() + "\",\"latest\""),
                code -> !code.contains("\"result\":\"0x\""));
        return token;
    }

    private static String code() throws IOException {
        try (InputStream in = Anvil.class.getResourceAsStream("chain/alaya-09-erc20.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Matcher matcher = DEPLOY.matcher(text);
            if (!matcher.find()) {
                throw new IllegalStateException("no deployment in the recording");
            }
            return matcher.group(1);
        }
    }

    /** Units of the token that an address holds. */
    public static BigInteger balance(Anvil anvil, Address token, Address holder) {
        String data = "0x70a08231" + "0".repeat(24) + holder.toLowerHex().substring(2);
        return Desk.quantity(
                anvil.call("eth_call", "{\"to\":\"" + token.toLowerHex() + "\",\"data\":\"" + data + "\"},\"latest\""));
    }

    /** A transfer made by an unlocked account of anvil, outside the wallet. */
    public static void transfer(Anvil anvil, Address token, Address from, Address to, BigInteger units) {
        String data = "0xa9059cbb" + "0".repeat(24) + to.toLowerHex().substring(2) + String.format("%064x", units);
        anvil.call(
                "eth_sendTransaction",
                "{\"from\":\"" + from.toLowerHex() + "\",\"to\":\"" + token.toLowerHex()
                        + "\",\"gas\":\"0x30000\",\"gasPrice\":\"0x77359400\",\"data\":\"" + data + "\"}");
    }
}
