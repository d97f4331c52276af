package org.kakehashi.ui.holding;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.clearsigning.Described;
import org.kakehashi.wallet.clearsigning.Directory;
import org.kakehashi.wallet.money.Asset;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.token.ListedToken;
import org.kakehashi.wallet.typeddata.TypedData;

/** What the person knows addresses by: own accounts, listed tokens, and the one contract that everybody knows. */
public final class Names {

    private static final Address PERMIT2 = Address.ofHex("0x000000000022D473030F116dDEE9F6B43aC78BA3");

    private final Texts texts;
    private final Figures figures;
    private final NetworkProfile profile;
    private final @Nullable Holdings holdings;
    private final Map<Address, Asset> more;

    private Names(
            Texts texts,
            Figures figures,
            NetworkProfile profile,
            @Nullable Holdings holdings,
            Map<Address, Asset> more) {
        this.texts = texts;
        this.figures = figures;
        this.profile = profile;
        this.holdings = holdings;
        this.more = more;
    }

    /** Knows nobody. */
    public static Names none(Texts texts, Figures figures, NetworkProfile profile) {
        return new Names(texts, figures, profile, null, Map.of());
    }

    /** @param more tokens that are not listed but were asked what they are */
    public static Names of(Texts texts, NetworkProfile profile, Holdings holdings, Map<Address, Asset> more) {
        return new Names(texts, new Figures(texts, holdings.clock()), profile, holdings, Map.copyOf(more));
    }

    /** The name of an address, guarded; empty for a stranger. */
    public Optional<String> name(Address address) {
        if (address.equals(PERMIT2)) {
            return Optional.of("Permit2");
        }
        if (holdings == null) {
            return Optional.empty();
        }
        return holdings.accounts().book().accounts().stream()
                .filter(account -> account.address().equals(address))
                .map(Account::name)
                .findFirst()
                .or(() -> holdings.tokens()
                        .find(profile.id(), address)
                        .map(ListedToken::token)
                        .map(token -> token.symbol()))
                .map(GuardedText::line);
    }

    /** The address in the network's form, with its name in front if there is one. */
    public String address(Address address) {
        String form = Figures.address(address, profile);
        return name(address).map(name -> name + "\n" + form).orElse(form);
    }

    /** The token at an address, if it is listed or was asked. */
    public Optional<Asset> token(Address address) {
        Optional<Asset> listed = holdings == null
                ? Optional.empty()
                : holdings.tokens()
                        .find(profile.id(), address)
                        .map(ListedToken::token)
                        .map(Holdings::asset);
        return listed.or(() -> Optional.ofNullable(more.get(address)));
    }

    /** A call in the words of a descriptor, if one speaks of it. @param from the sender, or null for nobody yet */
    public Optional<Described> described(Address contract, @Nullable Address from, BigInteger value, Bytes data) {
        return holdings == null
                ? Optional.empty()
                : holdings.descriptors()
                        .call(BigInteger.valueOf(profile.chainId()), contract, from, value, data, new Known());
    }

    /** A typed message in the words of a descriptor, if one speaks of it. */
    public Optional<Described> described(TypedData message) {
        return holdings == null ? Optional.empty() : holdings.descriptors().message(message, new Known());
    }

    /** What descriptors may put between their words; nothing of another network than the present one. */
    private final class Known implements Directory {

        @Override
        public Optional<Token> token(BigInteger chainId, Address address) {
            return !isHere(chainId)
                    ? Optional.empty()
                    : Names.this.token(address).map(asset -> new Token(asset.symbol(), asset.decimals()));
        }

        @Override
        public Optional<String> name(BigInteger chainId, Address address) {
            return isHere(chainId) ? Optional.of(Names.this.address(address)) : Optional.empty();
        }

        @Override
        public Token coin(BigInteger chainId) {
            return isHere(chainId)
                    ? new Token(profile.symbol(), profile.decimals())
                    : new Token(texts.get("send.call.baseUnits.foreign"), 0);
        }

        private boolean isHere(BigInteger chainId) {
            return chainId.equals(BigInteger.valueOf(profile.chainId()));
        }
    }

    /** An amount of a token; in its smallest units where the token is not known. */
    public String amount(Address token, BigInteger units) {
        return token(token)
                .map(asset -> figures.amount(asset.of(units)))
                .orElseGet(() -> texts.get("send.call.baseUnits", units.toString()));
    }
}
