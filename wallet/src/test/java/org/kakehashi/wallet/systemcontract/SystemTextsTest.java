package org.kakehashi.wallet.systemcontract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.wallet.governance.Tally;
import org.kakehashi.wallet.staking.ValidatorStatus;

/** The texts of the system contracts: every code and refusal has its sentence in four languages. */
class SystemTextsTest {

    private static final List<String> LANGUAGES = List.of("", "_ja", "_zh_Hans", "_zh_Hant");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]+}");

    @Test
    void everyCodeOfTheChainsIsKnown() {
        // The ranges of PlatON-Go's *_err.go files.
        List<Integer> codes = new java.util.ArrayList<>(List.of(1, 2, 3, 305001));
        addRange(codes, 301000, 301009);
        addRange(codes, 301100, 301119);
        addRange(codes, 301200, 301208);
        addRange(codes, 302001, 302034);
        addRange(codes, 303000, 303010);
        addRange(codes, 304001, 304015);
        assertEquals(
                new TreeSet<>(codes),
                new TreeSet<>(Arrays.stream(SystemError.values())
                        .map(SystemError::code)
                        .toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_ja", "_zh_Hans", "_zh_Hant"})
    void everySentenceIsThere(String language) throws IOException {
        Properties texts = load(language);
        Stream.of(
                        Arrays.stream(SystemError.values()).map(SystemError::textKey),
                        Arrays.stream(Advice.values()).map(Advice::textKey),
                        Arrays.stream(SystemError.Harm.values()).map(SystemError.Harm::textKey),
                        Arrays.stream(Refusal.Reason.values()).map(reason -> "refusal." + reason.name()),
                        Arrays.stream(ValidatorStatus.values()).map(ValidatorStatus::textKey),
                        Arrays.stream(Tally.Status.values()).map(Tally.Status::textKey),
                        Arrays.stream(DelegationSource.values()).map(source -> "source." + source.name()),
                        Arrays.stream(VoteOption.values()).map(option -> "vote." + option.name()),
                        Arrays.stream(ContractKind.values()).map(kind -> "contract." + kind.name()),
                        Arrays.stream(SystemFunction.values())
                                .filter(function -> !function.isQuery())
                                .map(SystemFunction::textKey),
                        Arrays.stream(SystemFunction.values())
                                .filter(function -> !function.isQuery())
                                .flatMap(function -> function.arguments().stream())
                                .map(argument -> "argument." + argument.name()))
                .flatMap(keys -> keys)
                .forEach(key -> {
                    String text = texts.getProperty(key);
                    assertNotNull(text, key + " has no text in " + language);
                    assertFalse(text.isBlank(), key);
                });
    }

    @Test
    void theLanguagesHaveTheSameKeysAndPlaces() throws IOException {
        Properties english = load("");
        for (String language : LANGUAGES) {
            Properties texts = load(language);
            assertEquals(english.stringPropertyNames(), texts.stringPropertyNames(), language);
            for (String key : english.stringPropertyNames()) {
                assertEquals(places(english.getProperty(key)), places(texts.getProperty(key)), language + " " + key);
                assertFalse(texts.getProperty(key).contains("'"), "MessageFormat would eat the quote: " + key);
            }
        }
    }

    @Test
    void errorsAreToldApartAndTranslated() throws IOException {
        Properties english = load("");
        for (String language : LANGUAGES.subList(1, LANGUAGES.size())) {
            Properties texts = load(language);
            for (SystemError error : SystemError.values()) {
                assertTrue(
                        !english.getProperty(error.textKey()).equals(texts.getProperty(error.textKey())),
                        error + " is not translated in " + language);
            }
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            places.add(matcher.group());
        }
        return places;
    }

    private static void addRange(List<Integer> codes, int from, int to) {
        for (int code = from; code <= to; code++) {
            codes.add(code);
        }
    }

    private static Properties load(String language) throws IOException {
        String name = "/org/kakehashi/resources/texts/systemcontract" + language + ".properties";
        Properties texts = new Properties();
        try (InputStream in = SystemTextsTest.class.getResourceAsStream(name)) {
            assertNotNull(in, name);
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
