package org.kakehashi.ui.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import org.kakehashi.messaging.file.FileLook;
import org.kakehashi.messaging.file.FileNote;
import org.kakehashi.messaging.file.Problem;
import org.kakehashi.messaging.voice.VoiceLook;
import org.kakehashi.net.HostPort;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.Texts;
import org.kakehashi.ui.voice.VoiceWords;

/** The words about files. Foreign parts come back guarded. */
public final class FileWords {

    private static final long KILO = 1024;

    private static final Set<String> PROGRAMS = Set.of(
            "exe",
            "msi",
            "bat",
            "cmd",
            "com",
            "scr",
            "pif",
            "ps1",
            "vbs",
            "vbe",
            "js",
            "jse",
            "wsf",
            "jar",
            "sh",
            "run",
            "app",
            "dmg",
            "pkg",
            "deb",
            "rpm",
            "appimage",
            "flatpakref",
            "desktop",
            "lnk",
            "url",
            "reg",
            "hta",
            "cpl",
            "iso",
            "img",
            "vhd",
            "apk",
            "docm",
            "xlsm",
            "pptm",
            "html",
            "htm",
            "xhtml",
            "svg",
            "py",
            "pl",
            "rb",
            "chm",
            "scpt",
            "command");
    private static final Set<String> PICTURES =
            Set.of("jpg", "jpeg", "png", "gif", "webp", "heic", "avif", "bmp", "tif", "tiff");
    private static final Set<String> DOCUMENTS = Set.of(
            "pdf", "doc", "docx", "odt", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "txt", "md", "rtf", "csv", "epub");
    private static final Set<String> ARCHIVES = Set.of("zip", "7z", "rar", "tar", "gz", "xz", "zst", "bz2");
    private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul");

    private final Texts texts;

    FileWords(Texts texts) {
        this.texts = texts;
    }

    /** What stands for a file in a list of chats, a quote or an index. */
    public static String line(Texts texts, List<List<String>> tags) {
        FileLook look = FileLook.read(tags);
        Optional<VoiceLook> voice = VoiceLook.read(tags);
        String name = tag(tags, "name");
        boolean picture = tag(tags, "file-type").startsWith("image/");
        String what = voice.isPresent()
                ? texts.get("voice.message", VoiceWords.time(voice.get().length()))
                : picture
                        ? texts.get("file.picture")
                        : name.isEmpty() ? texts.get("file.file") : GuardedText.line(name);
        String caption = GuardedText.line(look.caption());
        return caption.isEmpty() ? what : texts.get("file.said", what, caption);
    }

    static String tag(List<List<String>> tags, String name) {
        return tags.stream()
                .filter(tag -> tag.size() >= 2 && tag.getFirst().equals(name))
                .map(tag -> tag.get(1))
                .findFirst()
                .orElse("");
    }

    /** A length in the unit that people use for it. */
    String size(long bytes) {
        if (bytes < 0) {
            return "";
        }
        if (bytes < KILO) {
            return texts.count("file.bytes", bytes);
        }
        return bytes < KILO * KILO
                ? texts.get("file.kilobytes", bytes / KILO)
                : texts.get(
                        "file.megabytes",
                        String.format(texts.language().locale(), "%.1f", bytes / (double) (KILO * KILO)));
    }

    String name(String given) {
        String name = GuardedText.line(given);
        return name.isEmpty() ? texts.get("file.file") : name;
    }

    /** A name whose end is always seen: it says what the file is. */
    Label nameLabel(String given) {
        Label label = GuardedText.label(name(given));
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.getStyleClass().add("strong");
        return label;
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
        return ending.matches("[a-z0-9]{1,10}") ? ending : "";
    }

    /** Size and kind. */
    String about(String name, String type, long bytes) {
        String size = size(bytes);
        String kind = kind(name, type);
        return size.isEmpty() ? kind : texts.get("file.about", size, kind);
    }

    private String kind(String name, String type) {
        String ending = ending(name);
        String kind = texts.get("file.kind." + kindKey(ending, type));
        return ending.isEmpty() ? kind : texts.get("file.kind.with", kind, ending.toUpperCase(Locale.ROOT));
    }

    private static String kindKey(String ending, String type) {
        if (PROGRAMS.contains(ending)) {
            return "PROGRAM";
        }
        if (PICTURES.contains(ending) || ending.isEmpty() && type.startsWith("image/")) {
            return "PICTURE";
        }
        if (type.startsWith("video/")) {
            return "VIDEO";
        }
        if (type.startsWith("audio/")) {
            return "SOUND";
        }
        if (DOCUMENTS.contains(ending)) {
            return "DOCUMENT";
        }
        return ARCHIVES.contains(ending) ? "ARCHIVE" : "OTHER";
    }

    /** Whether opening it may run something. */
    static boolean isProgram(FileNote note) {
        return PROGRAMS.contains(ending(note.name()));
    }

    /** Whether it is meant to be looked at here. */
    static boolean isPicture(FileNote note) {
        return note.type().startsWith("image/") && !note.type().contains("svg") && !isProgram(note);
    }

    /** A name that every file system takes. */
    String saveName(FileNote note) {
        String name = note.name();
        if (name.isBlank()) {
            String ending = note.type().startsWith("image/")
                    ? "." + note.type().substring(6).replaceAll("[^a-z0-9]", "").replace("jpeg", "jpg")
                    : "";
            return "file-" + note.sha256().substring(0, 8) + ending;
        }
        int dot = name.indexOf('.');
        String stem = (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
        String safe = RESERVED.contains(stem) || stem.matches("(com|lpt)[0-9]") ? "_" + name : name;
        return safe.length() <= 120 ? safe : safe.substring(0, 100) + safe.substring(safe.length() - 20);
    }

    /** Why servers did not do it, each reason once. */
    String problems(List<Problem> problems) {
        Optional<String> all = problems.stream()
                .distinct()
                .limit(3)
                .map(problem -> texts.get("file.problem." + problem))
                .reduce((one, other) -> one + " " + other);
        return all.orElseGet(() -> texts.get("file.problem.FAULT"));
    }

    static String hosts(List<HostPort> hosts) {
        return String.join(
                "  ",
                hosts.stream()
                        .limit(5)
                        .map(host -> GuardedText.line(host.toString()))
                        .toList());
    }
}
