package dev.cairn.core.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Limits;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.migration.MigrationOptions;
import dev.cairn.core.migration.MigrationProgress;
import dev.cairn.core.migration.MigrationReport;
import dev.cairn.core.migration.SampleStore;
import dev.cairn.core.migration.TableDigest;
import dev.cairn.core.store.TagRepository;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An export brings every entry back, and the store that it makes has the same export. */
class RoundTripTest {
    private static final long SEED = 20_261_123;

    private final TagStore source = TagStores.open("memory:");
    private final TagStore target = TagStores.open("memory:");

    @AfterEach
    void close() {
        source.close();
        target.close();
    }

    private void requireRoundTrip() {
        String text = ExportText.of(source);
        ExportText.read(text, target);
        assertEquals(SampleStore.content(source), SampleStore.content(target));
        assertEquals(text, ExportText.of(target));
    }

    @Test
    void ofAnEmptyStore() {
        requireRoundTrip();
    }

    @Test
    void ofTags() {
        SampleStore.fill(source, SEED, 30);
        requireRoundTrip();
        assertFalse(
                new TagRepository(target).read(tags -> tags.channels().toList()).isEmpty());
    }

    @Test
    void isToldAsItGoesOn() {
        SampleStore.fill(source, SEED, 10);
        List<MigrationProgress> heard = new ArrayList<>();
        new StoreExport(source, line -> {}).run(heard::add);
        MigrationProgress last = heard.get(heard.size() - 1);
        assertTrue(last.totalEntries() > 0);
        assertEquals(last.totalEntries(), last.entries());
    }

    @Test
    void ofKeysAndPayloadsThatMeanNothing() {
        SplittableRandom random = new SplittableRandom(SEED);
        source.write(operations -> {
            for (Table table : Table.values()) {
                for (int octet = 0; octet < 256; octet++) {
                    operations.put(table, new byte[] {(byte) octet}, new byte[octet % 3]);
                }
                for (int payloadBytes : new int[] {0, 1, 31, 32, 33, 65_000, Limits.MAX_PAYLOAD_BYTES}) {
                    byte[] key = new byte[1 + random.nextInt(Limits.MAX_KEY_BYTES)];
                    byte[] payload = new byte[payloadBytes];
                    random.nextBytes(key);
                    random.nextBytes(payload);
                    operations.put(table, key, payload);
                }
            }
            return null;
        });
        requireRoundTrip();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100_000_000})
    void inWhateverChunksTheFileComes(int chunkBytes) {
        SampleStore.fill(source, SEED, 5);
        byte[] file = ExportText.of(source).getBytes(StandardCharsets.UTF_8);
        StoreImport.begin("file", ExportText.chunks(file, chunkBytes))
                .into(target, MigrationOptions.defaults(), MigrationListener.NONE);
        assertEquals(SampleStore.content(source), SampleStore.content(target));
    }

    @Test
    void equalStoresHaveEqualExportsWhateverBecameOfThemBefore() {
        SampleStore.fill(source, SEED, 10);
        for (int commit = 0; commit < 3; commit++) {
            target.write(operations -> operations.delete(Table.META, new byte[] {1}));
            target.write(operations -> {
                operations.put(Table.META, new byte[] {1}, new byte[0]);
                return null;
            });
        }
        target.write(operations -> operations.delete(Table.META, new byte[] {1}));
        SampleStore.fill(target, SEED, 10);
        assertEquals(ExportText.of(source), ExportText.of(target));
    }

    @Test
    void itsDigestsAreThoseOfAMigration() {
        SampleStore.fill(source, SEED, 10);
        List<String> lines = new ArrayList<>();
        List<TableDigest> written = new StoreExport(source, lines::add).run(MigrationListener.NONE);
        MigrationReport report = ExportText.read(String.join("\n", lines) + "\n", target);
        assertEquals(written, report.tables());
        assertEquals(source.read(read -> TableDigest.of(read, Table.MEMBERS)), written.get(2));
        assertTrue(lines.contains("total members " + written.get(2).entries() + " "
                + written.get(2).digest()));
    }

    @Test
    void aDryRunReadsAllOfAFileAndWritesNothing() {
        SampleStore.fill(source, SEED, 10);
        byte[] file = ExportText.of(source).getBytes(StandardCharsets.UTF_8);
        MigrationReport report = StoreImport.begin("file", ExportText.chunks(file, 1_000))
                .into(target, MigrationOptions.defaults().withDryRun(true), MigrationListener.NONE);
        assertEquals(SampleStore.content(source).stream().mapToLong(List::size).sum(), report.entriesCopied());
        assertEquals(0, target.info().version());
    }
}
