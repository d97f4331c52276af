package org.kakehashi.wallet.rpc;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one strict, bounded JSON reader for what nodes say. */
final class RpcJson {

    /** Blocks with all their transactions nest five levels; tracing answers, which we do not ask for, more. */
    private static final int DEPTH = 64;

    private RpcJson() {}

    static JsonMapper mapper(long bytes) {
        StreamReadConstraints bounds = StreamReadConstraints.builder()
                .maxNestingDepth(DEPTH)
                .maxNumberLength(100)
                .maxNameLength(256)
                .maxStringLength((int) Math.min(bytes, Integer.MAX_VALUE))
                .maxDocumentLength(bytes)
                .build();
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(bounds)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
