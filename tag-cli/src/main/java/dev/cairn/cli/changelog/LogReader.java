package dev.cairn.cli.changelog;

import dev.cairn.cli.changelog.LogEntry.LoggedChange;
import dev.cairn.cli.changelog.LogEntry.LoggedTag;
import dev.cairn.core.Hash;
import java.io.InputStream;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads an array of records, newest first, as {@code atomic log --output-format json} and {@code pijul log --output-format json} print it: each a
 * change {@code {hash, timestamp, paths, attribution, is_tag}} or a tag {@code {hash, version, timestamp, message, consolidated_changes}}. Other
 * fields are skipped. One record is in memory at a time, besides what is kept of those before.
 *
 * <p>At most 16 levels deep, 1 MiB for a text, 600 bytes for a field of the attribution, 100,000 paths in a record.
 */
public final class LogReader {
    private static final int MAX_PATHS = 100_000;
    private static final int MAX_ATTRIBUTION_CHARACTERS = 200;
    private static final int SHOWN_CHARACTERS = 200;
    private static final Set<String> TEXTS =
            Set.of("hash", "timestamp", "version", "message", "consolidated_changes", "is_tag");
    private static final Set<String> ATTRIBUTION =
            Set.of("ai_assisted", "ai_provider", "ai_model", "suggestion_type", "confidence");
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .maxStringLength(1 << 20)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final JsonParser json;
    private final List<LogEntry> entries = new ArrayList<>();
    private final Set<Hash> hashes = new HashSet<>();

    private LogReader(String file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    /**
     * Reads a whole log.
     *
     * @param file what to call it in messages
     * @throws LogFormatException if a record is bad
     */
    public static List<LogEntry> read(String file, InputStream in) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
            LogReader reader = new LogReader(file, json);
            try {
                reader.readAll();
            } catch (JacksonException e) {
                throw reader.bad("", String.valueOf(e.getOriginalMessage()));
            }
            return reader.entries;
        }
    }

    private void readAll() {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            throw bad("", "expected an array of records, as 'log --output-format json' prints it");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            entries.add(record());
        }
        if (json.nextToken() != null) {
            throw bad("", "something follows the end of the log");
        }
    }

    private LogEntry record() {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            throw bad(
                    "",
                    "a bare hash tells neither time nor attribution. Print the log without --hash-only, --ai-only and"
                            + " --human-only");
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw bad("", "expected an object");
        }
        RecordFields fields = new RecordFields();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_ARRAY && name.equals("paths")) {
                fields.paths = Optional.of(paths());
            } else if (value == JsonToken.START_OBJECT && name.equals("attribution")) {
                attribution(fields.attribution);
            } else if (TEXTS.contains(name)) {
                scalar(name, value, fields.values);
            } else {
                json.skipChildren();
            }
        }
        return entry(fields);
    }

    private LogEntry entry(RecordFields fields) {
        Hash hash = valid("hash", fields::hash);
        if (!hashes.add(hash)) {
            throw bad("hash", hash + " stands in the log twice");
        }
        return fields.isTag()
                ? new LoggedTag(
                        hash,
                        valid("timestamp", fields::timestamp),
                        fields.text("version"),
                        fields.text("message"),
                        valid("consolidated_changes", fields::changes))
                : new LoggedChange(
                        hash,
                        valid("timestamp", fields::timestamp),
                        fields.kind(),
                        valid("attribution", fields::attribution));
    }

    private <T> T valid(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw bad(field, String.valueOf(e.getMessage()));
        }
    }

    private void scalar(String name, JsonToken value, Map<String, String> values) {
        if (value.isScalarValue()) {
            if (value != JsonToken.VALUE_NULL) {
                values.put(name, json.getString());
            }
        } else {
            throw bad(name, "expected a text, a number or true or false");
        }
    }

    private void attribution(Map<String, String> values) {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            if (!ATTRIBUTION.contains(name)) {
                json.skipChildren();
                continue;
            }
            scalar(name, value, values);
            if (values.getOrDefault(name, "").length() > MAX_ATTRIBUTION_CHARACTERS) {
                throw bad(name, "more than " + MAX_ATTRIBUTION_CHARACTERS + " characters");
            }
        }
    }

    private List<String> paths() {
        List<String> paths = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_STRING || paths.size() == MAX_PATHS) {
                throw bad("paths", "expected at most " + MAX_PATHS + " texts");
            }
            paths.add(json.getString());
        }
        return paths;
    }

    private LogFormatException bad(String field, String what) {
        TokenStreamLocation at = json.currentLocation();
        String shown = what.length() <= SHOWN_CHARACTERS ? what : what.substring(0, SHOWN_CHARACTERS) + "...";
        return new LogFormatException(
                file + ", record " + (entries.size() + 1) + ", line " + at.getLineNr() + ", column "
                        + at.getColumnNr() + (field.isEmpty() ? "" : ", field " + field) + ": " + shown
                        + ". Nothing of this file was stored.");
    }
}
