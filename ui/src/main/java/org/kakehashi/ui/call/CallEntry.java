package org.kakehashi.ui.call;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.Icons;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.control.KeyValues;
import org.kakehashi.ui.holding.Figures;
import org.kakehashi.ui.holding.Names;
import org.kakehashi.ui.send.CallWords;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.abi.AbiException;
import org.kakehashi.wallet.abi.AbiFunction;
import org.kakehashi.wallet.abi.AbiValue;
import org.kakehashi.wallet.abi.CallDecoding;
import org.kakehashi.wallet.address.Address;
import org.kakehashi.wallet.address.AddressReader;
import org.kakehashi.wallet.address.AddressReading;
import org.kakehashi.wallet.clearsigning.Described;
import org.kakehashi.wallet.money.AmountReading;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.transfer.CallMeaning;

/** Contract, coin and data of a call, with what the data mean while they are pasted. */
final class CallEntry extends VBox {

    private static final int LONGEST = 200_000;

    /** What can be reviewed. */
    record Call(Address contract, Bytes data, BigInteger value) {}

    private final Texts texts;
    private final Figures figures;
    private final NetworkProfile profile;
    private final Names names;
    private final TextField contract = new TextField();
    private final TextField value = new TextField();
    private final TextArea data = new TextArea();
    private final VBox meaning = new VBox(8);
    private final CheckBox sure;
    private final RadioButton exact;
    private final RadioButton asked;
    private final TextField units = new TextField();
    private final Button describe;
    private final SimpleObjectProperty<@Nullable CallDecoding> decoding = new SimpleObjectProperty<>();

    /** @param onDescribe opens the way to a description of the contract */
    CallEntry(Texts texts, Figures figures, NetworkProfile profile, Names names, Runnable onDescribe) {
        this.texts = texts;
        this.figures = figures;
        this.profile = profile;
        this.names = names;
        contract.setId("call-contract");
        value.setId("call-value");
        value.setText("0");
        data.setId("call-data");
        data.setWrapText(true);
        data.setPrefRowCount(4);
        data.getStyleClass().add("mono");
        sure = new CheckBox(texts.get("call.sure"));
        sure.setId("call-sure");
        describe = Buttons.plain(Icons.FILE, texts.get("call.describe"), onDescribe);
        describe.setId("call-describe");
        var group = new ToggleGroup();
        exact = new RadioButton(texts.get("call.exact"));
        asked = new RadioButton(texts.get("call.asAsked"));
        exact.setToggleGroup(group);
        asked.setToggleGroup(group);
        exact.setSelected(true);
        units.setId("call-units");
        setSpacing(12);
        getChildren()
                .addAll(
                        new Field(texts.get("call.contract"), contract),
                        new Field(texts.get("call.value", profile.symbol()), value),
                        new Field(texts.get("call.data"), data).hint(texts.get("call.data.hint")),
                        meaning);
        contract.textProperty().addListener((_, _, _) -> decode());
        data.textProperty().addListener((_, _, _) -> decode());
        value.textProperty().addListener((_, _, _) -> decode());
    }

    /** Reads the data again. */
    void decode() {
        sure.setSelected(false);
        meaning.getChildren().clear();
        Optional<Address> to = contract();
        Optional<Bytes> bytes = bytes();
        if (to.isEmpty() || bytes.isEmpty()) {
            decoding.set(null);
            return;
        }
        CallMeaning read = CallMeaning.of(profile, to.get(), bytes.get());
        var facts = new KeyValues();
        Described words = names.described(to.get(), null, sent(), bytes.get()).orElse(null);
        new CallWords(texts, figures, profile, names).rows(read, to.get(), words, facts);
        meaning.getChildren().add(facts);
        CallDecoding known = read instanceof CallMeaning.OfContract(var found) && (words == null || found.isStandard())
                ? found
                : null;
        decoding.set(known);
        if (unreadable(known)) {
            meaning.getChildren()
                    .addAll(
                            new InlineMessage(
                                    InlineMessage.Kind.DANGER,
                                    texts.get("send.check.unreadable"),
                                    texts.get("send.check.unreadable.text")),
                            sure,
                            describe);
        } else if (unlimited(known).isPresent()) {
            meaning.getChildren().addAll(exact, new Field(texts.get("call.units"), units).hint(unit(to.get())), asked);
        }
    }

