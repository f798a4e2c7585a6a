package dev.cairn.cli.changelog;

import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ChangeKind;
import dev.cairn.core.Confidence;
import dev.cairn.core.Contribution;
import dev.cairn.core.Evidence;
import dev.cairn.core.Hash;
import dev.cairn.core.SuggestionType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The fields of one record as text, and what they mean. Every method throws {@link IllegalArgumentException} or
 * {@link java.time.DateTimeException} for a value that means nothing.
 */
final class RecordFields {
    static final String SOURCE = "change-metadata";

    private static final int HASH_CHARACTERS = 53;

    /** What Atomic writes where a word of the message made it guess, and where nothing told the model. */
    private static final String GUESSED = "auto-detected";

    private static final String UNKNOWN = "unknown";

    final Map<String, String> values = new LinkedHashMap<>();
    final Map<String, String> attribution = new LinkedHashMap<>();
    Optional<List<String>> paths = Optional.empty();

    /** A change that is a tag is marked; a tag of its own says how much it consolidates. */
    boolean isTag() {
        return values.containsKey("consolidated_changes") || "true".equals(values.get("is_tag"));
    }

    Hash hash() {
        String text = values.getOrDefault("hash", "");
        if (text.length() != HASH_CHARACTERS) {
            throw new IllegalArgumentException("'" + text + "' is no hash; expected 53 characters of base32");
        }
        return Hash.parse(text);
    }

    Instant timestamp() {
        return OffsetDateTime.parse(values.getOrDefault("timestamp", ""))
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS);
    }

    Optional<String> text(String field) {
        return Optional.ofNullable(values.get(field)).filter(text -> !text.isEmpty());
    }

    Optional<Long> changes() {
        return text("consolidated_changes").map(Long::parseLong);
    }

    Optional<ChangeKind> kind() {
        return paths.flatMap(ChangeKind::ofPaths);
    }

    /** {@code ai_assisted: false} is what Atomic prints where it knows nothing, and a guess is no evidence. */
    ChangeAttribution attribution() {
        String provider = attribution.getOrDefault("ai_provider", UNKNOWN);
        if (!"true".equals(attribution.get("ai_assisted")) || provider.equals(GUESSED)) {
            return ChangeAttribution.UNATTRIBUTED;
        }
        String text = attribution.entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining(", "));
        return ChangeAttribution.aiAssisted(List.of(new Contribution(
                provider,
                provider,
                Optional.ofNullable(attribution.get("ai_model")).filter(model -> !model.equals(UNKNOWN)),
                Optional.ofNullable(attribution.get("suggestion_type"))
                        .map(SuggestionType::parse)
                        .orElse(SuggestionType.PARTIAL),
                Optional.ofNullable(attribution.get("confidence"))
                        .map(Double::parseDouble)
                        .map(Confidence::of),
                new Evidence(SOURCE, Evidence.Strength.STRONG, text))));
    }
}
