package org.kakehashi.wallet.systemcontract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON that a node made, within bounds. */
final class AnswerJson {

    private static final int DEEPEST = 10;
    private static final int LONGEST_STRING = 1024 * 1024;
    private static final int LONGEST_NUMBER = 40;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_STRING)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private AnswerJson() {}

    static JsonNode parse(byte[] utf8) throws MalformedAnswerException {
        if (utf8.length == 0 || utf8.length > QueryAnswer.LONGEST) {
            throw new MalformedAnswerException("an answer of " + utf8.length + " bytes");
        }
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new MalformedAnswerException("an answer that is not UTF-8");
        }
    }

    static JsonNode parse(String text) throws MalformedAnswerException {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new MalformedAnswerException("an answer that is not JSON");
        }
    }
}