    private String unit(Address token) {
        return names.token(token)
                .map(asset -> texts.get("call.units.of", asset.symbol()))
                .orElse(texts.get("call.units.base"));
    }

    private static boolean unreadable(@Nullable CallDecoding decoding) {
        return decoding instanceof CallDecoding.Unknown || decoding instanceof CallDecoding.Guess;
    }

    /** An ERC-20 permission without a limit, as the same call with one. */
    private interface Limited {
        Bytes to(BigInteger units);
    }

    private static Optional<Limited> unlimited(@Nullable CallDecoding decoding) {
        return switch (decoding) {
            case CallDecoding.Approve approve
            when approve.unlimited() && approve.token() == null ->
                Optional.of(units -> call("approve(address,uint256)", approve.spender(), units));
            case CallDecoding.ChangeAllowance change
            when change.unlimited() ->
                Optional.of(units -> call("increaseAllowance(address,uint256)", change.spender(), units));
            case null, default -> Optional.empty();
        };
    }

    /** Whether the data are beyond understanding, so that the deliberate second step is due. */
    BooleanBinding unreadable() {
        return Bindings.createBooleanBinding(() -> unreadable(decoding.get()), decoding);
    }

    BooleanBinding ready() {
        return Bindings.createBooleanBinding(
                () -> call().isPresent() && (!unreadable(decoding.get()) || sure.isSelected()),
                contract.textProperty(),
                value.textProperty(),
                data.textProperty(),
                units.textProperty(),
                exact.selectedProperty(),
                sure.selectedProperty(),
                decoding);
    }

    void focus() {
        contract.requestFocus();
    }

    private Optional<Address> contract() {
        return AddressReader.read(contract.getText().strip(), profile.hrp()) instanceof AddressReading.Valid valid
                ? Optional.of(valid.address())
                : Optional.empty();
    }

    private Optional<Bytes> bytes() {
        String hex = data.getText().replaceAll("\\s", "");
        String digits = hex.startsWith("0x") ? hex.substring(2) : hex;
        return !digits.isEmpty() && digits.length() <= LONGEST && digits.length() % 2 == 0 && hexadecimal(digits)
                ? Optional.of(Bytes.fromHex("0x" + digits))
                : Optional.empty();
    }

    private static boolean hexadecimal(String digits) {
        return digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    }

    /** What was entered, with the limit in place of an unlimited permission; empty while it is not whole. */
    Optional<Call> call() {
        Optional<Address> to = contract();
        Optional<Bytes> bytes = bytes();
        boolean coin = figures.read(value.getText(), Figures.coin(profile)) instanceof AmountReading.Parsed;
        if (to.isEmpty() || bytes.isEmpty() || !coin) {
            return Optional.empty();
        }
        BigInteger sent = sent();
        Optional<Limited> limited = unlimited(decoding.get());
        if (limited.isEmpty() || asked.isSelected()) {
            return Optional.of(new Call(to.get(), bytes.get(), sent));
        }
        return limit(to.get()).map(limit -> new Call(to.get(), limited.get().to(limit), sent));
    }

    private BigInteger sent() {
        return figures.read(value.getText(), Figures.coin(profile)) instanceof AmountReading.Parsed(var read, boolean _)
                ? read.units()
                : BigInteger.ZERO;
    }

    private Optional<BigInteger> limit(Address token) {
        return names.token(token)
                .map(asset -> figures.read(units.getText(), asset) instanceof AmountReading.Parsed(var read, boolean _)
                        ? Optional.of(read.units())
                        : Optional.<BigInteger>empty())
                .orElseGet(() -> units.getText().strip().matches("[0-9]{1,60}")
                        ? Optional.of(new BigInteger(units.getText().strip()))
                        : Optional.empty());
    }

    private static Bytes call(String function, Address spender, BigInteger units) {
        try {
            return AbiFunction.of(function).call(List.of(AbiValue.of(spender), AbiValue.of(units)));
        } catch (AbiException e) {
            throw new IllegalStateException(e);
        }
    }
}
