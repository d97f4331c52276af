package org.kakehashi.wallet.rlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RlpTest {

    @Test
    void whatIsReadIsWrittenBackToTheSameBytes() {
        Random random = new Random(7);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[0] = (byte) (0xc0 + bytes.length - 1);
            }
            try {
                RlpItem item = Rlp.decode(bytes);
                read++;
                assertEquals(Bytes.of(bytes), Bytes.of(Rlp.encode(item)));
            } catch (RlpException e) {
                // Most random bytes are no RLP; those that are must be canonical.
                continue;
            }
        }
        assertTrue(read > 1_000, "only " + read + " were RLP");
    }

    @Test
    void deepNestingAndManyItemsAreRefusedEarly() {
        RlpItem item = RlpList.of();
        for (int i = 0; i <= Rlp.DEEPEST_NESTING; i++) {
            item = RlpList.of(item);
        }
        byte[] tooDeep = Rlp.encode(item);
        assertThrows(RlpException.class, () -> Rlp.decode(tooDeep));

        byte[] many = new byte[Rlp.MOST_ITEMS + 10];
        Arrays.fill(many, (byte) 0xc0);
        many[0] = (byte) 0xfa;
        int length = many.length - 4;
        many[1] = (byte) (length >> 16);
        many[2] = (byte) (length >> 8);
        many[3] = (byte) length;
        assertThrows(RlpException.class, () -> Rlp.decode(many));
        assertThrows(RlpException.class, () -> Rlp.decode(new byte[Rlp.LARGEST_INPUT + 1]));
    }
}
