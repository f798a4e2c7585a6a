package dev.cairn.core.internal.records;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.cairn.api.Limits;
import dev.cairn.api.Table;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.Change;
import dev.cairn.core.Confidence;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.CorruptRecordException;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, reading gives a value that keeps its rules, or {@link CorruptRecordException} (domain.md section 9). */
@Tag("same-on-every-jdk")
class DamagedRecordTest {
    private static final Hash KEY = Samples.hash(HashAlgorithm.BLAKE3, 0xAB);

    @Test
    void theExceptionNamesTableAndKey() {
        CorruptRecordException e = refused(bytes -> Records.decodeTag(KEY, bytes), new byte[] {1});
        assertEquals(Table.TAGS, e.table());
        assertArrayEquals(KEY.bytes(), e.key());
        assertTrue(String.valueOf(e.getMessage()).contains("table tags, key 01abab"), e.toString());
    }

    @Test
    void theExceptionQuotesLittleOfWhatIsDamaged() {
        String name = "n".repeat(100_000);
        byte[] payload = RecordMessages.AttributionSummary.newBuilder()
                .addProviders(provider().setName(name).setChangeCount(1))
                .build()
                .toByteArray();
        CorruptRecordException e = refused(bytes -> Records.decodeSummary(KEY, bytes), payload);
        assertTrue(String.valueOf(e.getMessage()).length() < 1_000, e.toString());
    }

    @Test
    void payloadsThatAreTooLongAreRefusedUnread() {
        // Valid but for its length: a message that no store could have taken.
        byte[] payload = RecordMessages.Tag.newBuilder()
                .setChannel("main")
                .setMessage("a".repeat(Limits.MAX_PAYLOAD_BYTES))
                .build()
                .toByteArray();
        refused(bytes -> Records.decodeTag(KEY, bytes), payload);
    }

    @Test
    void segmentsOfMoreThanAThousandMembersAreRefused() {
        RecordMessages.MemberSegment.Builder segment = RecordMessages.MemberSegment.newBuilder();
        for (int i = 0; i <= Records.SEGMENT_HASHES; i++) {
            segment.addMembers(ByteString.copyFrom(KEY.bytes()));
        }
        refused(
                bytes -> Records.decodeMembers(KEY.bytes(), bytes),
                segment.build().toByteArray());
    }

    @Test
    void tooMuchToStoreIsRefusedBeforeItIsWritten() {
        ConsolidatingTag tag = Samples.tag(new SplittableRandom(1)).toBuilder()
                .message("a".repeat(Limits.MAX_PAYLOAD_BYTES))
                .build();
        assertThrows(IllegalArgumentException.class, () -> Records.encode(tag));
        List<Hash> members = Samples.hashes(new SplittableRandom(1), Records.SEGMENT_HASHES + 1);
        assertThrows(IllegalArgumentException.class, () -> Records.encodeMembers(members));
    }

    @Test
    void emptyPayloadsAreNoTagsAndNoNamesButEmptySummariesAndSegments() {
        byte[] empty = {};
        refused(bytes -> Records.decodeTag(KEY, bytes), empty);
        refused(bytes -> Records.decodeName(new byte[] {1}, bytes), empty);
        assertEquals(0, Records.decodeSummary(KEY, empty).totals().totalChanges());
        assertEquals(List.of(), Records.decodeMembers(KEY.bytes(), empty));
    }

    @Test
    void valuesThatBreakARuleAreRefused() {
        RecordMessages.Tag tag =
                RecordMessages.Tag.newBuilder().setChannel("main").build();
        ByteString tip = ByteString.copyFrom(KEY.bytes());
        refusedTag(tag.toBuilder().setChannel("a\nb"));
        refusedTag(tag.toBuilder().setConsolidationTimestamp(Long.MAX_VALUE));
        refusedTag(tag.toBuilder().setConsolidationTimestamp(-1));
        refusedTag(tag.toBuilder().setDependencyCountBefore(-1));
        refusedTag(tag.toBuilder().setVersion("1.0"));
        refusedTag(tag.toBuilder().setPreviousConsolidation(tip));
        refusedTag(tag.toBuilder().addTips(ByteString.EMPTY));
        refusedTag(tag.toBuilder().addTips(tip).addTips(tip));
        RecordMessages.Tag.Metadata entry =
                RecordMessages.Tag.Metadata.newBuilder().setKey("k").build();
        refusedTag(tag.toBuilder().addMetadata(entry).addMetadata(entry));
    }

    @Test
    void summariesThatBreakARuleAreRefused() {
        RecordMessages.AttributionSummary.Builder none = RecordMessages.AttributionSummary.newBuilder();
        refusedSummary(none.clone().setConfidenceHigh(1));
        refusedSummary(none.clone().setCodeChanges(1));
        refusedSummary(none.clone().setAiAssistedChanges(Long.MAX_VALUE).setHumanAuthoredChanges(1));
        refusedSummary(none.clone().setEvidenceRules(-1));
        refusedSummary(none.clone().setTimeSpan(span(0, -1)));
        refusedSummary(none.clone().setTimeSpan(span(Long.MAX_VALUE, 0)));
        refusedSummary(none.clone().setTimeSpan(span(1, Long.MAX_VALUE)));
        refusedSummary(none.clone().addProviders(provider()).addProviders(provider()));
        refusedSummary(none.clone().addProviders(provider().setChangeCount(1)));
        RecordMessages.AttributionSummary.Type unknown = RecordMessages.AttributionSummary.Type.newBuilder()
                .setTypeValue(99)
                .setChangeCount(1)
                .build();
        refusedSummary(none.clone()
                .setAiAssistedChanges(1)
                .addProviders(provider().setChangeCount(1).addSuggestionTypes(unknown)));
    }

