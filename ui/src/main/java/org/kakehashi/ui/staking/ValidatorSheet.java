package org.kakehashi.ui.staking;

import java.math.BigInteger;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.control.Sheet;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.staking.EpochRewards;
import org.kakehashi.wallet.staking.Validator;
import org.kakehashi.wallet.staking.ValidatorList;
import org.kakehashi.wallet.staking.YieldEstimate;

/** Everything about one validator, and what the estimate of its yield was reckoned from. */
final class ValidatorSheet {

    private final Texts texts;
    private final NetworkProfile profile;
    private final StakingWords words;
    private final Sheet sheet;

    ValidatorSheet(Desk desk, NetworkProfile profile, StakingWords words, ValidatorList all, Validator validator) {
        this.texts = desk.texts();
        this.profile = profile;
        this.words = words;
        sheet = new Sheet(
                texts,
                desk.sheets(),
                StakingWords.name(validator),
                Form.column(facts(validator), Form.heading(texts.get("staking.yield")), estimate(all, validator)));
    }

    void show() {
        sheet.show();
    }

    private KeyValues facts(Validator validator) {
        var facts = new KeyValues();
        facts.row(
                texts.get("staking.rank"), Integer.toString(validator.standing().rank()));
        facts.row(texts.get("staking.status"), words.status(validator));
        facts.row(texts.get("staking.own"), words.coin(validator.funds().own()));
        facts.row(texts.get("staking.delegated"), words.coin(validator.funds().delegated()));
        facts.row(texts.get("staking.hesitating"), words.coin(validator.funds().hesitating()));
        facts.row(
                texts.get("staking.commission"), words.percent(validator.terms().commission()));
        facts.row(
                texts.get("staking.nextCommission"),
                words.percent(validator.terms().nextCommission()));
        foreign(facts, "staking.website", validator.texts().website());
        foreign(facts, "staking.about", validator.texts().details());
        facts.row(texts.get("staking.node"), mono(validator.node().toHex()));
        facts.row(texts.get("staking.stakingAccount"), mono(Figures.address(validator.stakingAccount(), profile)));
        return facts;
    }

    /** The operator's own words: text only, nothing in them can be pressed. */
    private void foreign(KeyValues facts, String key, String text) {
        if (!text.isBlank()) {
            facts.row(texts.get(key), GuardedText.flow(text));
        }
    }

    private Node estimate(ValidatorList all, Validator validator) {
        return all.yield(validator, BigInteger.ZERO)
                .<Node>map(estimate -> reckoning(all.rewards(), estimate))
                .orElseGet(() -> Form.words(texts.get(
                        validator.standing().inEpoch() ? "staking.nobodyShares" : "systemcontract.yield.notInSet")));
    }

    private VBox reckoning(EpochRewards rewards, YieldEstimate estimate) {
        var inputs = new KeyValues();
        inputs.row(texts.get("staking.input.result"), words.percent(estimate.yieldBasePoints()));
        inputs.row(texts.get("staking.input.staking"), words.coin(rewards.stakingReward()));
        inputs.row(texts.get("staking.input.block"), words.coin(rewards.blockReward()));
        inputs.row(texts.get("staking.input.validators"), texts.number(rewards.validators()));
        inputs.row(
                texts.get("staking.input.blocks"), texts.number(rewards.clock().epochBlocks()));
        inputs.row(texts.get("staking.input.share"), words.percent(estimate.delegatorShare()));
        inputs.row(texts.get("staking.input.effective"), words.coin(estimate.effective()));
        inputs.row(texts.get("staking.input.periods"), texts.number(estimate.milliEpochsAYear() / 1000));
        return new VBox(
                8,
                Form.words(texts.get("systemcontract." + YieldEstimate.FORMULA_KEY)),
                inputs,
                Form.muted(texts.get("systemcontract." + YieldEstimate.ASSUMPTIONS_KEY)));
    }

    private static Label mono(String text) {
        Label label = Form.words(text.replaceAll("(.{32})", "$1\n").strip());
        label.getStyleClass().add("address-text");
        return label;
    }
}
