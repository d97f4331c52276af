package org.kakehashi.wallet.transfer;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kakehashi.wallet.account.Account;
import org.kakehashi.wallet.account.AccountBook;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.AddressLikeness;
import org.kakehashi.wallet.address.AddressReader;
import org.kakehashi.wallet.address.AddressReading;
import org.kakehashi.wallet.clearsigning.Described;
import org.kakehashi.wallet.clearsigning.Descriptors;
import org.kakehashi.wallet.clearsigning.Directory;
import org.kakehashi.wallet.network.NetworkProfile;

/** The checks that need no node: whatever the draft, the accounts and the payments of the past tell. */
final class PayeeRules {

    /** Within this time the same payment again is worth a question. */
    static final Duration REPEAT = Duration.ofHours(2);

    private final AccountBook book;
    private final List<PaidBefore> paid;
    private final Instant now;
    private final Descriptors descriptors;

    /** A payment of the past. */
    record PaidBefore(
            String transferId,
            String network,
            Address payee,
            @Nullable Address token,
            BigInteger units,
            Instant at,
            boolean happened) {}

    PayeeRules(AccountBook book, List<PaidBefore> paid, Instant now, Descriptors descriptors) {
        this.book = book;
        this.paid = paid;
        this.now = now;
        this.descriptors = descriptors;
    }

    /** Everything found; the payee's address is in {@link AddressReader}'s reading of the same text. */
    List<TransferCheck> check(Draft draft, @Nullable NetworkProfile profile) {
        List<TransferCheck> found = new ArrayList<>();
        if (profile == null) {
            found.add(new TransferCheck.UnknownNetwork());
            return found;
        }
        Optional<Account> account = book.account(draft.accountId());
        if (account.isEmpty()) {
            found.add(new TransferCheck.UnknownAccount());
        } else if (!account.get().canSign()) {
            found.add(new TransferCheck.WatchOnlyAccount());
        }
        if (profile.ended()) {
            found.add(new TransferCheck.EndedNetwork());
        }
        if (!hasAmount(draft)) {
            found.add(new TransferCheck.NoAmount());
        }
        AddressReading reading = AddressReader.read(draft.payee(), profile.hrp());
        ContractCall call = draft.call();
        if (reading instanceof AddressReading.Valid valid && call != null) {
            Supplier<Optional<Described>> words = () -> descriptors.call(
                    BigInteger.valueOf(profile.chainId()),
                    valid.address(),
                    null,
                    BigInteger.ZERO,
                    call.data(),
                    Directory.NONE);
            found.addAll(CallRules.check(draft, call, profile, valid.address(), words));
        } else if (reading instanceof AddressReading.Valid valid) {
            judge(draft, profile, account, valid, found);
        } else {
            found.add(new TransferCheck.BadPayee(reading));
        }
        return found;
    }

    /** A payment of nothing is none; a call mostly carries nothing. */
    private static boolean hasAmount(Draft draft) {
        return switch (draft.amount()) {
            case null -> false;
            case AmountChoice.Everything _ -> draft.call() == null;
            case AmountChoice.Exactly(var units) -> units.signum() > 0 || (draft.call() != null && units.signum() == 0);
        };
    }

    private void judge(
            Draft draft,
            NetworkProfile profile,
            Optional<Account> account,
            AddressReading.Valid reading,
            List<TransferCheck> found) {
        Address payee = reading.address();
        if (payee.isZero()) {
            found.add(new TransferCheck.ZeroAddress());
            return;
        }
        if (payee.equals(draft.asset().token())) {
            found.add(new TransferCheck.TokenContract());
            return;
        }
        if (CallMeaning.isSystem(profile, payee)) {
            found.add(new TransferCheck.SystemContract());
            return;
        }
        if (reading.form() == AddressReading.Form.HEX) {
            found.add(new TransferCheck.NoChecksum());
        }
        if (account.isPresent() && account.get().address().equals(payee)) {
            found.add(new TransferCheck.PaysItself());
            return;
        }
        familiarity(draft, profile, payee, found);
    }

    private void familiarity(Draft draft, NetworkProfile profile, Address payee, List<TransferCheck> found) {
        Optional<Account> own = book.at(payee);
        boolean paidBefore = paid.stream().anyMatch(before -> before.payee().equals(payee));
        if (own.isPresent()) {
            found.add(new TransferCheck.OwnAccount(own.get().name()));
        } else if (!paidBefore) {
            found.add(new TransferCheck.NeverPaid());
            List<Address> known = new ArrayList<>();
            book.accounts().forEach(each -> known.add(each.address()));
            paid.forEach(each -> known.add(each.payee()));
            AddressLikeness.nearest(known, payee, profile.hrp())
                    .ifPresent(near -> found.add(new TransferCheck.LookAlike(
                            near.known(),
                            book.at(near.known()).map(Account::name).orElse(""),
                            near.likeness())));
        }
        if (draft.amount() instanceof AmountChoice.Exactly exactly) {
            paid.stream()
                    .filter(before -> before.happened()
                            && before.network().equals(draft.network())
                            && before.payee().equals(payee)
                            && java.util.Objects.equals(
                                    before.token(), draft.asset().token())
                            && before.units().equals(exactly.units())
                            && !before.transferId().equals(draft.id())
                            && before.at().isAfter(now.minus(REPEAT)))
                    .findFirst()
                    .ifPresent(before -> found.add(new TransferCheck.RepeatedPayment(
                            before.transferId(),
                            Math.max(0, Duration.between(before.at(), now).toSeconds()))));
        }
    }
}
