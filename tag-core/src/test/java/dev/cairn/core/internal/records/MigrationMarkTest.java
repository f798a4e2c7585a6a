package dev.cairn.core.internal.records;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.CorruptRecordException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the marks of two migrations prove about their sources (storage.md MIG-2). */
class MigrationMarkTest {
    private static final Optional<String> ID = Optional.of("id");

    private final MigrationMark mark = new MigrationMark("lmdb:/a", ID, 7);
    private final MigrationMark fromVolatile = new MigrationMark("memory:", Optional.empty(), 7);

    @Test
    void oneIdentityAndVersionProveOneState() {
        assertTrue(mark.provesSameStateAs(new MigrationMark("lmdb:/moved", ID, 7)));
        assertFalse(mark.provesSameStateAs(new MigrationMark("lmdb:/a", ID, 8)));
        assertFalse(mark.provesSameStateAs(new MigrationMark("lmdb:/a", Optional.of("other"), 7)));
        assertFalse(fromVolatile.provesSameStateAs(fromVolatile));
    }

    @Test
    void aDamagedMarkIsToldWithItsKey() {
        CorruptRecordException damaged = assertThrows(
                CorruptRecordException.class, () -> Records.decodeMigration(new byte[] {5}, new byte[] {1}));
        assertArrayEquals(new byte[] {5}, damaged.key());
    }

    @Test
    void whereNothingIsProvedIdentityOrElseTheNameTells() {
        assertTrue(mark.mayBeOfSameStoreAs(new MigrationMark("lmdb:/moved", ID, 8)));
        assertFalse(mark.mayBeOfSameStoreAs(new MigrationMark("lmdb:/a", Optional.of("other"), 7)));
        assertFalse(mark.mayBeOfSameStoreAs(new MigrationMark("lmdb:/a", Optional.empty(), 7)));
        assertTrue(fromVolatile.mayBeOfSameStoreAs(new MigrationMark("memory:", Optional.empty(), 8)));
        assertFalse(fromVolatile.mayBeOfSameStoreAs(new MigrationMark("export a", Optional.empty(), 7)));
    }
}
