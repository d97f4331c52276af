package org.kakehashi.wallet.signature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.kakehashi.wallet.conformance.Suite.hex;
import static org.kakehashi.wallet.conformance.Suite.text;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.conformance.Suite;
import org.kakehashi.wallet.key.PrivateKey;

@Tag("conformance")
class SignatureConformanceTest {

    @Test
    void personalMessages() {
        Suite.run("eip191-2098", each -> {
            PersonalMessage message = each.has("messageHex")
                    ? PersonalMessage.of(hex(each, "messageHex"))
                    : PersonalMessage.of(text(each, "messageUtf8"));
            assertArrayEquals(hex(each, "hash"), message.hash());
            try (PrivateKey key = PrivateKey.of(hex(each, "privateKey"))) {
                Signature signature = message.sign(key);
                assertArrayEquals(hex(each, "signature"), signature.bytes());
                assertArrayEquals(hex(each, "compact2098"), signature.compact());
                assertEquals(each.get("yParity").asInt(), signature.yParity());
            }
            Optional<Address> signer = Optional.of(Address.ofHex(text(each, "address")));
            for (String form : new String[] {"signature", "compact2098"}) {
                Signature.Reading reading = Signature.read(hex(each, form));
                assertEquals(
                        signer, reading instanceof Signature.Valid(Signature read) ? message.signer(read) : reading);
            }
        });
    }
}
