package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.AttributionSummary;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagReader;
import dev.cairn.core.store.TagWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * A tag with what is stored beside it.
 *
 * @param tag the tag
 * @param members its members, where a list is stored
 * @param summary its attribution summary, where one is stored
 * @param names the names that point to it
 */
record SampleTag(
        ConsolidatingTag tag,
        Optional<List<Hash>> members,
        Optional<AttributionSummary> summary,
        SortedSet<String> names) {
    void put(TagWriter writer) {
        writer.putTag(tag);
        members.ifPresent(list -> writer.putMembers(tag.hash(), list));
        summary.ifPresent(writer::putAttribution);
        names.forEach(name -> writer.putName(name, tag.hash()));
    }

    /** Fails unless a store gives all of it back, in every way that there is to ask. */
    void assertIn(TagReader reader, String store) {
        String what = store + ", tag " + tag.hash();
        assertEquals(Optional.of(tag), reader.tag(tag.hash()), what);
        assertEquals(summary, reader.attribution(tag.hash()), () -> what + ": summary");
        assertEquals(names, reader.names(tag.hash()), () -> what + ": names");
        Optional<List<Hash>> found = reader.members(tag.hash()).map(Stream::toList);
        assertTrue(found.equals(members), () -> what + ": " + count(found) + " members, expected " + count(members));
        tag.tips().forEach(tip -> assertEquals(List.of(tag), reader.tagsAt(tip), () -> what + ": by its tip " + tip));
        texts().forEach(text -> assertEquals(tag, reader.resolve(text), () -> what + ": resolved from " + text));
    }

    private static String count(Optional<List<Hash>> members) {
        return members.map(list -> String.valueOf(list.size())).orElse("no list of");
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>(names);
        texts.add(tag.hash().toString());
        tag.version().ifPresent(version -> texts.add(version.toString()));
        return texts;
    }
}
