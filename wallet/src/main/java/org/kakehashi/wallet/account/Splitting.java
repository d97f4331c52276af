package org.kakehashi.wallet.account;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kakehashi.vault.Progress;
import org.kakehashi.wallet.seed.Slip39;
import org.kakehashi.wallet.seed.Slip39Share;

/** Splits the secret of a seed, and joins some of the shares again before anybody relies on them. */
final class Splitting {

    private Splitting() {}

    static SeedShares split(byte[] secret, char[] passphrase, Slip39.Plan plan, Progress progress)
            throws InterruptedException {
        SeedShares shares = new SeedShares(Slip39.split(secret, passphrase, plan, new SecureRandom(), progress));
        boolean sound = false;
        try {
            List<Slip39Share> enough = new ArrayList<>();
            for (int g = plan.groups().size() - plan.groupThreshold();
                    g < plan.groups().size();
                    g++) {
                List<Slip39Share> group = shares.groups().get(g);
                enough.addAll(group.subList(group.size() - plan.groups().get(g).threshold(), group.size()));
            }
            if (Slip39.join(enough, passphrase, Progress.NONE) instanceof Slip39.Secret(byte[] joined)) {
                sound = Arrays.equals(joined, secret);
                Arrays.fill(joined, (byte) 0);
            }
        } finally {
            if (!sound) {
                shares.close();
            }
        }
        if (!sound) {
            throw new IllegalStateException("the shares do not give the secret back");
        }
        return shares;
    }
}
