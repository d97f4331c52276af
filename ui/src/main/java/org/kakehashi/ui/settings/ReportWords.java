package org.kakehashi.ui.settings;

import org.kakehashi.net.HostPort;
import org.kakehashi.ui.holding.Notice;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.wallet.network.GuardResult;
import org.kakehashi.wallet.network.NodeReport;
import org.kakehashi.wallet.rpc.NodeProblem;

/** Says what the test of a node found. */
final class ReportWords {

    private ReportWords() {}

    static Notice of(Texts texts, NodeReport report) {
        String host = HostPort.of(report.node()).toString();
        String harmless = texts.get("settings.nodes.wrong.text");
        return switch (report.verdict()) {
            case GuardResult.Match _ ->
                Notice.success(
                        texts.get("settings.nodes.good", host),
                        report.block() == null
                                ? ""
                                : texts.get(
                                        "settings.nodes.good.text",
                                        texts.number(report.block().longValue())));
            case GuardResult.WrongChain(long expected, var actual) ->
                Notice.danger(
                        texts.get("settings.nodes.chain", host, actual.toString(), Long.toString(expected)), harmless);
            case GuardResult.WrongPrefix(var expected, var actual, var _) ->
                Notice.danger(
                        texts.get("settings.nodes.prefix", host, actual == null ? "0x" : actual, expected), harmless);
            case GuardResult.WrongGenesis _ -> Notice.danger(texts.get("settings.nodes.genesis", host), harmless);
            case GuardResult.Unreachable(NodeProblem.NotAllowed _) ->
                Notice.info(host + ": " + texts.get("settings.nodes.notAllowed"), "");
            case GuardResult.Unreachable _ ->
                Notice.warning(texts.get("settings.nodes.silent", host), texts.get("settings.nodes.silent.text"));
        };
    }
}
