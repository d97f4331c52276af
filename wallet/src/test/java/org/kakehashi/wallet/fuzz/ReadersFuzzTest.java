package org.kakehashi.wallet.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.kakehashi.testbed.FuzzLimits;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.AddressReader;
import org.kakehashi.wallet.address.AddressReading;
import org.kakehashi.wallet.address.Bech32;
import org.kakehashi.wallet.clearsigning.DescriptorFile;
import org.kakehashi.wallet.clearsigning.Directory;
import org.kakehashi.wallet.key.DerivationPath;
import org.kakehashi.wallet.key.ExtendedKey;
import org.kakehashi.wallet.key.KeyFile;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.seed.Mnemonic;
import org.kakehashi.wallet.seed.MnemonicReading;
import org.kakehashi.wallet.seed.Slip39Share;
import org.kakehashi.wallet.signature.DerSignature;
import org.kakehashi.wallet.signature.Signature;

/**
 * No input may throw, and what was accepted must come out the same when it is written again. Without the environment
 * variable {@code JAZZER_FUZZ} the committed inputs are run; with {@code JAZZER_FUZZ=1} and the system property
 * {@code jazzer.hooks=true}, which turns on the measuring of coverage, new ones are sought, one method a run.
 */
class ReadersFuzzTest {

    private final FuzzLimits limits = new FuzzLimits();

    @FuzzTest(maxDuration = "10m")
    void keyFile(byte[] input) {
        limits.within(() -> keyFileOf(input));
    }

    private static void keyFileOf(byte[] input) {
        if (KeyFile.read(input) instanceof KeyFile.Valid(KeyFile file)) {
            Optional<Address> address = file.address();
            address.ifPresent(each -> assertEquals(each, Address.ofHex(each.toHex())));
        }
    }

    @FuzzTest(maxDuration = "10m")
    void slip39Share(byte[] input) {
        limits.within(() -> slip39ShareOf(input));
    }

    private static void slip39ShareOf(byte[] input) {
        if (Slip39Share.read(text(input)) instanceof Slip39Share.Valid(Slip39Share share)) {
            char[] words = share.words();
            Slip39Share.Valid again =
                    assertInstanceOf(Slip39Share.Valid.class, Slip39Share.read(CharBuffer.wrap(words)));
            assertEquals(share.header(), again.share().header());
            assertArrayEquals(words, again.share().words());
        }
    }

    @FuzzTest(maxDuration = "10m")
    void address(byte[] input) {
        limits.within(() -> addressOf(input));
    }

    private static void addressOf(byte[] input) {
        String text = text(input);
        if (AddressReader.read(text, "lat")
                instanceof AddressReading.Valid(Address address, AddressReading.Form form)) {
            String again = form == AddressReading.Form.BECH32 ? address.toBech32("lat") : address.toHex();
            assertTrue(again.equalsIgnoreCase(text.strip()));
        }
    }

    @FuzzTest(maxDuration = "10m")
    void bech32(byte[] input) {
        limits.within(() -> bech32Of(input));
    }

    private static void bech32Of(byte[] input) {
        String text = text(input);
        if (Bech32.decode(text) instanceof Bech32.Sound(String hrp, byte[] payload)) {
            assertEquals(text.toLowerCase(Locale.ROOT), Bech32.encode(hrp, payload));
        }
    }

    @FuzzTest(maxDuration = "10m")
    void mnemonic(byte[] input) {
        limits.within(() -> mnemonicOf(input));
    }

    private static void mnemonicOf(byte[] input) {
        if (Mnemonic.read(text(input)) instanceof MnemonicReading.Valid(Mnemonic words)) {
            try (Mnemonic again = Mnemonic.ofEntropy(words.language(), words.entropy())) {
                assertArrayEquals(words.phrase(), again.phrase());
            }
        }
    }

    @FuzzTest(maxDuration = "10m")
    void extendedKey(byte[] input) {
        limits.within(() -> extendedKeyOf(input));
    }

    private static void extendedKeyOf(byte[] input) {
        String text = text(input);
        if (ExtendedKey.read(text) instanceof ExtendedKey.Valid(ExtendedKey key)) {
            assertEquals(text.strip(), key.isPrivate() ? new String(key.xprv()) : key.xpub());
        }
    }

    @FuzzTest(maxDuration = "10m")
    void derivationPath(byte[] input) {
        limits.within(() -> derivationPathOf(input));
    }

    private static void derivationPathOf(byte[] input) {
        DerivationPath.parse(text(input))
                .ifPresent(path -> assertEquals(Optional.of(path), DerivationPath.parse(path.toString())));
    }

    @FuzzTest(maxDuration = "10m")
    void signature(byte[] input) {
        limits.within(() -> signatureOf(input));
    }

    private static void signatureOf(byte[] input) {
        if (Signature.read(input) instanceof Signature.Valid(Signature signature)) {
            assertEquals(new Signature.Valid(signature), Signature.read(signature.compact()));
            signature.recoverAddress(new byte[32]);
        }
        DerSignature.read(input).ifPresent(der -> assertFalse(der.r().signum() < 0));
    }

    @FuzzTest(maxDuration = "10m")
    void descriptor(byte[] input) {
        limits.within(() -> descriptorOf(input));
    }

    private static void descriptorOf(byte[] input) {
        if (DescriptorFile.read(input, null) instanceof DescriptorFile.Valid(DescriptorFile file)) {
            DescriptorFile.Place place = file.contracts().getFirst();
            file.descriptor()
                    .describe(
                            place.chainId(),
                            place.contract(),
                            null,
                            BigInteger.ONE,
                            Bytes.fromHex("40c10f19" + "00".repeat(31) + "40" + "00".repeat(31) + "01"),
                            Directory.NONE);
        }
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
