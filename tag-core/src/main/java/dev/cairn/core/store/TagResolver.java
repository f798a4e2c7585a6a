package dev.cairn.core.store;

import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.SemanticVersion;
import java.util.List;
import java.util.Optional;

/** Finds the one tag that a text means, in stages: the first that matches wins (domain.md section 6). */
final class TagResolver {
    private final StoredTags tags;
    private final ReadOperations operations;

    TagResolver(StoredTags tags, ReadOperations operations) {
        this.tags = tags;
        this.operations = operations;
    }

    ConsolidatingTag resolve(String text) {
        return find(text)
                .orElseThrow(() -> notFound(
                        text,
                        "no hash, name, version or start of a hash, of " + HashPrefix.MIN_CHARACTERS
                                + " or more characters, is like that"));
    }

    Optional<ConsolidatingTag> find(String text) {
        return byHash(text).or(() -> byName(text)).or(() -> byVersion(text)).or(() -> byPrefix(text));
    }

    private Optional<ConsolidatingTag> byHash(String text) {
        return hash(text).flatMap(tags::tag);
    }

    private static Optional<Hash> hash(String text) {
        try {
            return Optional.of(Hash.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A name that points nowhere is still the name that was meant: no later stage may put another tag in its place. */
    private Optional<ConsolidatingTag> byName(String text) {
        Optional<Hash> named = Keys.isName(text) ? tags.named(text) : Optional.empty();
        return named.map(hash -> tags.tag(hash)
                .orElseThrow(() -> notFound(text, "the name points to tag " + hash + ", which is not stored")));
    }

    private Optional<ConsolidatingTag> byVersion(String text) {
        return SemanticVersion.find(text).flatMap(version -> {
            byte[] prefix = Keys.versionPrefix(version);
            List<Hash> found = operations
                    .scan(Table.VERSIONS, KeyRange.prefix(prefix))
                    .limit(AmbiguousTagException.MAX_MATCHES)
                    .map(row -> Keys.hashBehind(Table.VERSIONS, row.key(), prefix.length))
                    .toList();
            return single(text, "version", found);
        });
    }

    private Optional<ConsolidatingTag> byPrefix(String text) {
        return single(text, "start of the hash", beginningWith(text, AmbiguousTagException.MAX_MATCHES));
    }

    private List<Hash> beginningWith(String text, int most) {
        return HashPrefix.ranges(text)
                .flatMap(range -> operations.scan(Table.TAGS, range))
                .limit(most)
                .map(row -> Keys.hashBehind(Table.TAGS, row.key(), 0))
                .toList();
    }

    /** Few steps are enough: among n tags, about log n digits tell them apart. */
    String shortestPrefix(Hash tag) {
        String text = tag.toString();
        for (int length = HashPrefix.MIN_CHARACTERS; length < text.length(); length++) {
            String prefix = text.substring(0, length);
            boolean others = beginningWith(prefix, 2).stream().anyMatch(found -> !found.equals(tag));
            if (!others && tags.named(prefix).isEmpty()) {
                return prefix;
            }
        }
        return text;
    }

    private Optional<ConsolidatingTag> single(String text, String what, List<Hash> found) {
        if (found.size() > 1) {
            throw new AmbiguousTagException(
                    text, what, found, found.stream().map(this::describe).toList());
        }
        return found.stream().findFirst().flatMap(tags::tag);
    }

    private String describe(Hash tag) {
        return tags.names(tag).stream()
                .findFirst()
                .map(name -> tag + " (" + name + ")")
                .orElse(tag.toString());
    }

    private TagNotFoundException notFound(String text, String why) {
        return new TagNotFoundException(text, why, NearestNames.to(text, operations));
    }
}
