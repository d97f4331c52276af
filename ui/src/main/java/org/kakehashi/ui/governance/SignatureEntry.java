package org.kakehashi.ui.governance;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kakehashi.net.HostPort;
import org.kakehashi.net.Purpose;
import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.control.Buttons;
import org.kakehashi.ui.control.Field;
import org.kakehashi.ui.control.InlineMessage;
import org.kakehashi.ui.desk.Desk;
import org.kakehashi.ui.holding.Form;
import org.kakehashi.ui.holding.Holdings;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.governance.NodeSignatures;
import org.kakehashi.wallet.network.NetworkProfile;
import org.kakehashi.wallet.rlp.Bytes;
import org.kakehashi.wallet.rpc.NodePool;
import org.kakehashi.wallet.systemcontract.ProgramVersion;

/** What the operator's own running node signs: pasted from its console, or read from it over RPC. */
final class SignatureEntry extends VBox {

    private static final String READ = "governance.signature";

    /** What a node told. */
    private record Told(Optional<ProgramVersion> version, Optional<Bytes> proof) {}

    private final Texts texts;
    private final Background background;
    private final Holdings holdings;
    private final NetworkProfile profile;
    private final TextArea pasted = new TextArea();
    private final Field pastedField;
    private final TextField node = new TextField();
    private final InlineMessage message = new InlineMessage();
    private Consumer<Bytes> onProof = _ -> {};

    /** @param onChange runs after every change */
    SignatureEntry(Desk desk, Holdings holdings, NetworkProfile profile, Runnable onChange) {
        this.texts = desk.texts();
        this.background = desk.background();
        this.holdings = holdings;
        this.profile = profile;
        setSpacing(8);
        pasted.setId("governance-signature");
        pasted.setPrefRowCount(4);
        pasted.setWrapText(true);
        pasted.getStyleClass().add("mono");
        pastedField = new Field(texts.get("governance.signature"), pasted);
        pasted.textProperty().addListener((_, _, _) -> {
            describe();
            onChange.run();
        });
        node.setId("governance-node");
        node.setPromptText("http://127.0.0.1:6789");
        Button read = Buttons.plain(texts.get("governance.signature.read"), this::read);
        read.setId("governance-read");
        var nodeField = new Field(texts.get("governance.signature.node"), node)
                .hint(texts.get("governance.signature.node.hint"));
        HBox.setHgrow(nodeField, Priority.ALWAYS);
        var row = new HBox(10, nodeField, read);
        row.setAlignment(Pos.TOP_LEFT);
        // Beside the input, not beside its name or the line below.
        HBox.setMargin(read, new Insets(25, 0, 0, 0));
        getChildren().addAll(pastedField, row, message);
        describe();
    }

    /** Hears the proof for the BLS key when a node has told it. */
    SignatureEntry withProof(Consumer<Bytes> listener) {
        onProof = listener;
        return this;
    }

    private void describe() {
        Optional<ProgramVersion> version = version();
        pastedField.hint(
                version.map(each -> texts.get("governance.signature.good", ProgramVersion.text(each.version())))
                        .orElse(texts.get("governance.signature.hint")));
        if (version.isEmpty() && !pasted.getText().isBlank()) {
            pastedField.error(texts.get("governance.signature.bad"));
        }
    }

    void focus() {
        pasted.requestFocus();
    }

    /** The version with its signature, as soon as one can be read. */
    Optional<ProgramVersion> version() {
        return NodeSignatures.pastedVersion(pasted.getText());
    }

    /** Asks the node that the person named; pressing the button is the consent for that host. */
    private void read() {
        Optional<URI> url = HostPort.parse(node.getText()).map(each -> each.uri());
        if (url.isEmpty()) {
            Notice.show(message, Notice.warning(texts.get("governance.signature.noAddress"), ""));
            return;
        }
        URI address = url.get();
        holdings.hosts().allow(HostPort.of(address), Purpose.NETWORK_NODE);
        message.clear();
        background
                .job(READ, _ -> ask(address))
                .failed(failure -> {
                    if (!(failure instanceof IOException)) {
                        throw new IllegalStateException(failure);
                    }
                    Notice.show(
                            message,
                            Notice.warning(
                                    texts.get("governance.signature.silent"),
                                    texts.get("governance.signature.silent.text")));
                })
                .start(this::take);
    }

    private Told ask(URI address) throws IOException {
        try (NodePool own = holdings.connections().only(profile.id(), address)) {
            return new Told(NodeSignatures.version(own), NodeSignatures.proof(own));
        }
    }

    private void take(Told told) {
        if (told.version().isEmpty()) {
            Notice.show(message, Notice.warning(texts.get("governance.signature.bad"), ""));
            return;
        }
        ProgramVersion version = told.version().get();
        pasted.setText("{Sign: \"" + version.signature().toHex() + "\", Version: " + version.version() + "}");
        told.proof().ifPresent(onProof);
    }

    /** Words about the signature for the top of a form. */
    static Label explained(Texts texts) {
        return Form.muted(texts.get("governance.signature.explained"));
    }
}
