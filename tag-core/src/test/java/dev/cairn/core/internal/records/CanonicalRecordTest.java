package dev.cairn.core.internal.records;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.UnknownFieldSet;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.Change;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.Samples;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Equal values give equal bytes, and what a reader does not know it skips (domain.md section 9). */
class CanonicalRecordTest {
    @Test
    void equalTagsGiveEqualBytes() {
        for (long seed = 0; seed < 500; seed++) {
            ConsolidatingTag tag = Samples.tag(new SplittableRandom(seed));
            ConsolidatingTag equal = tag.toBuilder()
                    .tips(Samples.shuffled(List.copyOf(tag.tips()), new SplittableRandom(seed)))
                    .build();
            assertArrayEquals(Records.encode(tag), Records.encode(equal), "seed " + seed);
        }
    }

    @Test
    void equalSummariesGiveEqualBytes() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            var changes = Samples.changes(random, random.nextInt(100));
            Hash hash = Samples.hash(random);
            var one = changes.stream().collect(AttributionTotals.collector());
            var other = Samples.shuffled(changes, random).parallelStream().collect(AttributionTotals.collector());
            assertArrayEquals(
                    Records.encode(new AttributionSummary(hash, one, 1)),
                    Records.encode(new AttributionSummary(hash, other, 1)),
                    "seed " + seed);
        }
    }

    @Test
    void unknownFieldsAreSkipped() throws Exception {
        UnknownFieldSet newer = UnknownFieldSet.newBuilder()
                .addField(1_000, UnknownFieldSet.Field.newBuilder().addVarint(7).build())
                .build();
        ConsolidatingTag tag = Samples.tag(new SplittableRandom(9));
        byte[] written = RecordMessages.Tag.parseFrom(Records.encode(tag)).toBuilder()
                .setUnknownFields(newer)
                .build()
                .toByteArray();
        assertEquals(tag, Records.decodeTag(tag.hash(), written));
        AttributionSummary summary = Samples.summary(new SplittableRandom(9));
        written = RecordMessages.AttributionSummary.parseFrom(Records.encode(summary)).toBuilder()
                .setUnknownFields(newer)
                .build()
                .toByteArray();
        assertEquals(summary, Records.decodeSummary(summary.tagHash(), written));
        Change change = Samples.storedChange(new SplittableRandom(9));
        written = RecordMessages.Change.parseFrom(Records.encode(change)).toBuilder()
                .setUnknownFields(newer)
                .build()
                .toByteArray();
        assertEquals(change, Records.decodeChange(change.hash(), written));
    }

    @Test
    void changesComeBackAsTheyWere() {
        for (long seed = 0; seed < 500; seed++) {
            Change change = Samples.storedChange(new SplittableRandom(seed));
            byte[] written = Records.encode(change);
            assertEquals(change, Records.decodeChange(change.hash(), written), "seed " + seed);
            assertArrayEquals(
                    written, Records.encode(Samples.storedChange(new SplittableRandom(seed))), "seed " + seed);
        }
    }

    @Test
    void membersKeepTheirOrder() {
        List<Hash> members = Samples.hashes(new SplittableRandom(10), Records.SEGMENT_HASHES);
        assertEquals(members, Records.decodeMembers(new byte[] {1}, Records.encodeMembers(members)));
    }

    @Test
    void namesPointToAnyTag() {
        for (Hash tag : Samples.hashes(new SplittableRandom(11), 20)) {
            assertEquals(tag, Records.decodeName(new byte[] {1}, Records.encodeName(tag)));
        }
    }
}
