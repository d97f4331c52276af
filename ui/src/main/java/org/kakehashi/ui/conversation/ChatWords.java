package org.kakehashi.ui.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kakehashi.messaging.conversation.Content;
import org.kakehashi.messaging.conversation.Conversation;
import org.kakehashi.messaging.conversation.Message;
import org.kakehashi.messaging.conversation.SendState;
import org.kakehashi.messaging.conversation.Timeline;
import org.kakehashi.messaging.engine.Label;
import org.kakehashi.messaging.identity.PublicIdentity;
import org.kakehashi.ui.file.FileWords;
import org.kakehashi.ui.people.People;
import org.kakehashi.ui.text.GuardedText;
import org.kakehashi.ui.text.MessageText;
import org.kakehashi.ui.text.Texts;

/** The words about messages and chats. Foreign parts come back guarded. */
public final class ChatWords {

    private final Texts texts;
    private final People people;
    private final MessageText text;
    private final ZoneId zone;

    public ChatWords(Texts texts, People people, MessageText text, ZoneId zone) {
        this.texts = texts;
        this.people = people;
        this.text = text;
        this.zone = zone;
    }

    public ZoneId zone() {
        return zone;
    }

    /** What the chat is called. */
    public String title(Conversation chat) {
        if (chat.person() != null) {
            return chat.person().equals(people.self()) ? texts.get("chat.notes") : people.name(chat.person());
        }
        String title = GuardedText.line(chat.title());
        return title.isEmpty() ? texts.get("chat.group") : title;
    }

    public String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(texts.language().locale())
                .withZone(zone)
                .format(instant);
    }

    /** Time of day for today, else the date. */
    public String shortTime(Instant instant, Instant now) {
        return LocalDate.ofInstant(instant, zone).equals(LocalDate.ofInstant(now, zone))
                ? time(instant)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT)
                        .withLocale(texts.language().locale())
                        .withZone(zone)
                        .format(instant);
    }

    /** Who is typing: by name where more than one could be. */
    String typing(Collection<PublicIdentity> typing, Conversation.Kind kind) {
        List<String> names = typing.stream().map(people::name).sorted().toList();
        if (kind == Conversation.Kind.DIRECT || names.isEmpty()) {
            return texts.get("chat.typing");
        }
        return switch (names.size()) {
            case 1 -> texts.get("chat.typing.named", names.getFirst());
            case 2 -> texts.get("chat.typing.two", names.get(0), names.get(1));
            default -> texts.get("chat.typing.many", names.get(0), names.get(1), names.size() - 2);
        };
    }

    String day(LocalDate date) {
        LocalDate today = LocalDate.now(zone);
        if (date.equals(today)) {
            return texts.get("chat.today");
        }
        if (date.equals(today.minusDays(1))) {
            return texts.get("chat.yesterday");
        }
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(texts.language().locale())
                .format(date);
    }

    public String label(Label label) {
        return texts.get("chat.label." + label);
    }

    /** How far one's own message has come. */
    String state(SendState state) {
        return switch (state.stage()) {
            case QUEUED ->
                state.relays() == 0 ? texts.get("chat.state.queued") : texts.count("chat.state.some", state.relays());
            case SENT ->
                state.receivers() > 1 && state.delivered() > 0
                        ? texts.get("chat.state.partly", state.delivered(), state.receivers())
                        : texts.count("chat.state.sent", state.relays());
            case DELIVERED ->
                state.receivers() > 1 && state.read() > 0
                        ? texts.get("chat.state.partlyRead", state.read(), state.receivers())
                        : texts.get("chat.state.delivered");
            case READ -> texts.get("chat.state.read");
            case FAILED -> texts.get("chat.state.failed");
        };
    }

    /** A message in one line, as lists and quotes show it. */
    public String preview(Content content) {
        return switch (content) {
            case Content.Text(String words, var _) -> text.line(words);
            case Content.Attachment(var _, var tags) -> FileWords.line(texts, tags);
            case Content.Card card -> card(card);
            case Content.Deleted() -> texts.get("chat.deleted");
            case Content.Notice notice -> notice(notice);
        };
    }

    String card(Content.Card card) {
        String alt = text.line(card.alt());
        return alt.isEmpty() ? texts.get("chat.unknownKind", card.kind()) : alt;
    }

    /** A line of the program in words. */
    String notice(Content.Notice notice) {
        List<String> given = notice.arguments();
        String person = people.name(argument(given, 0));
        return switch (notice.kind()) {
            case DEVICE_ADDED, DEVICE_CHANGED, UNDECRYPTABLE, REPAIRED ->
                texts.get("chat.notice." + notice.kind(), person);
            case BASIC_AGREED -> texts.get("chat.notice.BASIC_AGREED");
            case TIMER_SET -> timer(person, argument(given, 1));
            case MEMBERSHIP -> membership(given);
        };
    }

    private String timer(String person, String seconds) {
        long time = seconds.matches("\\d{1,9}") ? Long.parseLong(seconds) : 0;
        return time == 0
                ? texts.get("chat.notice.timerOff", person)
                : texts.get("chat.notice.timerOn", person, duration(Duration.ofSeconds(time)));
    }

    private String membership(List<String> given) {
        String actor = people.name(argument(given, 1));
        String subject = argument(given, 2);
        return switch (argument(given, 0)) {
            case "created" -> texts.get("chat.member.created", actor, GuardedText.line(subject));
            case "added" -> texts.get("chat.member.added", actor, people.name(subject));
            case "removed" -> texts.get("chat.member.removed", actor, people.name(subject));
            case "promoted" -> texts.get("chat.member.promoted", actor, people.name(subject));
            case "demoted" -> texts.get("chat.member.demoted", actor, people.name(subject));
            case "renamed" -> texts.get("chat.member.renamed", actor, GuardedText.line(subject));
            case "left" -> texts.get("chat.member.left", actor);
            case "timer" -> timer(actor, subject);
            default -> texts.get("chat.member.changed", actor);
        };
    }

    private static String argument(List<String> given, int at) {
        return at < given.size() ? given.get(at) : "";
    }

    /** A length of time in its largest whole unit. */
    public String duration(Duration time) {
        if (time.toDays() > 0) {
            return texts.count("chat.duration.days", time.toDays());
        }
        if (time.toHours() > 0) {
            return texts.count("chat.duration.hours", time.toHours());
        }
        // Others may choose times that are not offered here.
        return time.toMinutes() > 0
                ? texts.count("chat.duration.minutes", time.toMinutes())
                : texts.count("chat.duration.seconds", time.toSeconds());
    }

    String missing(Timeline.Gap gap) {
        String name = people.name(gap.author());
        return gap.gone()
                ? texts.count("chat.gap.gone", gap.count(), name)
                : texts.count(gap.asked() == null ? "chat.gap" : "chat.gap.asked", gap.count(), name);
    }

    /** Everything about a message, for screen readers. */
    String whole(Message message) {
        SendState state = message.state();
        return texts.get(
                "chat.row",
                people.name(message.author()),
                preview(message.content()),
                time(message.placed()),
                state == null ? "" : state(state));
    }

    /** The line above what somebody answers. */
    String replied(Message.@Nullable Reply reply) {
        if (reply == null || reply.author() == null) {
            return texts.get("chat.reply.gone");
        }
        return people.name(reply.author());
    }

    static String styleOf(Label label) {
        return "label-" + label.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
