package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagReader;
import dev.cairn.core.store.TagWriter;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A tag of the {@link GoldenData}, and what is stored beside it.
 *
 * @param tag the tag
 * @param members its members, dependencies first
 * @param totals the totals of its summary
 * @param names the names that point to it
 */
record GoldenTag(ConsolidatingTag tag, List<Hash> members, AttributionTotals totals, List<String> names) {
    private AttributionSummary summary() {
        return new AttributionSummary(tag.hash(), totals, 1);
    }

    void put(TagWriter tags) {
        tags.putTag(tag);
        tags.putMembers(tag.hash(), members);
        tags.putAttribution(summary());
        names.forEach(name -> tags.putName(name, tag.hash()));
    }

    /** Fails unless everything is read back as it was put. */
    void assertIn(TagReader tags) {
        Hash hash = tag.hash();
        assertEquals(Optional.of(tag), tags.tag(hash), "tag " + hash);
        assertEquals(Optional.of(summary()), tags.attribution(hash), "summary of tag " + hash);
        assertEquals(Optional.of(members), tags.members(hash).map(stream -> stream.toList()), "members of tag " + hash);
        assertEquals(new TreeSet<>(names), new TreeSet<>(tags.names(hash)), "names of tag " + hash);
    }
}
