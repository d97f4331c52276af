package org.kakehashi.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.hash.Hash;
import org.kakehashi.wallet.key.ExtendedKey;
import org.kakehashi.wallet.key.PrivateKey;
import org.kakehashi.wallet.key.PublicKey;
import org.kakehashi.wallet.signature.Signature;
import org.web3j.crypto.Bip32ECKeyPair;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;

/**
 * Signatures made, verified and recovered, and addresses derived, a second in one thread: ours, Web3j alone, and
 * libsecp256k1 called directly. All three must come to the same bytes.
 */
public final class SigningBench {

    private static final byte[] SECRET = Hash.keccak256(new byte[] {1});
    private static final byte[] SEED = Hash.sha256(new byte[] {2});
    private static final int WARMING = 20_000;
    private static final int STEPS = 2_000;
    private static final int ROUNDS = 5;

    private SigningBench() {}

    private interface Step {
        /** @return whether the result is the one that was expected */
        boolean run() throws Exception;
    }

    /** Takes no arguments; prints a table. */
    public static void main(String[] arguments) throws Exception {
        try (NativeCurve curve = new NativeCurve();
                PrivateKey key = PrivateKey.of(SECRET)) {
            byte[] hash = Hash.keccak256(new byte[] {3});
            System.out.printf(
                    "%-10s %14s %14s %14s   ours/Web3j   ours/libsecp256k1%n",
                    "a second", "Kakehashi", "Web3j", "libsecp256k1");
            compare("sign", signing(curve, key, hash));
            compare("verify", verifying(curve, key, hash));
            compare("recover", recovering(curve, key, hash));
            compare("derive", deriving(curve));
        }
    }

    private static List<Step> signing(NativeCurve curve, PrivateKey key, byte[] hash) {
        ECKeyPair pair = ECKeyPair.create(SECRET);
        byte[] expected = curve.sign(hash, SECRET);
        return List.of(
                () -> Arrays.equals(key.sign(hash).bytes(), expected),
                () -> {
                    Sign.SignatureData made = Sign.signMessage(hash, pair, false);
                    return Arrays.equals(made.getR(), Arrays.copyOf(expected, 32)) && made.getV()[0] == expected[64];
                },
                () -> Arrays.equals(curve.sign(hash, SECRET), expected));
    }

    /** Web3j has no verification but recovering the key and comparing it. */
    private static List<Step> verifying(NativeCurve curve, PrivateKey key, byte[] hash) {
        Signature signature = key.sign(hash);
        PublicKey signer = key.publicKey();
        Sign.SignatureData theirs = data(signature);
        BigInteger expected = ECKeyPair.create(SECRET).getPublicKey();
        curve.sign(hash, SECRET);
        curve.wholePublicKey(SECRET);
        return List.of(
                () -> signer.verify(hash, signature),
                () -> Sign.signedMessageHashToKey(hash, theirs).equals(expected),
                curve::verify);
    }

    private static Sign.SignatureData data(Signature signature) {
        byte[] bytes = signature.bytes();
        return new Sign.SignatureData(bytes[64], Arrays.copyOf(bytes, 32), Arrays.copyOfRange(bytes, 32, 64));
    }

    private static List<Step> recovering(NativeCurve curve, PrivateKey key, byte[] hash) {
        Signature signature = key.sign(hash);
        Sign.SignatureData theirs = data(signature);
        Optional<Address> expected = Optional.of(key.address());
        String plain = key.address().toLowerHex();
        curve.sign(hash, SECRET);
        return List.of(
                () -> signature.recoverAddress(hash).equals(expected),
                () -> ("0x" + Keys.getAddress(Sign.signedMessageHashToKey(hash, theirs))).equals(plain),
                () -> address(curve.recover()).equals(expected));
    }

    /** The next address below a private chain of BIP-32. */
    private static List<Step> deriving(NativeCurve curve) throws GeneralSecurityException {
        ExtendedKey ours = ExtendedKey.ofSeed(SEED);
        Bip32ECKeyPair theirs = Bip32ECKeyPair.generateKeyPair(SEED);
        Mac mac = Mac.getInstance("HmacSHA512");
        byte[] chain = ours.chainCode();
        byte[] secret = ours.privateKey().bytes();
        mac.init(new SecretKeySpec(chain, "HmacSHA512"));
        byte[] parent = curve.publicKey(secret);
        Address expected = ours.child(7).address();
        String plain = expected.toLowerHex();
        return List.of(
                () -> {
                    try (ExtendedKey child = ours.child(7)) {
                        return child.address().equals(expected);
                    }
                },
                () -> {
                    Bip32ECKeyPair child = Bip32ECKeyPair.deriveKeyPair(theirs, new int[] {7});
                    return ("0x" + Keys.getAddress(child.getPublicKey())).equals(plain);
                },
                () -> {
                    mac.update(parent);
                    byte[] both = mac.doFinal(new byte[] {0, 0, 0, 7});
                    byte[] child = curve.plus(secret, Arrays.copyOf(both, 32));
                    return address(curve.wholePublicKey(child)).equals(Optional.of(expected));
                });
    }

    /** Without reading the point again, which would cost more than all the rest. */
    private static Optional<Address> address(byte[] key) {
        byte[] hash = Hash.keccak256(Arrays.copyOfRange(key, 1, key.length));
        return Optional.of(Address.of(Arrays.copyOfRange(hash, 12, 32)));
    }

    private static void compare(String what, List<Step> ways) throws Exception {
        double[] best = new double[ways.size()];
        for (Step way : ways) {
            measure(what, way, WARMING);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < best.length; i++) {
                best[i] = Math.max(best[i], measure(what, ways.get(i), STEPS));
            }
        }
        System.out.printf(
                "%-10s %14.0f %14.0f %14.0f   %10.2f   %10.2f%n",
                what, best[0], best[1], best[2], best[0] / best[1], best[0] / best[2]);
    }

    /** Steps a second of this thread's own time, which other work on the machine does not count in. */
    private static double measure(String what, Step step, int steps) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < steps; i++) {
            if (!step.run()) {
                throw new IllegalStateException(what + ": another result");
            }
        }
        return steps * 1e9 / (threads.getCurrentThreadCpuTime() - start);
    }
}
