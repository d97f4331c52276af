package org.kakehashi.ui.message;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Names;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.send.DescribedWords;
import org.kakehashi.ui.send.ValueRows;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.clearsigning.Described;
import org.kakehashi.wallet.clearsigning.Descriptors;
import org.kakehashi.wallet.message.Message;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.siwe.SiweMessage;
import org.kakehashi.wallet.typeddata.MessageMeaning;
import org.kakehashi.wallet.typeddata.TypedData;

/** What a message means, what speaks against signing it, and its fields as they are. */
final class MessageWords {

    private final Texts texts;
    private final NetworkProfile profile;
    private final Names names;
    private final Instant now;

    MessageWords(Texts texts, NetworkProfile profile, Names names, Instant now) {
        this.texts = texts;
        this.profile = profile;
        this.names = names;
        this.now = now;
    }

    /** Why it cannot be signed; null where it can. @param signer null when nobody is to sign */
    @Nullable
    Notice refusal(Message message, @Nullable Address signer) {
        return switch (message) {
            case Message.Refused(var kind, var reason) ->
                switch (kind) {
                    case EMPTY -> null;
                    case TOO_LONG -> Notice.danger(texts.get("message.tooLong"), "");
                    case TYPED -> Notice.danger(texts.get("message.badTyped"), GuardedText.line(reason));
                    case SIGN_IN -> Notice.danger(texts.get("message.badSignIn"), GuardedText.line(reason));
                };
            case Message.SignIn(var request, var _)
            when signer != null && !request.address().equals(signer) ->
                Notice.danger(
                        texts.get("message.otherAccount"),
                        texts.get("message.otherAccount.text", names.address(request.address())));
            default -> null;
        };
    }

    /** Each of these the person has to agree to before the signature. */
    List<Notice> warnings(Message message) {
        List<Notice> found = new ArrayList<>();
        switch (message) {
            case Message.Text text when text.looksLikeHash() -> found.add(warning("hash"));
            case Message.SignIn(var request, var _) -> signIn(request, found);
            case Message.Typed(var data) -> typed(data, found);
            default -> {}
        }
        return found;
    }

    private Notice warning(String key, Object... values) {
        return Notice.warning(texts.get("message.warn." + key), texts.get("message.warn." + key + ".text", values));
    }

    private void signIn(SiweMessage request, List<Notice> found) {
        Set<SiweMessage.Concern> concerns = request.concerns(now);
        if (concerns.contains(SiweMessage.Concern.OTHER_HOST)) {
            found.add(warning("domain", GuardedText.line(request.domain()), GuardedText.line(request.uri())));
        }
        if (!request.chainId().equals(BigInteger.valueOf(profile.chainId()))) {
            found.add(warning("chain", request.chainId().toString(), profile.name()));
        }
        if (concerns.contains(SiweMessage.Concern.EXPIRED)) {
            found.add(warning("expired"));
        }
        if (concerns.contains(SiweMessage.Concern.NOT_YET_VALID)
                || concerns.contains(SiweMessage.Concern.FROM_THE_FUTURE)) {
            found.add(warning("early"));
        }
    }

    /**
     * How a request to sign in that was signed stands now: each thing against it, or that there is none.
     *
     * @param site the one that it should be for, empty where the person does not say
     */
    List<Notice> standing(SiweMessage request, String site, Instant at) {
        List<Notice> found = new ArrayList<>();
        String domain = GuardedText.line(request.domain());
        if (!site.isBlank() && !site.strip().equalsIgnoreCase(request.domain())) {
            found.add(
                    Notice.danger(texts.get("message.standing.site"), texts.get("message.standing.site.text", domain)));
        }
        for (SiweMessage.Concern concern : request.concerns(at)) {
            found.add(Notice.danger(
                    texts.get("message.standing." + concern),
                    texts.get("message.standing." + concern + ".text", domain, GuardedText.line(request.uri()))));
        }
        if (found.isEmpty()) {
            String end = request.expirationTime();
            found.add(Notice.success(
                    texts.get("message.standing.good", domain),
                    end == null
                            ? texts.get("message.standing.good.forever")
                            : texts.get("message.standing.good.until", moment(end))));
        }
        return found;
    }

