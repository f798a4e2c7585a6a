package dev.cairn.git.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tidy names of models: {@code claude-opus-4.6} of "Claude Opus 4.6 (1M context)", of "claude-opus-4-6" and of "Opus 4.6".
 * Lower case, hyphens between words, a dot in the version, no release date, no path of a reseller.
 */
final class ModelName {
    private static final int MAX_LENGTH = 100;
    private static final String NUMBER = "v?([0-9]{1,2}(?:[.-][0-9]{1,2})?)(?![0-9])";
    private static final Pattern FAMILY_FIRST = Pattern.compile("(opus|sonnet|haiku)(?:[ -]+" + NUMBER + ")?");
    private static final Pattern NUMBER_FIRST = Pattern.compile("(?<![0-9.])" + NUMBER + "[ -]+(opus|sonnet|haiku)");
    private static final Pattern DATE = Pattern.compile("[-@ ]20[0-9]{6}\\b|[-@ ]20[0-9]{2}-[0-9]{2}-[0-9]{2}\\b");
    private static final Pattern SPLIT_VERSION = Pattern.compile("(?<=-v?[0-9]{1,2})-(?=[0-9]{1,2}(?:-|$))");
    private static final Set<String> NO_MODEL = Set.of("", "default", "unknown", "auto", "none", "null", "n/a");
    private static final Set<String> TIERS = Set.of(
            "pro",
            "flash",
            "mini",
            "nano",
            "lite",
            "max",
            "turbo",
            "ultra",
            "codex",
            "code",
            "coder",
            "fast",
            "thinking",
            "preview",
            "instant",
            "large",
            "medium",
            "small",
            "opus",
            "sonnet",
            "haiku",
            "instruct",
            "reasoner",
            "chat");

    private ModelName() {}

    /** Returns the tidy name of a model's identifier, such as {@code vendor/model@date}; empty if it says none. */
    static Optional<String> ofIdentifier(String identifier) {
        String id = undated(identifier.strip());
        String tidy = tidy(id.substring(id.lastIndexOf('/') + 1));
        return NO_MODEL.contains(tidy) ? Optional.empty() : Optional.of(tidy);
    }

    /** Returns the model that free text names, from the word at which a maker was recognised; empty for a bare brand. */
    static Optional<String> ofText(List<String> words, int first) {
        String brand = words.get(first);
        List<String> name = new ArrayList<>(List.of(brand));
        int at = first + 1;
        while (at < words.size() && continues(words, at)) {
            name.add(words.get(at++));
        }
        String tidy = tidy(undated(String.join("-", name)));
        boolean bare = tidy.chars().allMatch(Character::isLetter);
        return bare ? Optional.empty() : Optional.of(tidy);
    }

    private static boolean continues(List<String> words, int at) {
        return TIERS.contains(words.get(at))
                || hasDigit(words.get(at))
                || (at + 1 < words.size() && hasDigit(words.get(at + 1)));
    }

    private static String undated(String name) {
        return DATE.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static String tidy(String name) {
        return family(name).orElseGet(() -> {
            int at = name.indexOf('@');
            String plain = (at < 0 ? name : name.substring(0, at)).strip().replaceAll("\\s+", "-");
            String dotted = SPLIT_VERSION.matcher(plain).replaceAll(".");
            return dotted.substring(0, Math.min(MAX_LENGTH, dotted.length()));
        });
    }

    private static Optional<String> family(String name) {
        Matcher numberFirst = NUMBER_FIRST.matcher(name);
        if (numberFirst.find()) {
            return Optional.of(claude(numberFirst.group(2), numberFirst.group(1)));
        }
        Matcher familyFirst = FAMILY_FIRST.matcher(name);
        return familyFirst.find()
                ? Optional.of(claude(
                        familyFirst.group(1),
                        Optional.ofNullable(familyFirst.group(2)).orElse("")))
                : Optional.empty();
    }

    private static String claude(String family, String version) {
        return "claude-" + family + (version.isEmpty() ? "" : "-" + version.replace('-', '.'));
    }

    static boolean hasDigit(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }
}
