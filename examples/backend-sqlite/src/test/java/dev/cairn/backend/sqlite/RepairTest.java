package dev.cairn.backend.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.FileDamage;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.store.Finding;
import dev.cairn.core.store.RepairListener;
import dev.cairn.core.store.RepairSource;
import dev.cairn.core.store.StoreRepair;
import dev.cairn.core.store.TagRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backend that cannot read its files without opening them: what can be read of an open store is saved, and what cannot be opened is refused. */
class RepairTest {
    private static final int NAMES = 20;

    @TempDir
    private Path folder;

    private final List<Finding> losses = new ArrayList<>();
    private String address;
    private Path file;

    @BeforeEach
    void fill() {
        address = "sqlite:" + folder.resolve("damaged");
        file = folder.resolve("damaged/store.sqlite");
        ConsolidatingTag tag = ConsolidatingTag.builder()
                .channel("main")
                .consolidationTimestamp(Instant.EPOCH)
                .buildHashed(Set.of());
        try (TagStore store = TagStores.open(address)) {
            new TagRepository(store).write(tags -> {
                tags.putTag(tag);
                tags.putMembers(tag.hash(), Set.of());
                for (int i = 0; i < NAMES; i++) {
                    tags.putName("name " + i, tag.hash());
                }
                return null;
            });
        }
    }

    @Test
    void savesAllButWhatIsDamaged() throws Exception {
        long whole = repair().saved();
        assertTrue(whole > NAMES && losses.isEmpty(), losses::toString);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            assertEquals(
                    1,
                    statement.executeUpdate(
                            "UPDATE entries SET value = zeroblob(length(value)) WHERE key = CAST('name 7' AS BLOB)"));
        }
        StoreRepair.Result result = repair();
        assertEquals(whole - 1, result.saved());
        assertEquals(1, result.losses());
        assertTrue(losses.get(0).toString().contains("6e616d652037"), losses.toString());
    }

    @Test
    void refusesAFileThatCannotBeOpenedByItsName() throws Exception {
        byte[] damaged = Files.readAllBytes(file);
        Arrays.fill(damaged, 4096, damaged.length, (byte) 7);
        Files.write(file, damaged);
        StoreCorruptException refusal = assertThrows(StoreCorruptException.class, this::repair);
        assertTrue(String.valueOf(refusal.getMessage()).contains("store.sqlite"), refusal.getMessage());
    }

    private StoreRepair.Result repair() {
        try (TagStore source = TagStores.open(address);
                TagStore target = TagStores.open("memory:")) {
            return new StoreRepair(target, listener()).run(address, RepairSource.of(source));
        }
    }

    private RepairListener listener() {
        return new RepairListener() {
            @Override
            public void damage(FileDamage damage) {}

            @Override
            public void loss(Finding loss) {
                losses.add(loss);
            }

            @Override
            public void progress(long bytes, long totalBytes) {}
        };
    }
}