    private void typed(TypedData data, List<Notice> found) {
        switch (MessageMeaning.of(data)) {
            case MessageMeaning.Allowance allowance -> allowance(allowance, found);
            case MessageMeaning.Allowances(var each) -> each.forEach(one -> allowance(one, found));
            case MessageMeaning.SignedTransfer(var token, var _, var to, var units, var _) ->
                found.add(warning(
                        "transfer", token == null ? units.toString() : names.amount(token, units), names.address(to)));
            case MessageMeaning.Delegation(var to, var _) -> found.add(warning("delegation", names.address(to)));
            case MessageMeaning.Other _ -> {
                Described described = described(data);
                Descriptors.Entry source = described == null ? null : described.source();
                found.add(
                        source == null
                                ? warning("unreadable")
                                : Notice.warning(
                                        texts.get("send.check.wordsOfAFile", GuardedText.line(source.name())),
                                        texts.get("send.check.wordsOfAFile.text")));
            }
        }
        data.chainId()
                .filter(chain -> !chain.equals(BigInteger.valueOf(profile.chainId())))
                .ifPresent(chain -> found.add(warning("chain", chain.toString(), profile.name())));
        if (!data.unsignedFields().isEmpty()) {
            found.add(warning("unsigned", GuardedText.line(String.join(", ", data.unsignedFields()))));
        }
    }

    /** A descriptor's words, for messages that no standard knows. */
    private @Nullable Described described(TypedData data) {
        return MessageMeaning.of(data) instanceof MessageMeaning.Other
                ? names.described(data).orElse(null)
                : null;
    }

    private void allowance(MessageMeaning.Allowance allowance, List<Notice> found) {
        Address token = allowance.token();
        String much = token == null ? allowance.units().toString() : names.amount(token, allowance.units());
        found.add(
                allowance.unlimited()
                        ? Notice.danger(
                                texts.get("message.warn.unlimited"),
                                texts.get("message.warn.unlimited.text", names.address(allowance.spender())))
                        : warning("permit", names.address(allowance.spender()), much));
    }

    /** The message in words and in its own fields. */
    Node facts(Message message) {
        var facts = new KeyValues();
        switch (message) {
            case Message.Text(String text) -> {
                facts.row(texts.get("message.kind"), texts.get("message.kind.text"));
                facts.row(texts.get("message.content"), GuardedText.flow(text));
            }
            case Message.SignIn(var request, var _) -> signInFacts(request, facts);
            case Message.Typed(var data) -> typedFacts(data, facts);
            case Message.Refused _ -> {}
        }
        return facts;
    }

    private void signInFacts(SiweMessage request, KeyValues facts) {
        facts.row(
                texts.get("message.kind"),
                Form.words(texts.get("message.kind.signIn", GuardedText.line(request.domain()))));
        facts.row(texts.get("message.account"), Form.words(names.address(request.address())));
        String statement = request.statement();
        if (statement != null) {
            facts.row(texts.get("message.statement"), GuardedText.flow(statement));
        }
        facts.row(texts.get("message.uri"), Form.words(GuardedText.line(request.uri())));
        facts.row(texts.get("message.chain"), request.chainId().toString());
        facts.row(texts.get("message.issued"), moment(request.issuedAt()));
        String end = request.expirationTime();
        if (end != null) {
            facts.row(texts.get("message.until"), moment(end));
        }
        List<String> resources = request.resources();
        if (resources != null && !resources.isEmpty()) {
            facts.row(texts.get("message.resources"), GuardedText.flow(String.join("\n", resources)));
        }
    }

    private String moment(String text) {
        return SiweMessage.time(text).map(texts::moment).orElse(GuardedText.line(text));
    }

    private void typedFacts(TypedData data, KeyValues facts) {
        facts.row(
                texts.get("message.kind"),
                Form.words(texts.get("message.kind.typed", GuardedText.line(data.primaryType()))));
        new MeaningRows(texts, names).add(MessageMeaning.of(data), facts);
        data.name().ifPresent(name -> facts.row(texts.get("message.by"), Form.words(GuardedText.line(name))));
        data.verifyingContract()
                .ifPresent(contract -> facts.row(texts.get("message.contract"), Form.words(names.address(contract))));
        data.chainId().ifPresent(chain -> facts.row(texts.get("message.chain"), chain.toString()));
        Described described = described(data);
        if (described != null) {
            new DescribedWords(texts, names).rows(described, facts);
        } else {
            new ValueRows(names).add(data.message(), facts);
        }
        facts.row(
                texts.get("message.digest"),
                Form.words(data.digest().toHex().replaceAll("(.{34})", "$1\n").strip()));
    }

    static InlineMessage message(Notice notice) {
        return new InlineMessage(notice.kind(), notice.title(), notice.text());
    }
}
