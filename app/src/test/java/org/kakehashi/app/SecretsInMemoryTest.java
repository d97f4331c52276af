package org.kakehashi.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.testbed.MemoryScan;
import org.kakehashi.wallet.key.DerivationPath;
import org.kakehashi.wallet.key.ExtendedKey;
import org.kakehashi.wallet.seed.Language;
import org.kakehashi.wallet.seed.Mnemonic;

/** After the lock of the real window, the raw memory of its process holds no password, words, seed or key. */
class SecretsInMemoryTest {

    /** Two seconds are enough on a quiet machine; one that runs other tests meanwhile needs more. */
    private static final int BUSY_SECONDS = 15;

    @TempDir
    Path folder;

    @Test
    void theLockLeavesNothing() throws Exception {
        assumeTrue(MemoryScan.unsupported().isEmpty(), MemoryScan.unsupported().orElse(""));
        String password = new SecureRandom()
                .ints(24, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        MemoryScan scan = new MemoryScan().text("password", password);
        try (Mnemonic mnemonic = Mnemonic.generate(Language.ENGLISH, 12, new SecureRandom());
                Child child = new Child(Child.command(SecretsChild.class, List.of(folder.toString())))) {
            StringBuilder words = new StringBuilder();
            for (int i = 0; i < mnemonic.count(); i++) {
                words.append(i == 0 ? "" : " ").append(mnemonic.word(i));
            }
            scan.text("words", words.toString());
            byte[] seed = mnemonic.seed(new char[0]);
            scan.bytes("seed", seed);
            scan.bytes("private key", privateKey(seed));
            child.sayBytes(words.toString());
            child.sayBytes(password);
            child.hear("OPEN");
            assertFalse(scan.find(child.pid()).isEmpty(), "the scan sees what the person has just typed");
            child.say("");
            child.hear("LOCKED");
            List<MemoryScan.Hit> left = scan.find(child.pid());
            for (int second = 0; second < BUSY_SECONDS && !left.isEmpty(); second++) {
                Thread.sleep(1_000);
                left = scan.find(child.pid());
            }
            assertEquals(List.of(), left);
            child.say("");
            assertEquals(0, child.waitFor());
        }
    }

    private static byte[] privateKey(byte[] seed) {
        try (ExtendedKey master = ExtendedKey.ofSeed(seed);
                ExtendedKey key = master.derive(DerivationPath.of("m/44'/486'/0'/0/0"))) {
            return key.privateKey().bytes();
        }
    }
}
