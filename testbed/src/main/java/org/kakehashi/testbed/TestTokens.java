package org.kakehashi.testbed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Deploys the tokens of {@code testbed/contracts/TestTokens.sol} on an {@link Anvil}, from its first prefunded account.
 * Addresses are 0x and lower-case hex.
 */
public final class TestTokens {

    /** Anvil's first prefunded account, which deploys and first owns everything. */
    public static final String OWNER = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";

    private static final Pattern RESULT = Pattern.compile("\"result\":\"(0x[0-9a-f]*)\"");
    private static final Pattern CONTRACT = Pattern.compile("\"contractAddress\":\"(0x[0-9a-f]{40})\"");
    private static final Pattern CODE = Pattern.compile("\"creationCode\": \"0x([0-9a-f]*)\"");

    private TestTokens() {}

    /** An ordinary ERC-20, its supply given to {@link #OWNER}. */
    public static String deployPlain(Anvil anvil, String name, String symbol, int decimals, BigInteger supply) {
        byte[] nameText = text(name);
        String arguments = word(BigInteger.valueOf(128))
                + word(BigInteger.valueOf(128L + nameText.length))
                + word(BigInteger.valueOf(decimals))
                + word(supply)
                + HexFormat.of().formatHex(nameText)
                + HexFormat.of().formatHex(text(symbol));
        return deploy(anvil, "PlainToken", arguments);
    }

    /** Another contract of the file, by its name. */
    public static String deploy(Anvil anvil, String contract) {
        return deploy(anvil, contract, "");
    }

    /** Gives an owner more of an ordinary token. */
    public static void mint(Anvil anvil, String token, String owner, BigInteger value) {
        transact(anvil, token, "40c10f19" + "0".repeat(24) + owner.substring(2) + word(value));
    }

    /** From now on {@code balanceOf} of a RefusingToken, GarbageToken or BurningToken misbehaves. */
    public static void shut(Anvil anvil, String token) {
        transact(anvil, token, "6ce800c5");
    }

    /** Sends a transaction with this call data (hex without 0x) from {@link #OWNER}; returns its hash once it is in a block. */
    public static String transact(Anvil anvil, String to, String data) {
        String hash = send(anvil, "\"to\":\"" + to + "\",\"data\":\"0x" + data + "\"");
        receipt(anvil, hash);
        return hash;
    }

    private static String deploy(Anvil anvil, String contract, String arguments) {
        String hash = send(anvil, "\"data\":\"0x" + creationCode(contract) + arguments + "\"");
        return first(CONTRACT, receipt(anvil, hash));
    }

    private static String send(Anvil anvil, String members) {
        // A gas price of its own, as the default is of a kind that older rules refuse.
        return first(
                RESULT,
                anvil.call(
                        "eth_sendTransaction",
                        "{\"from\":\"" + OWNER + "\",\"gasPrice\":\"0x77359400\"," + members + "}"));
    }

    private static String receipt(Anvil anvil, String hash) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            String receipt = anvil.call("eth_getTransactionReceipt", "\"" + hash + "\"");
            if (!receipt.contains("\"result\":null")) {
                return receipt;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no block took the transaction " + hash);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static String creationCode(String contract) {
        try (InputStream in = TestTokens.class.getResourceAsStream("contracts/" + contract + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("no contract " + contract);
            }
            return first(CODE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(HexFormat.of().parseHex(word(BigInteger.valueOf(utf8.length))));
        out.writeBytes(utf8);
        out.writeBytes(new byte[(32 - utf8.length % 32) % 32]);
        return out.toByteArray();
    }

    private static String word(BigInteger value) {
        String digits = value.toString(16);
        return "0".repeat(64 - digits.length()) + digits;
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("unexpected answer: " + text);
        }
        return matcher.group(1);
    }
}
