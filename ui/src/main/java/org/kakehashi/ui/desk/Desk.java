package org.kakehashi.ui.desk;

import org.kakehashi.ui.background.Background;
import org.kakehashi.ui.control.Sheets;
import org.kakehashi.ui.control.Toasts;
import org.kakehashi.ui.navigation.Navigator;
import org.kakehashi.ui.platform.Browser;
import org.kakehashi.ui.platform.FilePicker;
import org.kakehashi.ui.platform.Pasteboard;
import org.kakehashi.ui.platform.Sound;
import org.kakehashi.ui.text.Texts;

/** What every screen works with, beside the services of its own subject. */
public record Desk(
        Texts texts,
        Background background,
        Navigator navigator,
        Sheets sheets,
        Toasts toasts,
        Pasteboard pasteboard,
        FilePicker files,
        Browser browser,
        Sound sound) {}