    @Test
    void changesThatBreakARuleAreRefused() {
        RecordMessages.Change none = RecordMessages.Change.getDefaultInstance();
        RecordMessages.Change.Evidence evidence = RecordMessages.Change.Evidence.newBuilder()
                .setSource("trailer")
                .setStrength(RecordMessages.Strength.STRONG)
                .build();
        RecordMessages.Change.Contribution part = RecordMessages.Change.Contribution.newBuilder()
                .setType(RecordMessages.SuggestionType.COMPLETE)
                .setEvidence(evidence)
                .build();
        RecordMessages.Change assisted = none.toBuilder()
                .setAuthorship(RecordMessages.Authorship.AI_ASSISTED)
                .addContributions(part)
                .build();
        assertEquals(
                1,
                Records.decodeChange(KEY, assisted.toByteArray())
                        .attribution()
                        .contributions()
                        .size());
        refusedChange(none.toBuilder().addDependencies(ByteString.EMPTY));
        refusedChange(none.toBuilder().setTimestamp(Long.MAX_VALUE));
        refusedChange(none.toBuilder().setKindValue(99));
        refusedChange(none.toBuilder().setAuthorshipValue(99));
        refusedChange(none.toBuilder().setEvidenceRules(-1));
        refusedChange(none.toBuilder().addAttestations(evidence));
        refusedChange(none.toBuilder().addContributions(part));
        refusedChange(assisted.toBuilder().clearContributions());
        refusedChange(assisted.toBuilder().setContributions(0, part.toBuilder().setConfidence(Confidence.ONE + 1)));
        refusedChange(assisted.toBuilder().setContributions(0, part.toBuilder().setTypeValue(99)));
        refusedChange(assisted.toBuilder().setContributions(0, part.toBuilder().clearEvidence()));
        refusedChange(assisted.toBuilder()
                .setContributions(0, part.toBuilder().setModel("m".repeat(Change.MAX_NAME_BYTES + 1))));
    }

    @Test
    void randomDamageNeverGivesAnythingElse() {
        for (long seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ConsolidatingTag tag = Samples.tag(random);
            AttributionSummary summary = Samples.summary(random);
            read(seed, bytes -> Records.decodeTag(KEY, bytes), damaged(Records.encode(tag), random));
            read(seed, bytes -> Records.decodeSummary(KEY, bytes), damaged(Records.encode(summary), random));
            read(
                    seed,
                    bytes -> Records.decodeChange(KEY, bytes),
                    damaged(Records.encode(Samples.storedChange(random)), random));
            read(
                    seed,
                    bytes -> Records.decodeMembers(KEY.bytes(), bytes),
                    damaged(Records.encodeMembers(Samples.hashes(random, 3)), random));
            read(seed, bytes -> Records.decodeName(new byte[] {1}, bytes), damaged(Records.encodeName(KEY), random));
        }
    }

    @Test
    void claimsOfLengthAllocateNothing() {
        // Field 1, 2 GiB - 1 long, in six bytes: an allocation of that size would end the test's JVM.
        byte[] claim = {0x0A, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07};
        refused(bytes -> Records.decodeTag(KEY, bytes), claim);
        refused(bytes -> Records.decodeChange(KEY, bytes), claim);
        refused(bytes -> Records.decodeMembers(KEY.bytes(), bytes), claim);
        refused(bytes -> Records.decodeName(KEY.bytes(), bytes), claim);
    }

    private static byte[] damaged(byte[] payload, SplittableRandom random) {
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(payload, random.nextInt(payload.length + 1));
            }
            case 1 -> {
                byte[] noise = new byte[random.nextInt(100)];
                random.nextBytes(noise);
                return noise;
            }
            case 2 -> {
                return Arrays.copyOfRange(payload, random.nextInt(payload.length + 1), payload.length);
            }
            default -> {
                for (int flips = 1 + random.nextInt(3); flips > 0 && payload.length > 0; flips--) {
                    payload[random.nextInt(payload.length)] ^= (byte) (1 << random.nextInt(8));
                }
                return payload;
            }
        }
    }

    private static void read(long seed, Consumer<byte[]> decoder, byte[] payload) {
        try {
            decoder.accept(payload);
        } catch (CorruptRecordException expected) {
            assertTrue(String.valueOf(expected.getMessage()).contains("key"), "seed " + seed);
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static void refusedTag(RecordMessages.Tag.Builder message) {
        refused(bytes -> Records.decodeTag(KEY, bytes), message.build().toByteArray());
    }

    private static void refusedSummary(RecordMessages.AttributionSummary.Builder message) {
        refused(bytes -> Records.decodeSummary(KEY, bytes), message.build().toByteArray());
    }

    private static void refusedChange(RecordMessages.Change.Builder message) {
        refused(bytes -> Records.decodeChange(KEY, bytes), message.build().toByteArray());
    }

    private static CorruptRecordException refused(Consumer<byte[]> decoder, byte[] payload) {
        return assertThrows(CorruptRecordException.class, () -> decoder.accept(payload));
    }

    private static RecordMessages.AttributionSummary.TimeSpan span(long earliest, long seconds) {
        return RecordMessages.AttributionSummary.TimeSpan.newBuilder()
                .setEarliest(earliest)
                .setSeconds(seconds)
                .build();
    }

    private static RecordMessages.AttributionSummary.Provider.Builder provider() {
        return RecordMessages.AttributionSummary.Provider.newBuilder().setName("p");
    }
}
