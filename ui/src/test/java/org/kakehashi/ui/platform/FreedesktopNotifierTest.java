package org.kakehashi.ui.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code notify-send} is given, recorded by a script of that name. */
class FreedesktopNotifierTest {

    @TempDir
    Path folder;

    private Notifier notifier(String script) throws Exception {
        Path program = folder.resolve("notify-send");
        Files.writeString(program, script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return Desktop.notifier("Linux", String.join(File.pathSeparator, "bin", folder.toString(), "/usr/bin"));
    }

    private Notifier recording() throws Exception {
        return notifier("#!/bin/sh\nfor each in \"$@\"; do printf '%s\\n' \"$each\"; done > '" + folder + "/given'\n");
    }

    private List<String> given() throws Exception {
        return Files.readAllLines(folder.resolve("given"));
    }

    @Test
    void saysNoMoreThanItIsGiven() throws Exception {
        assertTrue(recording().show("New message", ""));

        List<String> words = given();
        assertEquals(List.of("--", "New message", ""), words.subList(words.size() - 3, words.size()));
        assertTrue(words.contains("--hint=int:transient:1"), "the desktop is not to keep it");
        assertTrue(words.subList(0, words.size() - 3).stream().allMatch(word -> word.startsWith("--")));
    }

    @Test
    void marksShellWordsAndOptionsStayText() throws Exception {
        assertTrue(recording().show("New message", "--urgency=critical <b>&\\n $(touch x) `id` \"; rm -rf /' 🌉"));

        assertEquals("--urgency=critical &lt;b&gt;&amp;\\\\n $(touch x) `id` \"; rm -rf /' 🌉", given().getLast());
    }

    @Test
    void aDesktopThatRefusesOrHasNoneIsSaidSo() throws Exception {
        assertFalse(notifier("#!/bin/sh\nexit 1\n").show("New message", ""));
        assertFalse(notifier("no program at all").show("New message", ""));
        assertFalse(Desktop.notifier("Linux", "").show("New message", ""));
        assertFalse(Desktop.notifier("Linux", folder.resolve("none") + ":\0").show("New message", ""));
    }
}
