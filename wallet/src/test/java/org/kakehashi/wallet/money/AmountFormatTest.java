package org.kakehashi.wallet.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountFormatTest {

    private static final Asset LAT = new Asset("platon", null, "LAT", 18);
    private static final Asset USD = new Asset("platon", null, "USD", 2);
    private static final List<String> LOCALES = List.of(
            "en-US", "en-GB", "en-IN", "ja-JP", "zh-CN", "zh-TW", "ko-KR", "de-DE", "de-CH", "de-AT", "fr-FR", "fr-CH",
            "it-IT", "es-ES", "es-MX", "pt-BR", "pt-PT", "ru-RU", "uk-UA", "bg-BG", "pl-PL", "cs-CZ", "sv-SE", "nb-NO",
            "fi-FI", "hu-HU", "tr-TR", "ar-EG", "fa-IR", "hi-IN", "bn-BD", "th-TH", "vi-VN", "id-ID", "he-IL", "mr-IN",
            "my-MM", "et-EE", "lv-LV", "sl-SI");

    /** How many amounts in each locale; the long run by hand is {@code -Damounts=1000000}. */
    private static final int AMOUNTS = Integer.getInteger("amounts", 800);

    @Test
    void whatIsFormattedIsReadBackExactlyInEveryLocale() {
        Random random = new Random(20261125);
        List<Asset> assets = IntStream.range(0, 31)
                .mapToObj(decimals -> new Asset("platon", null, "T", decimals))
                .toList();
        for (String tag : LOCALES) {
            AmountFormat format = new AmountFormat(Locale.forLanguageTag(tag));
            for (int i = 0; i < AMOUNTS; i++) {
                Asset asset = assets.get(random.nextInt(31));
                Amount amount = asset.of(new BigInteger(random.nextInt(257), random));
                String text = format.format(amount);
                AmountReading reading = format.parse(text, asset);
                if (!(reading instanceof AmountReading.Parsed(Amount read, boolean _)) || !read.equals(amount)) {
                    fail(tag + ": " + amount.units() + " became " + text + ", read as " + reading);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-US | 1,234,567.5 | 1234567.5",
                "en-US | .5 | 0.5",
                "en-US | 5. | 5.0",
                "en-US | １２．５ | 12.5",
                "de-DE | 1.234.567,5 | 1234567.5",
                "de-CH | 1'234’567.5 | 1234567.5",
                "fr-FR | 1 234 567,5 | 1234567.5",
                "hi-IN | 12,34,567.5 | 1234567.5",
                "en-IN | 1,234,567.5 | 1234567.5",
                "ar-EG | ١٬٢٣٤٫٥ | 1234.5",
            })
    void readsWhatPeopleOfALocaleWrite(String tag, String text, String plain) {
        AmountReading reading = new AmountFormat(Locale.forLanguageTag(tag)).parse(text, LAT);
        assertEquals(
                LAT.of(Units.LAT.parse(plain)),
                assertInstanceOf(AmountReading.Parsed.class, reading).amount());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-US | 1,5", "en-US | 1.234,56", "en-US | 0,123", "en-US | 1,23,456", "en-US | 1 234.5",
                "en-US | 1.2.3", "de-DE | 1.5", "de-DE | 0.123", "de-DE | 1,234.5", "de-DE | 1'234,5",
                "fr-FR | 1.5", "fr-FR | 1,234,567", "ja-JP | 12,34", "en-US | ,123", "en-US | 1,,234",
            })
    void refusesSeparatorsThatCouldMeanTwoThings(String tag, String text) {
        assertInstanceOf(
                AmountReading.AmbiguousSeparator.class, new AmountFormat(Locale.forLanguageTag(tag)).parse(text, LAT));
    }

    @Test
    void marksTheTextWhoseOnlySeparatorIsADecimalPointElsewhere() {
        AmountFormat english = new AmountFormat(Locale.US);
        assertEquals(new AmountReading.Parsed(LAT.of(Units.LAT.parse("1234")), true), english.parse("1,234", LAT));
        assertEquals(new AmountReading.Parsed(LAT.of(Units.LAT.parse("1234.5")), false), english.parse("1,234.5", LAT));
    }

    @Test
    void refusesWhatIsNoAmount() {
        AmountFormat english = new AmountFormat(Locale.US);
        for (String text : List.of("", " ", "abc", "1e18", "0x10", "+1", "--1", ".", "1 LAT", "½", "1".repeat(500))) {
            assertInstanceOf(AmountReading.NotANumber.class, english.parse(text, LAT), text);
        }
        assertInstanceOf(AmountReading.Negative.class, english.parse("-1", LAT));
        assertInstanceOf(AmountReading.Negative.class, english.parse("\u22121", LAT));
        assertEquals(new AmountReading.TooManyDecimals(2, 3), english.parse("1.005", USD));
        assertInstanceOf(AmountReading.Parsed.class, english.parse("1.500", USD));
        assertEquals(
                new AmountReading.TooLarge(AmountFormat.LIMIT),
                english.parse(LAT.of(AmountFormat.LIMIT).units() + "0", LAT));
    }

    @Test
    void columnsCutOffAndNeverShowSomethingAsNothing() {
        AmountFormat english = new AmountFormat(Locale.US);
        assertEquals("1,234.56", english.formatTabular(LAT.of(Units.LAT.parse("1234.569")), 2));
        assertEquals("0.00", english.formatTabular(LAT.zero(), 2));
        assertEquals("< 0.01", english.formatTabular(LAT.of(BigInteger.ONE), 2));
        assertEquals("-1.50", english.formatTabular(LAT.of(Units.LAT.parse("-1.5")), 2));
        assertEquals("5.00", english.formatTabular(USD.of(BigInteger.valueOf(500)), 4));
        assertEquals("1\u00a0LAT", english.formatWithSymbol(LAT.of(Units.LAT.parse("1"))));
    }

    @Test
    void amountsOfDifferentAssetsDoNotMix() {
        assertThrows(IllegalArgumentException.class, () -> LAT.zero().plus(new Asset("alaya", null, "ATP", 18).zero()));
        assertEquals(LAT.of(BigInteger.valueOf(-1)), LAT.zero().minus(LAT.of(BigInteger.ONE)));
    }
}
