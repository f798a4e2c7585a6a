package dev.cairn.git.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a message that may name an AI agent: {@code Co-authored-by: Claude <noreply@anthropic.com>}.
 *
 * @param kind what the key says
 * @param value what stands behind the colon
 * @param line the line as it stands
 * @param inLastParagraph whether it stands where trailers belong: in the last paragraph, which is not the subject
 */
record Trailer(EvidenceKind kind, String value, String line, boolean inLastParagraph) {
    private static final Map<String, EvidenceKind> KEYS = Map.of(
            "co-authored-by", EvidenceKind.CO_AUTHORED_BY,
            "co-developed-by", EvidenceKind.CO_DEVELOPED_BY,
            "assisted-by", EvidenceKind.ASSISTED_BY,
            "ai-assisted-by", EvidenceKind.AI_ASSISTED_BY,
            "generated-by", EvidenceKind.GENERATED_BY,
            "made-with", EvidenceKind.MADE_WITH);
    private static final Pattern LINE = Pattern.compile(
            "^\\s*(" + String.join("|", KEYS.keySet()) + ")\\s*:\\s*(\\S.*)$", Pattern.CASE_INSENSITIVE);
    private static final int MAX_LINE = 1000;

    /** Finds the trailers of a message, on whatever line they stand. */
    static List<Trailer> in(String message) {
        List<String> lines = message.stripTrailing().lines().toList();
        int lastParagraph = lastParagraph(lines);
        List<Trailer> trailers = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            Matcher matcher = LINE.matcher(line.length() > MAX_LINE ? line.substring(0, MAX_LINE) : line);
            if (matcher.matches()) {
                EvidenceKind kind =
                        Objects.requireNonNull(KEYS.get(matcher.group(1).toLowerCase(Locale.ROOT)));
                trailers.add(new Trailer(kind, matcher.group(2).strip(), line, at >= lastParagraph));
            }
        }
        return trailers;
    }

    /** Returns the number of the first line of the last paragraph; the number of lines if that is the subject. */
    private static int lastParagraph(List<String> lines) {
        int subject = 0;
        while (subject < lines.size() && lines.get(subject).isBlank()) {
            subject++;
        }
        for (int at = lines.size() - 1; at > subject; at--) {
            if (lines.get(at).isBlank()) {
                return at + 1;
            }
        }
        return lines.size();
    }
}
